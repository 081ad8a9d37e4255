package dk.fristvagt.rules.catalogue.text;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import org.junit.jupiter.api.Test;

class RuleSentenceTest {

  private static final Catalogue CATALOGUE = BuiltInCatalogues.dkChildServices();

  @Test
  void a_deadline_says_what_must_follow_what_and_by_when() {
    assertThat(danish("assessment-4m"))
        .isEqualTo(
            "Efter »opmærksom på behov« eller »BFU påbegyndt« skal »BFU afsluttet« følge inden 4"
                + " måneder.");
    assertThat(english("notification-assessed-24h"))
        .isEqualTo(
            "After “notification received” there must be “notification assessed” within 24 hours.");
  }

  @Test
  void a_recurring_deadline_says_both_spans() {
    assertThat(english("follow-up"))
        .isEqualTo(
            "After “measure started” there must be “follow up held” within 3 months, and then"
                + " again within 6 months of each time.");
  }

  @Test
  void a_precondition_says_how_far_back() {
    assertThat(english("plan-before-start"))
        .isEqualTo(
            "When “measure started” occurs, “plan made” must already have occurred, at most 1 year"
                + " before.");
  }

  @Test
  void a_check_and_a_selection_show_their_conditions_as_written() {
    assertThat(english("assessment-backlog-coherent"))
        .isEqualTo(
            "When “child assessment completed” (where event.backlog) occurs, this must be true:"
                + " event.coherentWithPlan.");
  }

  @Test
  void an_absence_says_what_must_not_follow() {
    assertThat(danish("preventive-not-escalated"))
        .endsWith("må »BFU påbegyndt« ikke følge inden for 1 år.");
  }

  private static String danish(String rule) {
    return of(rule, Language.DANISH);
  }

  private static String english(String rule) {
    return of(rule, Language.ENGLISH);
  }

  private static String of(String rule, Language language) {
    return RuleSentence.of(CATALOGUE.rule(rule).orElseThrow().versions().get(0), language);
  }
}
