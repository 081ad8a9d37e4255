package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;

/**
 * An obligation as a history tells it, before a clock decides its status: when it began, is due,
 * was fulfilled ({@code f}), ended ({@code c}) or missed ({@code v}). Instants are ms since the
 * epoch.
 *
 * @param dueInclusive whether a fulfilment at the very due instant is in time
 * @param held what a check's predicate said, else null
 */
record Timeline(
    String rule,
    RuleKind kind,
    int ruleVersion,
    Fact startEvent,
    String matchKey,
    int occurrence,
    long start,
    Due due,
    boolean dueInclusive,
    Long warnAt,
    Happening f,
    Happening c,
    Happening v,
    Truth held) {

  /**
   * A fact and the instant it counts at, which for a date without a clock time may differ from its
   * own.
   */
  record Happening(long at, Fact fact) {}

  /** The obligation at a clock. */
  Obligation at(long clock, CaseHistory history, MunicipalCalendar calendar) {
    boolean fulfilled = f != null && (c == null || f.at() <= c.at());
    ObligationStatus status = status(clock, fulfilled);
    boolean ended = status == ObligationStatus.CANCELLED || status == ObligationStatus.LAPSED;
    Holder holder = history.holderAt(Math.min(decisiveInstant(), clock));
    Happening decisive =
        fulfilled ? f : status == ObligationStatus.MISSED && v != null ? v : ended ? c : null;
    return new Obligation(
        ObligationIds.of(rule, startEvent, occurrence),
        rule,
        kind,
        ruleVersion,
        startEvent.municipality(),
        startEvent.caseId(),
        matchKey,
        occurrence,
        startEvent.eventId(),
        start,
        calendar.localDate(start),
        due.instant(),
        due.day(),
        warnAt,
        fulfilled ? f.at() : null,
        fulfilled ? calendar.localDate(f.at()) : null,
        ended ? c.at() : null,
        v == null ? null : v.at(),
        status,
        holder.team(),
        holder.caseworker(),
        decisive == null ? null : decisive.fact());
  }

  /**
   * The least instant after the clock at which status, attribution or counters may change without a
   * new fact.
   */
  long nextChangeAfter(long clock) {
    long next = Long.MAX_VALUE;
    if (due.instant() > clock) {
      next = due.instant();
      if (warnAt != null && warnAt > clock && warnAt < next) {
        next = warnAt;
      }
    }
    return next;
  }

  private ObligationStatus status(long clock, boolean fulfilled) {
    long dueInstant = due.instant();
    switch (kind) {
      case CHECK:
        return switch (held) {
          case TRUE -> ObligationStatus.MET;
          case FALSE -> ObligationStatus.MISSED;
          case UNKNOWN -> ObligationStatus.UNKNOWN;
        };
      case ABSENCE:
        if (v != null) {
          return ObligationStatus.MISSED;
        }
        if (c != null && c.at() < dueInstant) {
          return ObligationStatus.CANCELLED;
        }
        return clock >= dueInstant ? ObligationStatus.MET : ObligationStatus.OPEN;
      default:
        if (fulfilled) {
          boolean inTime = dueInclusive ? f.at() <= dueInstant : f.at() < dueInstant;
          return inTime ? ObligationStatus.MET : ObligationStatus.LATE;
        }
        if (c != null) {
          return c.at() < dueInstant ? ObligationStatus.CANCELLED : ObligationStatus.LAPSED;
        }
        if (clock >= dueInstant) {
          return ObligationStatus.OVERDUE;
        }
        return warnAt != null && clock >= warnAt
            ? ObligationStatus.DUE_SOON
            : ObligationStatus.OPEN;
    }
  }

  private long decisiveInstant() {
    if (kind == RuleKind.CHECK || kind == RuleKind.PRECONDITION) {
      return start;
    }
    long decisive = due.instant();
    for (Happening happening : new Happening[] {f, c, v}) {
      if (happening != null) {
        decisive = Math.min(decisive, happening.at());
      }
    }
    return decisive;
  }
}
