package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.NumberedHistories;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The generated histories that are in a scenario. Holds which ones, never their facts, which are
 * made again when they are asked for. Immutable and thread-safe.
 */
final class ScenarioHistories implements NumberedHistories {

  private static final int MOST_PERCENT = 100;
  private static final Comparator<Fact> REGISTRATION =
      Comparator.comparingLong((Fact fact) -> fact.registeredAt().epochMilli())
          .thenComparingInt(Fact::revision);

  private final HistoryGenerator generator;
  private final Extract extract;
  private final BitSet chosen;
  private final Map<Integer, List<Fact>> audits;

  private ScenarioHistories(
      HistoryGenerator generator, Extract extract, BitSet chosen, Map<Integer, List<Fact>> audits) {
    this.generator = generator;
    this.extract = extract;
    this.chosen = chosen;
    this.audits = audits;
  }

  /**
   * @throws IllegalStateException when the figures cannot be laid out over these histories
   */
  static ScenarioHistories of(
      ScenarioDescription scenario, Catalogue catalogue, HistoryGenerator generator, long seed) {
    Extract extract = new Extract(scenario);
    Tally tally = new Tally(scenario, catalogue);
    List<Contribution> families = new ArrayList<>(generator.count());
    for (int number = 0; number < generator.count(); number++) {
      families.add(tally.of(extract.of(generator.factsOf(number))));
    }
    BitSet chosen =
        new Layout(constraints(scenario, tally), tally.counters(), families, seed)
            .choose(scenario.countingKept(), scenario.othersKept());
    Map<Integer, List<Fact>> audits = Map.of();
    if (scenario.audits() != null) {
      audits =
          new AuditLayout(scenario.audits(), scenario.cutOff(), seed)
              .over(candidates(scenario.audits(), tally, extract, generator, chosen));
    }
    return new ScenarioHistories(generator, extract, chosen, audits);
  }

  /** What an audit sample is laid out to the unit for is no constraint on the histories. */
  private static List<Constraint> constraints(ScenarioDescription scenario, Tally tally) {
    List<Constraint> constraints = new ArrayList<>();
    for (int i = 0; i < scenario.figures().size(); i++) {
      Figure figure = scenario.figures().get(i);
      boolean audited =
          figure.query() instanceof FigureQuery.Obligations of && of.rule().startsWith("audit-");
      if (!audited) {
        constraints.add(new Constraint.Exactly(i, figure.expected()));
      }
    }
    for (int i = 0; i < scenario.verdicts().size(); i++) {
      VerdictFigure verdict = scenario.verdicts().get(i);
      constraints.add(band(verdict, tally.metCounter(i), tally.dueCounter(i)));
    }
    return constraints;
  }

  private static Constraint band(VerdictFigure verdict, int met, int due) {
    int margin = Target.DEFAULT_MARGIN;
    int target = verdict.target();
    return switch (verdict.verdict()) {
      case GREEN -> new Constraint.InBand(met, due, target, MOST_PERCENT + 1);
      case AMBER -> new Constraint.InBand(met, due, target - margin, target);
      case RED -> new Constraint.InBand(met, due, 0, target - margin);
      case NONE -> throw new IllegalArgumentException(Verdict.NONE + " is no verdict to lay out");
    };
  }

  private static List<AuditedCase> candidates(
      AuditSample sample, Tally tally, Extract extract, HistoryGenerator generator, BitSet chosen) {
    long since =
        sample.from().atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant().toEpochMilli();
    List<AuditedCase> candidates = new ArrayList<>();
    for (int number = chosen.nextSetBit(0); number >= 0; number = chosen.nextSetBit(number + 1)) {
      Map<CaseId, List<Fact>> cases = new LinkedHashMap<>();
      for (Fact fact : extract.of(generator.factsOf(number))) {
        cases.computeIfAbsent(fact.caseKey(), id -> new ArrayList<>()).add(fact);
      }
      for (Map.Entry<CaseId, List<Fact>> entry : cases.entrySet()) {
        if (tally.isOpenSince(entry.getValue(), since)) {
          candidates.add(
              new AuditedCase(number, entry.getKey(), entry.getValue().get(0).childId()));
        }
      }
    }
    return candidates;
  }

  @Override
  public int count() {
    return generator.count();
  }

  @Override
  public long earliestOf(int number) {
    return generator.earliestOf(number);
  }

  @Override
  public List<Fact> factsOf(int number) {
    if (!chosen.get(number)) {
      return new ArrayList<>();
    }
    List<Fact> facts = new ArrayList<>(extract.of(generator.factsOf(number)));
    List<Fact> audited = audits.get(number);
    if (audited != null) {
      facts.addAll(audited);
      facts.sort(REGISTRATION);
    }
    return facts;
  }
}
