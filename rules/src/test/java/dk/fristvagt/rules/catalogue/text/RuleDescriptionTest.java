package dk.fristvagt.rules.catalogue.text;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import org.junit.jupiter.api.Test;

class RuleDescriptionTest {

  @Test
  void saysInEnglishWhatARecurringRuleMeans() {
    assertThat(new RuleDescription(rule("follow-up"), Language.ENGLISH).text())
        .isEqualTo(
            """
            id                follow-up
            name              Follow-up after 3 months, then every 6 months
            kind              recurring deadline: something is to be done again and again
            version 1         for what starts up to and including 2023-12-31; SEL §70
            starts with       MeasureStarted
            fulfilled by      FollowUpHeld
            within            3 months, then 6 months after each fulfilment
            warning           30 days before
            belongs together  by the same measureId
            cancelled by      MeasureEnded or CaseClosed or ChildMoved or ChildTurned18
            version 2         for what starts from 2024-01-01; BL §95(2)
            starts with       MeasureStarted
            fulfilled by      FollowUpHeld
            within            3 months, then 6 months after each fulfilment
            warning           30 days before
            cadence           the due date moves to the day given by FollowUpCadenceDecided
            belongs together  by the same measureId
            cancelled by      MeasureEnded or CaseClosed or ChildMoved or ChildTurned18
            targets           from the end of 2021-12 35 %, from the end of 2022-08 70 %, from the end of 2022-12 100 %; amber up to 5 percentage points below""");
  }

  @Test
  void saysInDanishWhatADeadlineMeans() {
    assertThat(new RuleDescription(rule("notifier-informed"), Language.DANISH).text())
        .isEqualTo(
            """
            id             notifier-informed
            navn           Tilbagemelding til professionel underretter
            art            frist: noget skal være gjort inden en tid
            version 1      for det, der begynder fra 2020-10-01; SEL §155 b(2)
            begynder med   underretning modtaget (NotificationReceived) hvor event.notifier == 'PROFESSIONAL'
            opfyldt af     tilbagemelding til underretter (NotifierInformed)
            inden          4 uger
            advarsel       7 dage før
            hører sammen   ved samme notificationId
            annulleres af  intet
            mål            fra udgangen af 2021-04 25 %, fra udgangen af 2021-08 50 %, fra udgangen af 2021-12 100 %; gul indtil 5 procentpoint under""");
  }

  @Test
  void summarisesARuleInOneLine() {
    assertThat(new RuleDescription(rule("notification-acknowledged"), Language.ENGLISH).summary())
        .isEqualTo(
            "notification-acknowledged: Notification acknowledged within 6 working days (deadline, 6 working days)");
    assertThat(new RuleDescription(rule("caseworker-continuity"), Language.DANISH).summary())
        .isEqualTo("caseworker-continuity: Ingen rådgiverskift det første år (fravær, 1 år)");
  }

  @Test
  void hasWordsForEveryRuleInBothLanguages() {
    for (Rule rule : BuiltInCatalogues.dkChildServices().rules()) {
      for (Language language : Language.values()) {
        RuleDescription description = new RuleDescription(rule, language);
        assertThat(description.summary()).doesNotContain("\n", "null");
        assertThat(description.lines())
            .allSatisfy(
                line -> {
                  assertThat(line.label()).isNotBlank();
                  assertThat(line.text()).isNotBlank().doesNotContain("null", "@");
                });
      }
    }
  }

  private static Rule rule(String id) {
    return BuiltInCatalogues.dkChildServices().rule(id).orElseThrow();
  }
}
