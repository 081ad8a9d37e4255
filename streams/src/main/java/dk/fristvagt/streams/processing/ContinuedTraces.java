package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TraceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;

/**
 * Which trace each change of an obligation continues, at one look at a case: that of the one record
 * which the change goes back to.
 *
 * <p>Of the records that are new since the last look it is the one that decided the obligation
 * (fulfilled, ended or missed it), else the one that is its start, else the one that came late,
 * else the one that was registered last. Where nothing is new the clock alone changed it, and it is
 * the start: the obligation was opened there. What a new catalogue or an erasure changed goes back
 * to no record. A function of the records, the last look and the step: a replay finds the same.
 */
final class ContinuedTraces {

  private static final ContinuedTraces NONE =
      new ContinuedTraces(Map.of(), List.of(), Long.MAX_VALUE, Long.MAX_VALUE, 0);

  private static final Comparator<Fact> BY_REGISTRATION =
      Comparator.comparingLong((Fact record) -> record.registeredAt().epochMilli())
          .thenComparing(Fact::eventId)
          .thenComparing(RecordOrder.INSTANCE);

  private final Map<String, TraceContext> traces;
  private final List<Fact> records;
  private final long newFrom;
  private final long lateFrom;
  private final long step;

  private ContinuedTraces(
      Map<String, TraceContext> traces,
      List<Fact> records,
      long newFrom,
      long lateFrom,
      long step) {
    this.traces = traces;
    this.records = records;
    this.newFrom = newFrom;
    this.lateFrom = lateFrom;
    this.step = step;
  }

  /**
   * @param traces of the records that have one, by key
   * @param records all of the case
   * @param known the greatest registration that was known at the last look, ms since the epoch;
   *     {@link Long#MIN_VALUE} where there was none
   * @param lateFrom the least registration among those that came late, or {@link Long#MAX_VALUE}
   */
  static ContinuedTraces of(
      Map<String, TraceContext> traces,
      List<Fact> records,
      long known,
      long lateFrom,
      long step,
      Cause cause) {
    if (traces.isEmpty() || cause != Cause.FACTS) {
      return NONE;
    }
    return new ContinuedTraces(
        traces,
        records,
        known == Long.MIN_VALUE ? known : Math.min(known + 1, lateFrom),
        lateFrom,
        step);
  }

  /**
   * @param shown the obligation as it is, or as it was where it no longer exists
   * @param now the same, or null where it no longer exists
   */
  TraceContext of(Obligation shown, Obligation now) {
    if (traces.isEmpty()) {
      return TraceContext.NONE;
    }
    String decided = now == null || now.decidedBy() == null ? null : now.decidedBy().eventId();
    return latestNew(record -> record.eventId().equals(decided))
        .or(() -> latestNew(record -> record.eventId().equals(shown.startEventId())))
        .or(() -> latestNew(record -> record.registeredAt().epochMilli() == lateFrom))
        .or(() -> latestNew(record -> true))
        .or(() -> start(shown))
        .map(record -> traces.getOrDefault(CaseChangeKeys.fact(record), TraceContext.NONE))
        .orElse(TraceContext.NONE);
  }

  private Optional<Fact> latestNew(Predicate<Fact> which) {
    return records.stream()
        .filter(record -> record.registeredAt().epochMilli() >= newFrom)
        .filter(record -> record.registeredAt().epochMilli() <= step)
        .filter(which)
        .reduce(BinaryOperator.maxBy(BY_REGISTRATION));
  }

  /** The record of the start that counts. */
  private Optional<Fact> start(Obligation shown) {
    return records.stream()
        .filter(record -> record.registeredAt().epochMilli() <= step)
        .filter(record -> record.eventId().equals(shown.startEventId()))
        .reduce(BinaryOperator.maxBy(RecordOrder.INSTANCE));
  }
}
