package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * One catalogue with a deadline of 24 hours, and what becomes of it when another is published.
 *
 * <p>A notification at 10:00 on 1 March (Danish winter time, 09:00Z) is due at 09:00Z on 2 March
 * under 24 hours and on 3 March under 48.
 */
class CatalogueChangeTest {

  private static final String HEAD =
      """
      catalogue: test
      name: {da: Prøve, en: Test}
      rules:
      """;
  private static final String ASSESSED =
      """
        - id: assessed
          name: {da: Vurderet, en: Assessed}
          kind: deadline
          legal: local policy
          start: NotificationReceived
          fulfilled: NotificationAssessed
          match: notificationId
          within: PT24H
          warn: PT4H
      """;
  private static final String ACKNOWLEDGED =
      """
        - id: acknowledged
          name: {da: Kvitteret, en: Acknowledged}
          kind: deadline
          legal: local policy
          start: NotificationReceived
          fulfilled: NotificationAcknowledged
          match: notificationId
          within: 6WD
      """;

  private static final String IN_24_HOURS = HEAD + ASSESSED;
  private static final String IN_48_HOURS = HEAD + ASSESSED.replace("PT24H", "PT48H");
  private static final String OTHER_RULE = HEAD + ACKNOWLEDGED;

  private static final String ID = "assessed/0330/c-1/n1/1";

  private final ProcessorHarness harness = new ProcessorHarness(catalogue(IN_24_HOURS), 3);

  @Test
  void anAlertThatTheNewCatalogueTakesBackHasTheReasonCatalogue() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");
    harness.publish(IN_48_HOURS, 1);
    assertThat(alerts()).containsExactly("1 OVERDUE null");

    step("2021-03-02T10:00:00Z");

    assertThat(alerts()).containsExactly("1 OVERDUE null", "2 RETRACTED catalogue");
    assertThat(harness.obligations().get(ID).due())
        .isEqualTo(Instant.parse("2021-03-03T09:00:00Z").toEpochMilli());
    step("2021-03-03T09:00:00Z");
    assertThat(alerts())
        .containsExactly("1 OVERDUE null", "2 RETRACTED catalogue", "3 OVERDUE null");
  }

  @Test
  void anAlertThatFactsTakeBackInTheSameStepKeepsTheirReason() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");
    assessed("c-1", "n1", "2021-03-01T15:00:00Z", "2021-03-02T09:30:00Z");
    harness.publish(IN_48_HOURS, 1);

    step("2021-03-02T10:00:00Z");

    assertThat(alerts()).containsExactly("1 OVERDUE null", "2 RETRACTED late-registration");
  }

  @Test
  void anObligationThatIsNoMoreIsTombstonedAndItsAlertTakenBack() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");
    harness.publish(OTHER_RULE, 1);

    step("2021-03-02T10:00:00Z");

    assertThat(alerts()).containsExactly("1 OVERDUE null", "2 RETRACTED catalogue");
    assertThat(harness.obligationsTopic().keySet()).containsExactly("acknowledged/0330/c-1/n1/1");
  }

  @Test
  void whatWasDueLongBeforeANewRuleIsCountedAndNotSent() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-06-01T09:00:00Z");
    int sent = harness.alerts().size();
    harness.publish(HEAD + ASSESSED + ACKNOWLEDGED, 1);

    step("2021-06-01T10:00:00Z");

    assertThat(harness.alerts()).hasSize(sent);
    // Six working days after Monday 1 March end on Tuesday the 9th.
    assertThat(figures("acknowledged", "2021-03").now()).isEqualTo(overdue(1));
  }

  @Test
  void figuresAtTheCloseStayAsTheyWere() {
    notification("c-1", "n1", "2021-03-30T09:00:00Z");
    step("2021-04-05T09:00:00Z");
    harness.publish(OTHER_RULE, 1);

    step("2021-04-20T09:00:00Z");

    assertThat(figures("assessed", "2021-03").now()).isEqualTo(StatusCounts.ZERO);
    assertThat(figures("assessed", "2021-03").atClose()).isEqualTo(overdue(1));
    // Six working days after Tuesday 30 March, Easter left out, end on Monday 12 April.
    assertThat(figures("acknowledged", "2021-04").now()).isEqualTo(overdue(1));
  }

  @Test
  void aFactThatComesLateIsCountedAtAnEarlierCloseByTheCatalogueOfThen() {
    notification("c-1", "n1", "2021-03-30T09:00:00Z");
    step("2021-04-05T09:00:00Z");
    harness.publish(OTHER_RULE, 1);
    step("2021-04-06T09:00:00Z");

    notification("c-1", "n2", "2021-03-29T09:00:00Z");
    step("2021-04-07T09:00:00Z");

    assertThat(figures("assessed", "2021-03").atClose()).isEqualTo(overdue(2));
  }

  @Test
  void theSameCatalogueAgainChangesNothing() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");
    harness.publish(IN_48_HOURS, 1);
    step("2021-03-02T10:00:00Z");
    int news = harness.obligationNews().size();

    harness.publish(IN_48_HOURS.replace("\n", "\r\n"), 2);
    harness.tick(at("2021-03-02T11:00:00Z"));
    assertThat(harness.catalogueChange().state()).isEqualTo(CatalogueChange.State.CURRENT);
    harness.drain();

    assertThat(harness.obligationNews()).hasSize(news);
    assertThat(harness.view().catalogue().since()).isEqualTo(at("2021-03-02T10:00:00Z"));
    assertThat(harness.view().catalogue().sequence()).isEqualTo(2);
  }

  @Test
  void whatIsNoCatalogueIsRejectedAndTheOldOneGoesOn() {
    harness.publish(HEAD + ASSESSED.replace("within: PT24H", "within: soon"), 1);
    harness.publish("rules: [", 2);
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");

    assertThat(harness.rejects())
        .extracting(Reject::getReason)
        .containsExactly("BAD_VALUE", "BAD_VALUE");
    assertThat(harness.rejects().get(0).getDetail()).contains("within");
    assertThat(alerts()).containsExactly("1 OVERDUE null");
    assertThat(harness.view().catalogue().sequence()).isNull();
  }

  @Test
  void aCatalogueWithACprNumberIsRejectedWithoutIt() {
    harness.publish(IN_48_HOURS.replace("en: Test", "en: Test 010203-1234"), 1);
    harness.publish(HEAD + "  - id: 0102031234", 2);

    assertThat(harness.rejects()).extracting(Reject::getReason).containsOnly("CPR_NUMBER");
    assertThat(harness.rejects().toString()).doesNotContain("1234");
  }

  @Test
  void anOlderPublicationIsReadPastSoThatAllPartitionsEndWithTheSame() {
    harness.publish(IN_48_HOURS, 7);
    harness.publish(OTHER_RULE, 5);
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T10:00:00Z");

    assertThat(harness.view().catalogue().fingerprint())
        .isEqualTo(catalogue(IN_48_HOURS).fingerprint());
  }

  @Test
  void ofSeveralBeforeOneStepTheLastCounts() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-01T10:00:00Z");
    harness.publish(OTHER_RULE, 1);
    harness.publish(IN_48_HOURS, 2);
    harness.restart();
    step("2021-03-01T11:00:00Z");

    assertThat(harness.view().catalogue().fingerprint())
        .isEqualTo(catalogue(IN_48_HOURS).fingerprint());
    assertThat(harness.view().catalogue().earlier()).hasSize(1);

    harness.publish(OTHER_RULE, 3);
    harness.publish(IN_48_HOURS, 4);
    step("2021-03-01T12:00:00Z");

    assertThat(harness.view().catalogue().since()).isEqualTo(at("2021-03-01T11:00:00Z"));
    assertThat(harness.entries(StoreNames.CATALOGUES)).isEqualTo(2);
  }

  @Test
  void beforeTheFirstStepItIsTheOnlyOneThatEverWas() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    harness.publish(IN_48_HOURS, 1);
    step("2021-03-02T10:00:00Z");

    assertThat(harness.view().catalogue().since()).isNull();
    assertThat(harness.view().catalogue().earlier()).isEmpty();
    assertThat(alerts()).isEmpty();
  }

  @Test
  void beingStartedWithAnotherCatalogueLooksAtEveryCaseOnce() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-02T09:00:00Z");

    harness.restart(catalogue(IN_48_HOURS));
    step("2021-03-02T10:00:00Z");

    assertThat(alerts()).containsExactly("1 OVERDUE null", "2 RETRACTED catalogue");
    assertThat(harness.view().catalogue().since()).isEqualTo(at("2021-03-02T10:00:00Z"));
    harness.restart();
    step("2021-03-02T11:00:00Z");
    assertThat(harness.view().catalogue().since()).isEqualTo(at("2021-03-02T10:00:00Z"));
  }

  @Test
  void whatWasPublishedWinsOverWhatTheServiceIsStartedWith() {
    notification("c-1", "n1", "2021-03-01T09:00:00Z");
    step("2021-03-01T10:00:00Z");
    harness.publish(IN_48_HOURS, 1);
    step("2021-03-01T11:00:00Z");

    harness.restart(catalogue(OTHER_RULE));
    step("2021-03-01T12:00:00Z");

    assertThat(harness.view().catalogue().fingerprint())
        .isEqualTo(catalogue(IN_48_HOURS).fingerprint());
  }

  @Test
  void whileCasesAreLookedAtTheViewStaysAndTellsNothingOfIt() {
    for (int i = 1; i <= 7; i++) {
      notification("c-" + i, "n" + i, "2021-03-01T09:00:00Z");
    }
    step("2021-03-01T10:00:00Z");
    harness.publish(OTHER_RULE, 1);
    assertThat(harness.catalogueChange().state()).isEqualTo(CatalogueChange.State.WAITING);

    // The tick's own call looks at three of the seven, the next at three more.
    harness.tick(at("2021-03-01T11:00:00Z"));
    assertThat(harness.catalogueChange().done()).isEqualTo(3);
    harness.punctuate();

    CatalogueChange change = harness.catalogueChange();
    assertThat(change.state()).isEqualTo(CatalogueChange.State.SWEEPING);
    assertThat(change.done()).isEqualTo(6);
    assertThat(change.total()).isEqualTo(7);
    assertThat(change.next().fingerprint()).isEqualTo(catalogue(OTHER_RULE).fingerprint());
    assertThat(change.followed().fingerprint()).isEqualTo(catalogue(IN_24_HOURS).fingerprint());
    PartitionView view = harness.view();
    assertThat(view.clock()).isEqualTo(at("2021-03-01T10:00:00Z"));
    assertThat(view.live().keySet()).containsExactly("assessed");
    assertThat(view.catalogue().fingerprint()).isEqualTo(catalogue(IN_24_HOURS).fingerprint());

    harness.drain();

    assertThat(harness.catalogueChange().state()).isEqualTo(CatalogueChange.State.CURRENT);
    assertThat(harness.view().live().keySet()).containsExactly("acknowledged");
    assertThat(harness.obligationNews()).hasSize(7 + 7 + 7).doesNotHaveDuplicates();
  }

  @Test
  void aRestartInTheMiddleGoesOnWhereItWas() {
    for (int i = 1; i <= 7; i++) {
      notification("c-" + i, "n" + i, "2021-03-01T09:00:00Z");
    }
    step("2021-03-01T10:00:00Z");
    harness.publish(OTHER_RULE, 1);
    harness.tick(at("2021-03-01T11:00:00Z"));

    harness.restart();

    assertThat(harness.view().clock()).isEqualTo(at("2021-03-01T10:00:00Z"));
    assertThat(harness.view().live().get("assessed")).hasSize(7);
    assertThat(harness.catalogueChange().done()).isEqualTo(3);
    assertThat(harness.catalogueChange().state()).isEqualTo(CatalogueChange.State.SWEEPING);
    harness.drain();
    assertThat(harness.obligationNews()).hasSize(7 + 7 + 7).doesNotHaveDuplicates();
    assertThat(harness.entries(StoreNames.CATALOGUE_SWEEP)).isZero();
    for (int i = 0; i < 20; i++) {
      harness.punctuate();
    }
    assertThat(harness.entries(StoreNames.VIEW_UNDO)).isZero();
  }

  @Test
  void aRestartBetweenTwoStepsShowsTheStepBeforeWhileCasesAreLookedAt() {
    ProcessorHarness slow = new ProcessorHarness(catalogue(IN_24_HOURS), 1);
    for (int i = 1; i <= 4; i++) {
      slow.fact(
          notificationReceived("c-" + i, "n" + i, "2021-03-01T09:00:00Z"),
          at("2021-03-01T09:00:00Z"));
    }
    // One, two and two pieces of work: the four cases and the step's end.
    slow.tick(at("2021-03-01T10:00:00Z"));
    slow.publish(OTHER_RULE, 1);
    slow.tick(at("2021-03-01T11:00:00Z"));
    assertThat(slow.view().clock()).isEqualTo(at("2021-03-01T10:00:00Z"));
    assertThat(slow.catalogueChange().state()).isEqualTo(CatalogueChange.State.WAITING);

    slow.restart();
    slow.punctuate();

    assertThat(slow.catalogueChange().state()).isEqualTo(CatalogueChange.State.SWEEPING);
    assertThat(slow.view().clock()).isEqualTo(at("2021-03-01T10:00:00Z"));
    assertThat(slow.view().live().get("assessed")).hasSize(4);
    assertThat(slow.view().catalogue().fingerprint())
        .isEqualTo(catalogue(IN_24_HOURS).fingerprint());
  }

  private List<String> alerts() {
    return harness.alerts().stream().map(CatalogueChangeTest::line).toList();
  }

  private static String line(Alert alert) {
    return alert.getSequence() + " " + alert.getKind() + " " + alert.getReason();
  }

  private DayFigures figures(String rule, String month) {
    return harness.view().figures().entrySet().stream()
        .filter(entry -> entry.getKey().group().rule().equals(rule))
        .filter(entry -> YearMonth.from(entry.getKey().day()).equals(YearMonth.parse(month)))
        .map(Map.Entry::getValue)
        .reduce(DayFigures.ZERO, DayFigures::plus);
  }

  private static StatusCounts overdue(long n) {
    return new StatusCounts(0, 0, n, 0, 0, 0);
  }

  private void step(String clock) {
    harness.tick(at(clock));
    harness.drain();
  }

  private void notification(String caseId, String id, String received) {
    send(notificationReceived(caseId, id, received));
  }

  private static Fact notificationReceived(String caseId, String id, String received) {
    return fact(
        caseId,
        id,
        received,
        received,
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", id, "notifier", "CITIZEN", "knownCase", false));
  }

  private void assessed(String caseId, String id, String occurred, String registered) {
    send(
        fact(
            caseId,
            id + "-assessed",
            occurred,
            registered,
            EventType.NOTIFICATION_ASSESSED,
            Map.of("notificationId", id, "outcome", "NO_ACUTE_NEED")));
  }

  private void send(Fact fact) {
    harness.fact(fact, fact.registeredAt().epochMilli());
  }

  private static Fact fact(
      String caseId,
      String eventId,
      String occurred,
      String registered,
      EventType type,
      Map<String, Object> data) {
    return new Fact(
        "0330",
        caseId,
        eventId,
        0,
        false,
        null,
        FactTime.ofInstant(at(occurred)),
        FactTime.ofInstant(at(registered)),
        null,
        type,
        data,
        null);
  }

  private static long at(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  private static Catalogue catalogue(String yaml) {
    try {
      return new CatalogueLoader().load(yaml);
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException(e);
    }
  }
}
