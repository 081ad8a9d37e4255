package dk.fristvagt.bench.live;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Views of a municipality's size, made with the builder that the streams use, of which each step
 * changes a few obligations. For one thread.
 */
final class ChangingViews {

  static final int PARTITIONS = 4;

  private static final int OBLIGATIONS = 30_000;
  private static final int CASES = 5_000;
  private static final int TEAMS = 10;
  private static final int CASEWORKERS = 5;
  private static final int DAYS = 60;
  private static final int CHANGES_A_STEP = 20;

  private final long start;
  private final LocalDate today;
  private final List<String> rules;
  private final List<PartitionViewBuilder> builders = new ArrayList<>();
  private final List<Obligation> obligations = new ArrayList<>();
  private final Random random = new Random(1);

  ChangingViews(long start, LocalDate today, List<String> rules) {
    this.start = start;
    this.today = today;
    this.rules = rules;
    for (int i = 0; i < PARTITIONS; i++) {
      builders.add(new PartitionViewBuilder(i));
    }
    for (int i = 0; i < OBLIGATIONS; i++) {
      Obligation obligation = obligation(i, status(random.nextInt(20)));
      obligations.add(obligation);
      builders.get(i % PARTITIONS).replace(null, obligation);
    }
    for (int i = 0; i < CASES; i++) {
      builders
          .get(i % PARTITIONS)
          .gauge(
              "0330/c-" + i,
              new CaseGauge(
                  "0330", "c-" + i, true, null, team(i), caseworker(i), List.of("b-" + i), 0));
    }
    figures();
  }

  /**
   * Makes and publishes the views of a clock, one after the other.
   *
   * @return when the first was about to be published, as {@link System#nanoTime()}
   */
  long step(PartitionViews views, long clock) {
    for (int i = 0; i < CHANGES_A_STEP; i++) {
      int number = random.nextInt(obligations.size());
      Obligation after = obligation(number, status(random.nextInt(20)));
      builders.get(number % PARTITIONS).replace(obligations.set(number, after), after);
    }
    List<PartitionView> made = builders.stream().map(builder -> builder.at(clock)).toList();
    long began = System.nanoTime();
    made.forEach(views::publish);
    return began;
  }

  private void figures() {
    for (String rule : rules) {
      for (int holder = 0; holder < TEAMS * CASEWORKERS; holder++) {
        Group group = new Group(rule, "0330", team(holder), caseworker(holder));
        for (int day = 0; day < DAYS; day++) {
          StatusCounts counts = new StatusCounts(1 + random.nextInt(3), 1, 0, 0, 0, 0);
          builders
              .get(holder % PARTITIONS)
              .figures(
                  new ComplianceKey(today.minusDays(day), group),
                  new DayFigures(counts, counts, 0, 0, Map.of()));
        }
      }
    }
  }

  private Obligation obligation(int number, ObligationStatus status) {
    String rule = rules.get(number % rules.size());
    String caseId = "c-" + number % CASES;
    long days = status == ObligationStatus.OVERDUE ? -(1 + number % 50) : 1 + number % 100;
    LocalDate dueDay = today.plusDays(days);
    return new Obligation(
        rule + "/0330/" + caseId + "/e-" + number + "/1",
        rule,
        RuleKind.DEADLINE,
        1,
        "0330",
        caseId,
        null,
        1,
        "e-" + number,
        start - Duration.ofDays(120).toMillis(),
        today.minusDays(120),
        start + Duration.ofDays(days).toMillis(),
        dueDay,
        null,
        null,
        null,
        null,
        null,
        status,
        team(number % CASES),
        caseworker(number % CASES),
        null);
  }

  private static ObligationStatus status(int die) {
    return die == 0
        ? ObligationStatus.OVERDUE
        : die < 4 ? ObligationStatus.DUE_SOON : ObligationStatus.OPEN;
  }

  private static String team(int number) {
    return "team-" + number % TEAMS;
  }

  private static String caseworker(int number) {
    return "cw-" + number % (TEAMS * CASEWORKERS);
  }
}
