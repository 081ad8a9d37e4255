package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Counts what the facts of one family add to the figures of a scenario, by the scenario's rules at
 * its cut-off. Has two counters, due and met, for each verdict after those of the figures.
 */
final class Tally {

  private final ScenarioDescription scenario;
  private final CaseEvaluator evaluator;
  private final long clock;
  private final Map<String, List<Integer>> figuresByRule = new HashMap<>();
  private final Map<String, List<Integer>> verdictsByRule = new HashMap<>();

  Tally(ScenarioDescription scenario, Catalogue catalogue) {
    this.scenario = scenario;
    this.clock = scenario.cutOff().toEpochMilli();
    Set<String> asked = new HashSet<>();
    for (int i = 0; i < scenario.figures().size(); i++) {
      if (scenario.figures().get(i).query() instanceof FigureQuery.Obligations of) {
        figuresByRule.computeIfAbsent(of.rule(), rule -> new ArrayList<>()).add(i);
        asked.add(of.rule());
        asked.add(of.within());
      }
    }
    for (int i = 0; i < scenario.verdicts().size(); i++) {
      String rule = scenario.verdicts().get(i).rule();
      verdictsByRule.computeIfAbsent(rule, id -> new ArrayList<>()).add(i);
      asked.add(rule);
    }
    List<Rule> rules =
        catalogue.rules().stream().filter(rule -> asked.contains(rule.id())).toList();
    this.evaluator =
        new CaseEvaluator(
            new Catalogue(
                catalogue.id(),
                catalogue.name(),
                catalogue.saturdayIsWorkingDay(),
                rules,
                catalogue.gauges(),
                catalogue.source()),
            Calendars.danish(catalogue.saturdayIsWorkingDay()));
  }

  int counters() {
    return scenario.figures().size() + 2 * scenario.verdicts().size();
  }

  int dueCounter(int verdict) {
    return scenario.figures().size() + 2 * verdict;
  }

  int metCounter(int verdict) {
    return dueCounter(verdict) + 1;
  }

  Contribution of(List<Fact> family) {
    int[] counters = new int[counters()];
    Map<CaseId, List<Fact>> cases = new LinkedHashMap<>();
    family.forEach(
        fact -> cases.computeIfAbsent(fact.caseKey(), id -> new ArrayList<>()).add(fact));
    Set<String> children = new HashSet<>();
    int open = 0;
    for (List<Fact> facts : cases.values()) {
      Evaluation evaluation = evaluator.evaluate(facts, clock);
      obligations(evaluation.obligations(), counters);
      CaseSummary summary = summary(facts, evaluation, clock);
      open += summary.open() ? 1 : 0;
      children.addAll(summary.childrenWithMeasure());
    }
    for (int i = 0; i < scenario.figures().size(); i++) {
      FigureQuery query = scenario.figures().get(i).query();
      if (query instanceof FigureQuery.OpenCases) {
        counters[i] = open;
      } else if (query instanceof FigureQuery.ChildrenWithMeasure) {
        counters[i] = children.size();
      }
    }
    return Contribution.of(counters);
  }

  /** Whether a case, as known at the cut-off, was open at an instant and is open still. */
  boolean isOpenSince(List<Fact> ofCase, long since) {
    Evaluation evaluation = evaluator.evaluate(ofCase, clock);
    return summary(ofCase, evaluation, since).open() && summary(ofCase, evaluation, clock).open();
  }

  private CaseSummary summary(List<Fact> ofCase, Evaluation evaluation, long at) {
    return CaseSummary.of(
        evaluation.history(), evaluator.calendars().of(ofCase.get(0).municipality()), at);
  }

  private void obligations(List<Obligation> obligations, int[] counters) {
    for (Obligation obligation : obligations) {
      for (int figure : figuresByRule.getOrDefault(obligation.rule(), List.of())) {
        FigureQuery.Obligations of =
            (FigureQuery.Obligations) scenario.figures().get(figure).query();
        if (counts(of, obligation, obligations)) {
          counters[figure]++;
        }
      }
      if (obligation.due() <= clock && obligation.status() != ObligationStatus.CANCELLED) {
        for (int verdict : verdictsByRule.getOrDefault(obligation.rule(), List.of())) {
          if (isAbout(scenario.verdicts().get(verdict), obligation)) {
            counters[dueCounter(verdict)]++;
            counters[metCounter(verdict)] += obligation.status() == ObligationStatus.MET ? 1 : 0;
          }
        }
      }
    }
  }

  private static boolean counts(
      FigureQuery.Obligations of, Obligation obligation, List<Obligation> all) {
    return of.statuses().contains(obligation.status())
        && isIn(obligation.startDay(), of.startFrom(), of.startTo())
        && isIn(obligation.dueDay(), of.dueFrom(), of.dueTo())
        && (of.within() == null
            || all.stream()
                .anyMatch(
                    other ->
                        other.rule().equals(of.within())
                            && other.startEventId().equals(obligation.startEventId())
                            && other.status() == ObligationStatus.MET));
  }

  private static boolean isAbout(VerdictFigure verdict, Obligation obligation) {
    return (verdict.team() == null || verdict.team().equals(obligation.team()))
        && isIn(obligation.dueDay(), verdict.firstDay(), verdict.lastDay());
  }

  private static boolean isIn(LocalDate day, LocalDate from, LocalDate to) {
    return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
  }
}
