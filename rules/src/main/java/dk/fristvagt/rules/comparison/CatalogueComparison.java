package dk.fristvagt.rules.comparison;

import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Adds up what two catalogues say of the same cases: the due-basis figures by rule, municipality
 * and month, and the obligations that differ.
 *
 * <p>Each figure is the one that compliance shows at the clock: a case is evaluated twice, with
 * nothing shared but its facts. Cases are given one at a time and not kept, so memory grows with
 * the number of groups and months only. The sums do not depend on the order of the cases. Not
 * thread-safe.
 */
public final class CatalogueComparison {

  private static final BiPredicate<String, String> EVERYBODY = (municipality, team) -> true;

  private final CaseEvaluator before;
  private final CaseEvaluator after;
  private final boolean byTeam;
  private final Consumer<ObligationDifference> differences;
  private final BiPredicate<String, String> whose;
  private final SortedMap<FigureKey, ComparedFigures> figures = new TreeMap<>();
  private final SortedMap<String, DifferenceCounts> counts = new TreeMap<>(CodePointOrder.INSTANCE);
  private long cases;

  /**
   * @param byTeam whether figures are told apart by team, too
   * @param differences given each obligation that differs, case by case, by start event within one
   */
  public CatalogueComparison(
      CaseEvaluator before,
      CaseEvaluator after,
      boolean byTeam,
      Consumer<ObligationDifference> differences) {
    this(before, after, byTeam, differences, EVERYBODY);
  }

  /**
   * The same of the obligations of some teams, each under the catalogue that gives it to one of
   * them; and of the cases that have one, or that one of them holds at the clock.
   *
   * @param byTeam whether figures are told apart by team, too
   * @param differences given each obligation that differs, case by case, by start event within one
   * @param whose by municipality and team
   */
  public CatalogueComparison(
      CaseEvaluator before,
      CaseEvaluator after,
      boolean byTeam,
      Consumer<ObligationDifference> differences,
      BiPredicate<String, String> whose) {
    this.before = before;
    this.after = after;
    this.byTeam = byTeam;
    this.differences = differences;
    this.whose = whose;
  }

  /**
   * Adds a case, which must not be added twice.
   *
   * @param records all its records, in any order, duplicates allowed
   * @param clock ms since the epoch; what is registered after it is not known yet
   */
  public void add(Collection<Fact> records, long clock) {
    if (records.stream().noneMatch(record -> record.registeredAt().epochMilli() <= clock)) {
      return;
    }
    Evaluation evaluatedBefore = before.evaluate(records, clock);
    Map<String, Obligation> ofBefore = obligations(evaluatedBefore);
    Map<String, Obligation> ofAfter = obligations(after.evaluate(records, clock));
    if (ofBefore.isEmpty() && ofAfter.isEmpty() && !isHeld(evaluatedBefore, records, clock)) {
      return;
    }
    cases++;
    for (Obligation obligation : ofBefore.values()) {
      count(obligation, 1, 0);
      figures(obligation, clock, one -> new ComparedFigures(one, StatusCounts.ZERO));
      compare(obligation, ofAfter.get(obligation.id()));
    }
    for (Obligation obligation : ofAfter.values()) {
      count(obligation, 0, 1);
      figures(obligation, clock, one -> new ComparedFigures(StatusCounts.ZERO, one));
      if (!ofBefore.containsKey(obligation.id())) {
        compare(null, obligation);
      }
    }
  }

  /** How many cases were added of which anything was known at their clock. */
  public long cases() {
    return cases;
  }

  /** The figures of each group that has any under either catalogue. */
  public SortedMap<FigureKey, ComparedFigures> figures() {
    return Collections.unmodifiableSortedMap(figures);
  }

  /** How many obligations there are and differ, by rule. */
  public SortedMap<String, DifferenceCounts> countsByRule() {
    return Collections.unmodifiableSortedMap(counts);
  }

  /** How many obligations there are and differ in all. */
  public DifferenceCounts counts() {
    return counts.values().stream().reduce(DifferenceCounts.ZERO, DifferenceCounts::plus);
  }

  private boolean isHeld(Evaluation evaluation, Collection<Fact> records, long clock) {
    return whose == EVERYBODY
        || whose.test(
            records.iterator().next().municipality(), evaluation.history().holderAt(clock).team());
  }

  private Map<String, Obligation> obligations(Evaluation evaluation) {
    Map<String, Obligation> byId = new LinkedHashMap<>();
    for (Obligation obligation : evaluation.obligations()) {
      if (whose.test(obligation.municipality(), obligation.team())) {
        byId.put(obligation.id(), obligation);
      }
    }
    return byId;
  }

  private void compare(Obligation ofBefore, Obligation ofAfter) {
    ObligationDifference.between(ofBefore, ofAfter)
        .ifPresent(
            difference -> {
              Map<Aspect, Long> aspects = new EnumMap<>(Aspect.class);
              difference.aspects().forEach(aspect -> aspects.put(aspect, 1L));
              count(
                  difference.either().rule(),
                  new DifferenceCounts(0, 0, Map.of(difference.kind(), 1L), aspects));
              differences.accept(difference);
            });
  }

  private void count(Obligation obligation, long ofBefore, long ofAfter) {
    count(obligation.rule(), new DifferenceCounts(ofBefore, ofAfter, Map.of(), Map.of()));
  }

  private void count(String rule, DifferenceCounts more) {
    counts.merge(rule, more, DifferenceCounts::plus);
  }

  private void figures(
      Obligation obligation, long clock, Function<StatusCounts, ComparedFigures> side) {
    DueCount due = DueCount.of(obligation, clock);
    if (due != null) {
      FigureKey key =
          new FigureKey(
              due.group().rule(),
              due.group().municipality(),
              byTeam ? due.group().team() : null,
              YearMonth.from(due.day()));
      figures.merge(
          key, side.apply(StatusCounts.ZERO.plus(due.status(), 1)), ComparedFigures::plus);
    }
  }
}
