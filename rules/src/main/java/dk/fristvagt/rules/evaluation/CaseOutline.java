package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the facts registered by some instant say of a case; a clock then gives each obligation its
 * status. Immutable.
 */
public final class CaseOutline {

  private final CaseHistory history;
  private final MunicipalCalendar calendar;
  private final List<Timeline> timelines;
  private final Collection<Fact> records;

  CaseOutline(
      CaseHistory history,
      MunicipalCalendar calendar,
      List<Timeline> timelines,
      Collection<Fact> records) {
    this.history = history;
    this.calendar = calendar;
    this.timelines = timelines;
    this.records = records;
  }

  /**
   * The case at a clock, which must not lie before the instant the outline was made for, nor after
   * the next registration.
   */
  public Evaluation at(long clock) {
    List<Obligation> obligations = new ArrayList<>(timelines.size());
    long next = Long.MAX_VALUE;
    for (Timeline timeline : timelines) {
      Obligation obligation = timeline.at(clock, history, calendar);
      obligations.add(obligation);
      next = Math.min(next, timeline.nextChangeAfter(clock));
    }
    for (Fact record : records) {
      long registered = record.registeredAt().epochMilli();
      if (registered > clock) {
        next = Math.min(next, registered);
      } else if (record.occurredAt().epochMilli() > clock) {
        next = Math.min(next, record.occurredAt().epochMilli());
      }
    }
    return new Evaluation(history, obligations, next);
  }

  /**
   * The obligations that due-basis figures hold at a clock: due by it and not cancelled. The clock
   * may lie after the next registration, which is then not heeded.
   */
  public List<Obligation> countedAt(long clock) {
    List<Obligation> counted = new ArrayList<>();
    for (Timeline timeline : timelines) {
      if (timeline.due().instant() <= clock) {
        Obligation obligation = timeline.at(clock, history, calendar);
        if (obligation.status() != ObligationStatus.CANCELLED) {
          counted.add(obligation);
        }
      }
    }
    return counted;
  }

  /**
   * The obligations that a month's figures hold at its close: due in it, by then, and not
   * cancelled.
   */
  public List<Obligation> countedAtCloseOf(YearMonth month) {
    List<Obligation> counted = new ArrayList<>();
    if (calendar == null) {
      return counted;
    }
    long close = calendar.closeOf(month);
    for (Timeline timeline : timelines) {
      if (YearMonth.from(timeline.due().day()).equals(month) && timeline.due().instant() <= close) {
        Obligation obligation = timeline.at(close, history, calendar);
        if (obligation.status() != ObligationStatus.CANCELLED) {
          counted.add(obligation);
        }
      }
    }
    return counted;
  }
}
