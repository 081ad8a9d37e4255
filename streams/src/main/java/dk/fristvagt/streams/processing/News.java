package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.restatement.NewRecord;
import dk.fristvagt.rules.restatement.RestatementChain;
import java.util.List;

/**
 * What is new of a case since it was last looked at, and what that changed in closed months.
 *
 * @param known the greatest registration known by the step, ms since the epoch; {@link
 *     Long#MIN_VALUE} where there is none
 * @param anew whether the chain holds all changes, not only those since
 * @param chain the changes; still without those of {@code single}
 * @param single the only new record, which is behind whatever changed, or null
 */
record News(long known, boolean anew, RestatementChain chain, NewRecord single) {

  /** All records as if none had been looked at before. */
  static News anew(
      CaseEvaluator evaluator, MunicipalCalendar calendar, List<Fact> records, long step) {
    return new News(
        lastKnown(records, step),
        true,
        RestatementChain.of(evaluator, calendar, records, Long.MIN_VALUE, step),
        null);
  }

  /**
   * The records registered after those known and by the step.
   *
   * @param known as at the last look, ms since the epoch
   */
  static News since(
      long known,
      CaseEvaluator evaluator,
      MunicipalCalendar calendar,
      List<Fact> records,
      long step) {
    Fact latest = null;
    int fresh = 0;
    for (Fact record : records) {
      long registered = record.registeredAt().epochMilli();
      if (registered > known && registered <= step) {
        latest = record;
        fresh++;
      }
    }
    if (fresh == 0) {
      return new News(known, false, new RestatementChain(calendar), null);
    }
    if (fresh == 1) {
      return new News(
          latest.registeredAt().epochMilli(),
          false,
          new RestatementChain(calendar),
          new NewRecord(latest, isFirst(latest, records, known)));
    }
    return new News(
        lastKnown(records, step),
        false,
        RestatementChain.of(evaluator, calendar, records, known, step),
        null);
  }

  private static boolean isFirst(Fact record, List<Fact> records, long known) {
    for (Fact other : records) {
      if (other.registeredAt().epochMilli() <= known && other.eventId().equals(record.eventId())) {
        return false;
      }
    }
    return true;
  }

  private static long lastKnown(List<Fact> records, long step) {
    long last = Long.MIN_VALUE;
    for (Fact record : records) {
      long registered = record.registeredAt().epochMilli();
      if (registered <= step) {
        last = Math.max(last, registered);
      }
    }
    return last;
  }
}
