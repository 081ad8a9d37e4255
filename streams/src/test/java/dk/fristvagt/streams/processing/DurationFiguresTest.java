package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * How long child assessments took, kept day by day under corrections. Assessments of February 2021,
 * due after four months:
 *
 * <ul>
 *   <li>c-1 begun 1 February, completed 11 February: 10 days, met;
 *   <li>c-2 begun 1 September 2020, completed 10 February: 29 + 31 + 30 + 31 + 31 + 10 = 162 days,
 *       late;
 *   <li>c-3 begun 1 February, completed 3 March: 30 days, in March;
 *   <li>c-4 begun 1 February, the case closed on the 5th: cancelled;
 *   <li>c-5 begun 1 September 2020, the case closed on 5 February: lapsed;
 *   <li>c-6 begun 1 February and never completed.
 * </ul>
 */
class DurationFiguresTest {

  private static final YearMonth FEBRUARY = YearMonth.of(2021, 2);
  private static final YearMonth MARCH = YearMonth.of(2021, 3);

  private final ProcessorHarness harness =
      new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 100);

  @BeforeEach
  void feed() {
    started("c-1", "2021-02-01T09:00:00Z");
    completed("c-1", 0, false, "2021-02-11T08:00:00Z", "2021-02-11T08:00:00Z");
    started("c-2", "2020-09-01T09:00:00Z");
    completed("c-2", 0, false, "2021-02-10T22:30:00Z", "2021-02-10T22:30:00Z");
    started("c-3", "2021-02-01T09:00:00Z");
    completed("c-3", 0, false, "2021-03-03T08:00:00Z", "2021-03-03T08:00:00Z");
    started("c-4", "2021-02-01T09:00:00Z");
    closed("c-4");
    started("c-5", "2020-09-01T09:00:00Z");
    closed("c-5");
    started("c-6", "2021-02-01T09:00:00Z");
    tick("2021-03-10T00:00:00Z");
  }

  @Test
  void whatWasCompletedCountsInTheMonthOfItsCompletionWhetherInTimeOrLate() {
    assertThat(durations(FEBRUARY).countByDays()).isEqualTo(Map.of(10, 1L, 162, 1L));
    assertThat(durations(MARCH).countByDays()).isEqualTo(Map.of(30, 1L));
  }

  @Test
  void theMedianOfTwoIsTheLesserAndTheNinetiethPercentileTheGreater() {
    // Ranks ceil(0.5 * 2) = 1 and ceil(0.9 * 2) = 2.
    assertThat(durations(FEBRUARY).median()).isEqualTo(10);
    assertThat(durations(FEBRUARY).p90()).isEqualTo(162);
  }

  @Test
  void aCorrectedCompletionLeavesItsOldDurationOut() {
    completed("c-1", 1, false, "2021-02-21T08:00:00Z", "2021-03-11T08:00:00Z");
    tick("2021-03-12T00:00:00Z");

    assertThat(durations(FEBRUARY).countByDays()).isEqualTo(Map.of(20, 1L, 162, 1L));
  }

  @Test
  void aCompletionCorrectedIntoAnotherMonthMovesThere() {
    completed("c-2", 1, false, "2021-03-10T08:00:00Z", "2021-03-11T08:00:00Z");
    tick("2021-03-12T00:00:00Z");

    assertThat(durations(FEBRUARY).countByDays()).isEqualTo(Map.of(10, 1L));
    // 162 days and the 28 more to 10 March.
    assertThat(durations(MARCH).countByDays()).isEqualTo(Map.of(30, 1L, 190, 1L));
  }

  @Test
  void aVoidedCompletionLeavesNothing() {
    completed("c-1", 1, true, "2021-02-11T08:00:00Z", "2021-03-11T08:00:00Z");
    completed("c-2", 1, true, "2021-02-10T22:30:00Z", "2021-03-11T08:00:00Z");
    tick("2021-03-12T00:00:00Z");

    assertThat(durations(FEBRUARY).isEmpty()).isTrue();
    assertThat(durations(FEBRUARY).median()).isNull();
  }

  @Test
  void aRestartKeepsThemAll() {
    harness.restart();
    completed("c-1", 1, true, "2021-02-11T08:00:00Z", "2021-03-11T08:00:00Z");
    tick("2021-03-12T00:00:00Z");

    assertThat(durations(FEBRUARY).countByDays()).isEqualTo(Map.of(162, 1L));
  }

  private DurationHistogram durations(YearMonth month) {
    DurationHistogram histogram = new DurationHistogram();
    harness
        .view()
        .figures()
        .forEach(
            (key, figures) -> {
              if (key.group().rule().equals("assessment-4m")
                  && YearMonth.from(key.day()).equals(month)) {
                figures.durations().forEach(histogram::add);
              }
            });
    return histogram;
  }

  private void started(String caseId, String at) {
    fact(
        caseId,
        "started",
        0,
        false,
        at,
        at,
        EventType.CHILD_ASSESSMENT_STARTED,
        Map.of("assessmentId", "a1", "backlog", false));
  }

  private void completed(
      String caseId, int revision, boolean voided, String at, String registeredAt) {
    fact(
        caseId,
        "completed",
        revision,
        voided,
        at,
        registeredAt,
        EventType.CHILD_ASSESSMENT_COMPLETED,
        Map.of("assessmentId", "a1"));
  }

  private void closed(String caseId) {
    String at = "2021-02-05T09:00:00Z";
    fact(caseId, "closed", 0, false, at, at, EventType.CASE_CLOSED, Map.of());
  }

  private void fact(
      String caseId,
      String eventId,
      int revision,
      boolean voided,
      String at,
      String registeredAt,
      EventType type,
      Map<String, Object> data) {
    long registered = Instant.parse(registeredAt).toEpochMilli();
    harness.fact(
        new Fact(
            "0330",
            caseId,
            eventId,
            revision,
            voided,
            null,
            FactTime.ofInstant(Instant.parse(at).toEpochMilli()),
            FactTime.ofInstant(registered),
            null,
            type,
            data,
            null),
        registered);
  }

  private void tick(String at) {
    harness.tick(Instant.parse(at).toEpochMilli());
    harness.drain();
  }
}
