package dk.fristvagt.rules.alert;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The alerts that a system sends about one obligation when it steps along a timeline: a pure
 * function of the facts and the steps.
 *
 * <p>Between one step and the next change of the case nothing can be sent, so that the steps there
 * are skipped; the outcome is that of all of them. Thread-safe.
 */
public final class AlertReplay {

  private final CaseEvaluator evaluator;
  private final AlertRules rules;

  public AlertReplay(CaseEvaluator evaluator, AlertRules rules) {
    this.evaluator = evaluator;
    this.rules = rules;
  }

  /**
   * @param records all records of one case
   * @param obligationId which of its obligations
   * @param nextStep the first step after an instant, both in ms since the epoch
   * @param end the last step, ms since the epoch
   * @return in the order they are sent
   */
  public List<SentAlert> alerts(
      Collection<Fact> records, String obligationId, LongUnaryOperator nextStep, long end) {
    List<SentAlert> sent = new ArrayList<>();
    AlertState state = AlertState.NONE;
    Obligation shown = null;
    long change =
        records.stream().mapToLong(record -> record.registeredAt().epochMilli()).min().orElse(end);
    while (change <= end) {
      long step = Math.min(end, nextStep.applyAsLong(change - 1));
      Evaluation evaluation = evaluator.evaluate(records, step);
      Obligation now = find(evaluation, obligationId);
      if (now != null || shown != null) {
        Obligation known = now != null ? now : shown;
        MunicipalCalendar calendar = evaluator.calendars().of(known.municipality());
        AlertRules.Step decided =
            rules.step(state, now, known.startEventId(), records, calendar, step);
        for (Alert alert : decided.alerts()) {
          sent.add(now != null ? of(alert, now, step) : retracted(alert, last(sent), step));
        }
        state = decided.state();
        shown = known;
      }
      change = step == end ? Long.MAX_VALUE : evaluation.nextChange();
    }
    return sent;
  }

  private static Obligation find(Evaluation evaluation, String obligationId) {
    return evaluation.obligations().stream()
        .filter(obligation -> obligation.id().equals(obligationId))
        .findFirst()
        .orElse(null);
  }

  private static SentAlert of(Alert alert, Obligation obligation, long step) {
    return new SentAlert(
        obligation.id(), alert, step, obligation.due(), obligation.team(), obligation.caseworker());
  }

  /** What is no more is taken back as the latest alert showed it. */
  private static SentAlert retracted(Alert alert, SentAlert latest, long step) {
    return new SentAlert(
        latest.obligationId(), alert, step, latest.due(), latest.team(), latest.caseworker());
  }

  private static SentAlert last(List<SentAlert> sent) {
    return sent.get(sent.size() - 1);
  }
}
