package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is asked for comes out, judged by the real rules. */
class PracticeTest {

  private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
  private static final LocalDate TO = LocalDate.of(2023, 1, 1);
  private static final long CLOCK =
      TO.atStartOfDay(ZoneId.of("Europe/Copenhagen")).toInstant().toEpochMilli();

  @ParameterizedTest
  @CsvSource({
    "assessment-4m, 0.2",
    "assessment-4m, 0.8",
    "notification-hearing-14d, 0.25",
    "notification-professional-assessment-4w, 0.75",
    "notifier-informed, 0.5",
    "notification-assessed-24h, 0.95",
    "follow-up, 0.35",
    "follow-up, 0.9",
    "supervision-visit, 0.4",
    "assessment-written-plan, 0.3",
    "plan-3-to-5-goals, 0.6",
    "follow-up-child-takes-part, 0.45",
    "closure-general-services, 0.35"
  })
  void aShareAskedForComesOutWithinAFewPoints(String rule, double share) {
    List<Obligation> due =
        due(Practice.improving().with(WorkStep.of(rule), share)).stream()
            .filter(obligation -> obligation.rule().equals(rule))
            .toList();

    assertThat(due).hasSizeGreaterThan(60);
    // Fields left empty and facts registered late take a few points from the share.
    assertThat(shareOf(due)).isCloseTo(share, within(0.07));
  }

  @Test
  void aShareFollowsItsPathFromMonthToMonth() {
    TreeMap<LocalDate, Double> path =
        new TreeMap<>(Map.of(LocalDate.of(2021, 1, 1), 0.1, LocalDate.of(2022, 12, 31), 0.9));
    List<Obligation> due =
        due(Practice.improving().with(WorkStep.NOTIFICATION_HEARING, path)).stream()
            .filter(obligation -> obligation.rule().equals("notification-hearing-14d"))
            .toList();

    assertThat(shareOf(in(due, 2021, 1, 3))).isCloseTo(0.15, within(0.08));
    assertThat(shareOf(in(due, 2021, 12, 12))).isCloseTo(0.48, within(0.12));
    assertThat(shareOf(in(due, 2022, 9, 11))).isCloseTo(0.82, within(0.08));
  }

  @Test
  void aPathIsStraightBetweenItsDaysAndLevelOutside() {
    Practice practice =
        Practice.improving()
            .with(
                WorkStep.FOLLOW_UP,
                new TreeMap<>(
                    Map.of(LocalDate.of(2021, 3, 1), 0.2, LocalDate.of(2021, 3, 11), 0.7)));

    assertThat(practice.share(WorkStep.FOLLOW_UP, day(2020, 1, 1))).isEqualTo(0.2);
    assertThat(practice.share(WorkStep.FOLLOW_UP, day(2021, 3, 1))).isEqualTo(0.2);
    assertThat(practice.share(WorkStep.FOLLOW_UP, day(2021, 3, 3))).isCloseTo(0.3, within(1e-9));
    assertThat(practice.share(WorkStep.FOLLOW_UP, day(2021, 3, 11))).isEqualTo(0.7);
    assertThat(practice.share(WorkStep.FOLLOW_UP, day(2030, 1, 1))).isEqualTo(0.7);
  }

  @Test
  void aStepThatIsNoneIsRefused() {
    assertThatThrownBy(() -> WorkStep.of("coffee"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("coffee");
  }

  private static int day(int year, int month, int dayOfMonth) {
    return (int) LocalDate.of(year, month, dayOfMonth).toEpochDay();
  }

  private static List<Obligation> in(List<Obligation> due, int year, int from, int to) {
    return due.stream()
        .filter(o -> o.dueDay().getYear() == year)
        .filter(o -> o.dueDay().getMonthValue() >= from && o.dueDay().getMonthValue() <= to)
        .toList();
  }

  private static double shareOf(List<Obligation> due) {
    return (double) due.stream().filter(o -> o.status() == ObligationStatus.MET).count()
        / due.size();
  }

  /** What fell due in the period and was not cancelled. */
  private static List<Obligation> due(Practice practice) {
    CaseEvaluator evaluator =
        new CaseEvaluator(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));
    HistoryGenerator generator =
        new HistoryGenerator(
            GeneratorSettings.ofSize("0330", 600, FROM, TO, 5).withPractice(practice));
    List<Obligation> due = new ArrayList<>();
    for (int family = 0; family < generator.count(); family++) {
      generator.factsOf(family).stream()
          .collect(Collectors.groupingBy(Fact::caseKey))
          .values()
          .forEach(
              facts ->
                  evaluator.evaluate(facts, CLOCK).obligations().stream()
                      .filter(o -> o.due() <= CLOCK && !o.dueDay().isBefore(FROM))
                      .filter(o -> o.status() != ObligationStatus.CANCELLED)
                      .forEach(due::add));
    }
    return due;
  }
}
