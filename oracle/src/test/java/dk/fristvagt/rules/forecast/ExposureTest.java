package dk.fristvagt.rules.forecast;

import static dk.fristvagt.rules.fact.EventType.CASEWORKER_ASSIGNED;
import static dk.fristvagt.rules.fact.EventType.CASE_HANDED_OVER;
import static dk.fristvagt.rules.fact.EventType.CHILD_ASSESSMENT_COMPLETED;
import static dk.fristvagt.rules.fact.EventType.CHILD_MOVED;
import static dk.fristvagt.rules.fact.EventType.FOLLOW_UP_HELD;
import static dk.fristvagt.rules.fact.EventType.MEASURE_STARTED;
import static dk.fristvagt.rules.fact.EventType.NEED_IDENTIFIED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_ASSESSED;
import static dk.fristvagt.rules.fact.EventType.NOTIFICATION_RECEIVED;
import static dk.fristvagt.rules.fact.EventType.PLAN_MADE;
import static dk.fristvagt.rules.histories.CaseFile.millis;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.forecast.Exposure.End;
import dk.fristvagt.rules.histories.CaseFile;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** The twelve months before 1 June 2021. */
class ExposureTest {

  private static final LocalDate FROM = LocalDate.of(2020, 6, 1);
  private static final LocalDate TO = LocalDate.of(2021, 6, 1);
  private static final String AS_OF = "2021-06-01T00:00";
  private static final Catalogue CATALOGUE = BuiltInCatalogues.dkChildServices();

  private static CaseFile need(String occurredAt) {
    return new CaseFile().add("e", NEED_IDENTIFIED, occurredAt);
  }

  private static CaseFile completed(CaseFile file, String occurredAt) {
    return file.add("done", CHILD_ASSESSMENT_COMPLETED, occurredAt, "assessmentId", "a1");
  }

  private static CaseFile received(String occurredAt) {
    return new CaseFile()
        .add(
            "e",
            NOTIFICATION_RECEIVED,
            occurredAt,
            "notificationId",
            "n1",
            "notifier",
            "CITIZEN",
            "knownCase",
            false);
  }

  private static Exposure exposure(CaseFile file, String rule) {
    Obligation obligation = file.at(AS_OF, rule, "e");
    AgeScale scale = AgeScale.of(obligation, CATALOGUE.rule(rule)).orElseThrow();
    return Exposure.of(obligation, scale, FROM, TO, CaseFile.calendar());
  }

  private static BreachQuestion question(CaseFile file, String rule, String clock) {
    return BreachQuestion.of(
            file.at(clock, rule, "e"), millis(clock), CATALOGUE, Calendars.danish(false))
        .orElse(null);
  }

  @Test
  void whatBeganBeforeTheWindowEntersAtTheAgeItHadThen() {
    // From 1 April to 1 June is 61 days, to 1 July 91.
    assertThat(exposure(completed(need("2020-04-01T09:00"), "2020-07-01T15:00"), "assessment-4m"))
        .isEqualTo(new Exposure(61, 91, End.HAPPENED));
  }

  @Test
  void whatIsRegisteredLateLooksOpenUntilThen() {
    // Done at the age of 91 days, typed in ten days later, on 11 July.
    CaseFile file =
        need("2020-04-01T09:00")
            .addLate(
                "done",
                CHILD_ASSESSMENT_COMPLETED,
                "2020-07-01T15:00",
                "2020-07-11T09:00",
                "assessmentId",
                "a1");

    assertThat(exposure(file, "assessment-4m")).isEqualTo(new Exposure(61, 91, End.HAPPENED, 101));
  }

  @Test
  void whatWasDoneBeforeTheWindowIsNotSeen() {
    assertThat(exposure(completed(need("2020-04-01T09:00"), "2020-05-31T23:59"), "assessment-4m"))
        .isNull();
  }

  @Test
  void whatIsOpenIsSeenThroughTheLastWholeDay() {
    // 31 May is the 30th day after 1 May.
    assertThat(exposure(need("2021-05-01T09:00"), "assessment-4m"))
        .isEqualTo(new Exposure(0, 30, End.CENSORED));
  }

  @Test
  void whatIsOverdueIsOpenStill() {
    // Due on 1 September 2020; 31 May 2021 is the 395th day after 1 May 2020.
    assertThat(exposure(need("2020-05-01T09:00"), "assessment-4m"))
        .isEqualTo(new Exposure(31, 395, End.CENSORED));
  }

  @Test
  void whatWasEndedIsSeenUntilThen() {
    assertThat(
            exposure(
                need("2021-05-01T09:00").add("moved", CHILD_MOVED, "2021-05-10"), "assessment-4m"))
        .isEqualTo(new Exposure(0, 9, End.ENDED));
  }

  @Test
  void hoursAreCountedInWholeHours() {
    // Assessed 23 hours and 5 minutes later, in the hour of age 23.
    CaseFile file =
        received("2021-05-20T10:15")
            .add(
                "done",
                NOTIFICATION_ASSESSED,
                "2021-05-21T09:20",
                "notificationId",
                "n1",
                "outcome",
                "NO_ACUTE_NEED");

    assertThat(exposure(file, "notification-assessed-24h"))
        .isEqualTo(new Exposure(0, 23, End.HAPPENED));
  }

  @Test
  void theQuestionOfHoursIsWhetherItStaysOpenThroughTheLastHourInTime() {
    // An hour and three quarters old; the last of the 24 hours is that of age 23.
    BreachQuestion question =
        question(received("2021-05-20T10:15"), "notification-assessed-24h", "2021-05-20T12:00");

    assertThat(question.from()).isEqualTo(1);
    assertThat(question.to()).isEqualTo(23);
    assertThat(question.absence()).isFalse();
  }

  @Test
  void theQuestionOfDaysIsWhetherItStaysOpenThroughItsLastDay() {
    // From 1 May to 1 June is 31 days; four months end with 1 September, 123 days after 1 May.
    BreachQuestion question = question(need("2021-05-01T09:00"), "assessment-4m", AS_OF);

    assertThat(question.from()).isEqualTo(31);
    assertThat(question.to()).isEqualTo(123);
    assertThat(question.dueDay()).isEqualTo(LocalDate.of(2021, 9, 1));
  }

  @Test
  void whatIsOverdueIsNoQuestion() {
    assertThat(question(need("2020-05-01T09:00"), "assessment-4m", AS_OF)).isNull();
  }

  @Test
  void anAbsenceIsSeenUntilItIsMissed() {
    // From 1 March to 20 April is 50 days; a year ends with 1 March 2022, 365 days after.
    CaseFile file =
        new CaseFile().add("e", CASE_HANDED_OVER, "2021-03-01", "team", "Nord", "caseworker", "a");

    BreachQuestion question = question(file, "caseworker-continuity", AS_OF);
    assertThat(question.from()).isEqualTo(92);
    assertThat(question.to()).isEqualTo(365);
    assertThat(question.absence()).isTrue();
    file.add("b", CASEWORKER_ASSIGNED, "2021-04-20", "team", "Nord", "caseworker", "b");
    assertThat(exposure(file, "caseworker-continuity"))
        .isEqualTo(new Exposure(0, 50, End.HAPPENED));
  }

  @Test
  void anAbsenceCanNoLongerBeMissedAfterItsLastDay() {
    // Handed over on 1 March 2020; the year ends with 1 March 2021, 365 days later.
    CaseFile file =
        new CaseFile().add("e", CASE_HANDED_OVER, "2020-03-01", "team", "Nord", "caseworker", "a");

    assertThat(exposure(file, "caseworker-continuity"))
        .isEqualTo(new Exposure(92, 365, End.CENSORED));
  }

  @Test
  void theFirstOccurrenceAndTheLaterOnesHaveCurvesOfTheirOwn() {
    CaseFile file =
        new CaseFile()
            .add(
                "e",
                MEASURE_STARTED,
                "2021-03-01",
                "measureId",
                "m1",
                "section",
                "SEL §52",
                "category",
                "FAMILY",
                "provider",
                "MUNICIPAL")
            .add("f", FOLLOW_UP_HELD, "2021-05-01", "measureId", "m1");
    Obligation first = file.at(AS_OF, "follow-up", "e", 1);
    Obligation second = file.at(AS_OF, "follow-up", "e", 2);

    assertThat(Stage.of(first)).isEqualTo(Stage.FIRST);
    assertThat(Stage.of(second)).isEqualTo(Stage.LATER);
    // Held on 1 May, so the second began then: 31 days old, due with 1 November, 184 days after.
    BreachQuestion question =
        BreachQuestion.of(second, millis(AS_OF), CATALOGUE, Calendars.danish(false)).orElseThrow();
    assertThat(question.from()).isEqualTo(31);
    assertThat(question.to()).isEqualTo(184);
  }

  @Test
  void aCheckFallsDueAtNoTimeAhead() {
    CaseFile file =
        new CaseFile().add("e", PLAN_MADE, "2021-05-01", "planId", "p1", "madeWithFamily", true);

    Obligation check = file.at(AS_OF, "plan-made-with-family", "e");
    assertThat(AgeScale.of(check, CATALOGUE.rule("plan-made-with-family"))).isEmpty();
  }
}
