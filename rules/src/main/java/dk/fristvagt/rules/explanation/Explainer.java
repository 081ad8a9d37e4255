package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseOutline;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Explains obligations: which fact began one, which version of which rule it follows, each step of
 * the arithmetic, what decided it and when that became known, whose it is, and what was sent.
 *
 * <p>It reads what the evaluator made and works nothing out a second time, so that it cannot say
 * something else. A pure function of records, catalogue and clock. Thread-safe.
 */
public final class Explainer {

  private final CaseEvaluator evaluator;

  /** Explains what this evaluator says. */
  public Explainer(CaseEvaluator evaluator) {
    this.evaluator = evaluator;
  }

  public Explainer(Catalogue catalogue, Calendars calendars) {
    this(new CaseEvaluator(catalogue, calendars));
  }

  /**
   * The explanation of one obligation.
   *
   * @param records all records of its case, in any order, duplicates allowed
   * @param clock ms since the epoch; what is registered after it is not known yet
   * @param alerts what was sent about obligations of the case; those about others, and those sent
   *     after the clock, are left out
   * @return empty where the case has no such obligation at the clock
   */
  public Optional<Explanation> explain(
      Collection<Fact> records, String obligationId, long clock, List<SentAlert> alerts) {
    CaseOutline outline = evaluator.outline(records, clock);
    List<Obligation> obligations = outline.at(clock).obligations();
    for (int i = 0; i < obligations.size(); i++) {
      if (obligations.get(i).id().equals(obligationId)) {
        return Optional.of(
            explain(
                records, outline, outline.timelines().get(i), obligations.get(i), clock, alerts));
      }
    }
    return Optional.empty();
  }

  private Explanation explain(
      Collection<Fact> records,
      CaseOutline outline,
      Timeline timeline,
      Obligation obligation,
      long clock,
      List<SentAlert> alerts) {
    Rule rule = evaluator.catalogue().rule(timeline.rule()).orElseThrow();
    MunicipalCalendar calendar = evaluator.calendars().of(obligation.municipality());
    Situation situation =
        new Situation(
            evaluator, records, outline, timeline, obligation, rule, calendar, clock, alerts);
    List<Step> steps = new ArrayList<>();
    steps.addAll(new StartSteps(situation).steps());
    steps.add(new RuleStep(situation).step());
    CalendarSteps arithmetic = new CalendarSteps(situation);
    steps.addAll(arithmetic.steps());
    steps.addAll(new WarningStep(situation).steps());
    steps.addAll(new OutcomeSteps(situation).steps());
    steps.addAll(new NotCountedSteps(situation).steps());
    steps.add(new HolderStep(situation).step());
    steps.add(new StatusStep(situation).step());
    steps.addAll(new AlertSteps(situation).steps());
    steps.addAll(new KnownSteps(situation).steps());
    return new Explanation(obligation, rule, timeline.version(), clock, steps, arithmetic.rows());
  }
}
