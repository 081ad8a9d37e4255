package dk.fristvagt.rules.forecast;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseOutline;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Forecasts made in the past, held against what came.
 *
 * <p>At the first instant of each origin day everything is as a service would have had it then:
 * curves, open obligations and their holders, from the facts registered by then. What came of an
 * obligation is what the same service says so many days later, again by the facts registered by
 * then. An obligation that no longer exists by then, because a fact was voided or corrected, is
 * left out and counted. One that was ended, or whose due was moved, was not breached.
 *
 * <p>Cases are given one at a time; what is kept of them is what was open at each origin. Not
 * thread-safe.
 */
public final class Backtest {

  private static final int MONTHS = 12;
  private static final Set<ObligationStatus> BREACHED =
      EnumSet.of(
          ObligationStatus.LATE,
          ObligationStatus.OVERDUE,
          ObligationStatus.LAPSED,
          ObligationStatus.MISSED);

  private final CaseEvaluator evaluator;
  private final List<Integer> horizons;
  private final Map<LocalDate, Origin> origins = new HashMap<>();
  private final SortedSet<LocalDate> days = new TreeSet<>();

  /**
   * @param origins the local days at whose first instant forecasts are made
   * @param horizons how many days ahead, each a forecast of its own
   */
  public Backtest(
      CaseEvaluator evaluator, Collection<LocalDate> origins, Collection<Integer> horizons) {
    this.evaluator = evaluator;
    this.horizons = List.copyOf(horizons);
    for (LocalDate day : origins) {
      this.origins.put(day, new Origin(day));
      days.add(day);
      horizons.forEach(horizon -> days.add(day.plusDays(horizon)));
    }
  }

  /**
   * Adds a case, which must not be added twice.
   *
   * @param records all its records, in any order, duplicates allowed; at least one
   */
  public void add(Collection<Fact> records) {
    String municipality = records.iterator().next().municipality();
    MunicipalCalendar calendar = evaluator.calendars().of(municipality);
    Map<LocalDate, List<Obligation>> byDay = evaluate(records, calendar);
    for (Origin origin : origins.values()) {
      long clock = calendar.startOf(origin.day);
      List<Obligation> then = byDay.get(origin.day);
      for (Obligation obligation : then) {
        origin.curves.add(obligation);
        origin.countShare(obligation, clock);
      }
      for (int horizon : horizons) {
        LocalDate end = origin.day.plusDays(horizon);
        List<Obligation> falling =
            then.stream().filter(obligation -> obligation.dueDay().isBefore(end)).toList();
        origin.add(horizon, falling, clock, byDay.get(end));
      }
    }
  }

  /**
   * The case at the first instant of each day that is looked at. Between two days without a
   * registration its outline is the same.
   */
  private Map<LocalDate, List<Obligation>> evaluate(
      Collection<Fact> records, MunicipalCalendar calendar) {
    NavigableSet<Long> registrations = new TreeSet<>();
    records.forEach(record -> registrations.add(record.registeredAt().epochMilli()));
    Map<LocalDate, List<Obligation>> byDay = new HashMap<>();
    CaseOutline outline = null;
    Long latest = null;
    for (LocalDate day : days) {
      long clock = calendar.startOf(day);
      Long registered = registrations.floor(clock);
      if (outline == null || !Objects.equals(registered, latest)) {
        outline = evaluator.outline(records, clock);
        latest = registered;
      }
      byDay.put(day, outline.at(clock).obligations());
    }
    return byDay;
  }

  /** What came of it. */
  public BacktestReport report() {
    BacktestReport.Builder report = new BacktestReport.Builder();
    origins.values().stream()
        .sorted((a, b) -> a.day.compareTo(b.day))
        .forEach(
            origin -> {
              CompletionCurves curves = origin.curves.build();
              for (int horizon : horizons) {
                List<BacktestReport.Judged> judged = new ArrayList<>();
                for (Pending pending : origin.pending.getOrDefault(horizon, List.of())) {
                  judged.add(
                      new BacktestReport.Judged(
                          pending.question.rule(),
                          curves.outlook(pending.question),
                          origin.naive(pending.question),
                          pending.breached));
                }
                report.add(origin.day, horizon, judged, origin.vanished.getOrDefault(horizon, 0));
              }
            });
    return report.build();
  }

  /** An obligation that was open at an origin, and what came of it. */
  private record Pending(BreachQuestion question, boolean breached) {}

  private record RuleOf(String municipality, String rule) {}

  /** What is gathered for one origin. */
  private final class Origin {

    private final LocalDate day;
    private final CompletionCurves.Builder curves;
    private final Map<RuleOf, long[]> shares = new HashMap<>();
    private final Map<Integer, List<Pending>> pending = new HashMap<>();
    private final Map<Integer, Integer> vanished = new HashMap<>();

    Origin(LocalDate day) {
      this.day = day;
      this.curves = CompletionCurves.asOf(day, evaluator.catalogue(), evaluator.calendars());
    }

    /** The share of the last twelve months, as compliance has it: not met, of those due. */
    private void countShare(Obligation obligation, long clock) {
      DueCount due = DueCount.of(obligation, clock);
      if (due != null && due.day().isBefore(day) && !due.day().isBefore(day.minusMonths(MONTHS))) {
        long[] counts =
            shares.computeIfAbsent(
                new RuleOf(obligation.municipality(), obligation.rule()), rule -> new long[2]);
        counts[0] += due.status() == ObligationStatus.MET ? 0 : 1;
        counts[1]++;
      }
    }

    private Double naive(BreachQuestion question) {
      long[] counts = shares.get(new RuleOf(question.municipality(), question.rule()));
      return counts == null ? null : (double) counts[0] / counts[1];
    }

    private void add(int horizon, List<Obligation> falling, long clock, List<Obligation> atEnd) {
      Map<String, Obligation> later = null;
      for (Obligation obligation : falling) {
        BreachQuestion question =
            BreachQuestion.of(obligation, clock, evaluator.catalogue(), evaluator.calendars())
                .orElse(null);
        if (question == null) {
          continue;
        }
        if (later == null) {
          later = new HashMap<>();
          for (Obligation one : atEnd) {
            later.put(one.id(), one);
          }
        }
        Obligation outcome = later.get(obligation.id());
        if (outcome == null) {
          vanished.merge(horizon, 1, Integer::sum);
        } else {
          pending
              .computeIfAbsent(horizon, h -> new ArrayList<>())
              .add(new Pending(question, BREACHED.contains(outcome.status())));
        }
      }
    }
  }
}
