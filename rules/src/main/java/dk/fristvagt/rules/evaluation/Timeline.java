package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Truth;
import dk.fristvagt.rules.fact.Fact;
import java.util.List;

/**
 * An obligation as a history tells it, before a clock decides its status: when it began, is due,
 * was fulfilled ({@code f}), ended ({@code c}) or missed ({@code v}). Instants are ms since the
 * epoch.
 *
 * @param rule the rule's id; of a check made per map entry, with the entry's key
 * @param version the version of the rule that its start follows
 * @param startEvent the fact that opened it, with its measure read as its chain's first
 * @param previous the fulfilment of the occurrence before, which this one starts at; else null
 * @param due the due in force, after all moves
 * @param moves what cadence decisions made of the due, in the history's order; mostly none
 * @param dueInclusive whether a fulfilment at the very due instant is in time
 * @param f the fulfilment, also one after {@code c}, which then does not count; or null
 * @param c the end, or null
 * @param v the first forbidden event, or null
 * @param held what a check's predicate said, else null
 */
public record Timeline(
    String rule,
    RuleKind kind,
    RuleVersion version,
    Fact startEvent,
    String matchKey,
    int occurrence,
    long start,
    Happening previous,
    Due due,
    List<DueMove> moves,
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
  public record Happening(long at, Fact fact) {}

  /** A cadence decision and the dues it led from and to. */
  public record DueMove(Fact fact, Due from, Due to) {}

  /** {@code rule/municipality/caseId/startEventId/occurrence}. */
  public String id() {
    return ObligationIds.of(rule, startEvent, occurrence);
  }

  /** The due before any move. */
  public Due initialDue() {
    return moves.isEmpty() ? due : moves.get(0).from();
  }

  /** Whether a fulfilment counts: it came, and not after an end. */
  public boolean isFulfilled() {
    return f != null && (c == null || f.at() <= c.at());
  }

  /** Whether an instant lies in {@code [start, min(f, c))}. */
  public boolean isRunningAt(long instant) {
    return start <= instant && (f == null || instant < f.at()) && (c == null || instant < c.at());
  }

  /** The obligation at a clock. */
  Obligation at(long clock, CaseHistory history, MunicipalCalendar calendar) {
    boolean fulfilled = isFulfilled();
    ObligationStatus status = status(clock, fulfilled);
    boolean ended = status == ObligationStatus.CANCELLED || status == ObligationStatus.LAPSED;
    Holder holder = history.holderAt(Math.min(decisiveInstant(), clock));
    Happening decisive =
        fulfilled ? f : status == ObligationStatus.MISSED && v != null ? v : ended ? c : null;
    return new Obligation(
        id(),
        rule,
        kind,
        version.number(),
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

  /** When it is decided whose it is, if the clock has come that far. */
  public long decisiveInstant() {
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
