package dk.fristvagt.rules.alert;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Which alerts a clock step sends about an obligation: a pure function of what was sent before, the
 * obligation now, and the facts.
 *
 * <p>The cycle of an obligation: {@code DUE_SOON}, {@code OVERDUE} (or {@code MISSED}), {@code
 * RESOLVED}; {@code RETRACTED} after any of them, and then the cycle may begin again, in the same
 * step where the obligation already calls for it.
 */
public final class AlertRules {

  /** Where the configuration names none: loading history pages nobody. */
  public static final Period DEFAULT_MAX_AGE = Period.ofDays(30);

  private final Period maxAge;

  /**
   * @param maxAge how long, in local calendar days, an obligation may have been due when it is
   *     first judged and still be alerted
   */
  public AlertRules(Period maxAge) {
    this.maxAge = maxAge;
  }

  /**
   * @param alerts to send now, in order; mostly none
   * @param state what has been sent after them
   */
  public record Step(List<Alert> alerts, AlertState state) {}

  /**
   * @param state what has been sent so far
   * @param now the obligation at the clock, or null where it no longer exists
   * @param startEventId the event that started it
   * @param records all records of its case
   * @param clock the clock step, ms since the epoch
   */
  public Step step(
      AlertState state,
      Obligation now,
      String startEventId,
      Collection<Fact> records,
      MunicipalCalendar calendar,
      long clock) {
    Long firstJudged =
        state.firstJudged() == null && now != null && clock >= now.due()
            ? (Long) clock
            : state.firstJudged();
    AlertKind last = state.last();
    int sequence = state.sequence();
    List<Alert> alerts = List.of();

    if (last != null && last != AlertKind.RETRACTED && isWrong(last, state.sentAt(), now)) {
      RetractionReason reason =
          RetractionReason.of(now, startEventId, records, state.sentAt(), clock);
      alerts = new ArrayList<>(2);
      alerts.add(new Alert(sequence + 1, AlertKind.RETRACTED, sequence, reason));
      sequence++;
      last = AlertKind.RETRACTED;
    }
    AlertKind next = now == null ? null : next(last, now, firstJudged, calendar);
    if (next != null) {
      alerts = new ArrayList<>(alerts);
      alerts.add(new Alert(++sequence, next, null, null));
      last = next;
    }
    return new Step(
        alerts,
        new AlertState(last, sequence, alerts.isEmpty() ? state.sentAt() : clock, firstJudged));
  }

  private AlertKind next(
      AlertKind last, Obligation now, Long firstJudged, MunicipalCalendar calendar) {
    ObligationStatus status = now.status();
    boolean beginsCycle = last == null || last == AlertKind.RETRACTED;
    if (beginsCycle && status == ObligationStatus.DUE_SOON) {
      return AlertKind.DUE_SOON;
    }
    if ((beginsCycle || last == AlertKind.DUE_SOON)
        && (status == ObligationStatus.OVERDUE || status == ObligationStatus.MISSED)) {
      if (isTooOld(now, firstJudged, calendar)) {
        return null;
      }
      return now.kind().alertsMissed() ? AlertKind.MISSED : AlertKind.OVERDUE;
    }
    if ((last == AlertKind.OVERDUE || last == AlertKind.MISSED)
        && (status == ObligationStatus.LATE || status == ObligationStatus.LAPSED)) {
      return AlertKind.RESOLVED;
    }
    return null;
  }

  private boolean isTooOld(Obligation now, Long firstJudged, MunicipalCalendar calendar) {
    return firstJudged != null
        && Instant.ofEpochMilli(now.due())
                .atZone(calendar.zone())
                .plus(maxAge)
                .toInstant()
                .toEpochMilli()
            < firstJudged;
  }

  /**
   * Whether, by what is known now, it was not so at the clock the alert was sent at: not yet to be
   * warned of, not yet due, or done or ended by then. What was done after a warning does not make
   * the warning wrong.
   */
  private static boolean isWrong(AlertKind sent, long sentAt, Obligation now) {
    if (now == null) {
      return true;
    }
    ObligationStatus status = now.status();
    return switch (sent) {
      case DUE_SOON ->
          switch (status) {
            case OPEN -> true;
            case MET -> now.fulfilledAt() <= sentAt;
            case CANCELLED -> now.cancelledAt() <= sentAt;
            case LATE -> now.fulfilledAt() <= sentAt || warnsAfter(now, sentAt);
            case LAPSED -> now.cancelledAt() <= sentAt || warnsAfter(now, sentAt);
            default -> warnsAfter(now, sentAt);
          };
      case OVERDUE, MISSED ->
          switch (status) {
            case OVERDUE, LATE, LAPSED -> now.due() > sentAt;
            case MISSED -> false;
            default -> true;
          };
      case RESOLVED -> status != ObligationStatus.LATE && status != ObligationStatus.LAPSED;
      case RETRACTED -> false;
    };
  }

  private static boolean warnsAfter(Obligation now, long sentAt) {
    return now.warnAt() != null && now.warnAt() > sentAt;
  }
}
