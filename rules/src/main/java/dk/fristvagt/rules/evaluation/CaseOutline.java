package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
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

  /** What was known. */
  public CaseHistory history() {
    return history;
  }

  /** Every obligation, in the order of {@link Evaluation#obligations}; not to be changed. */
  public List<Timeline> timelines() {
    return Collections.unmodifiableList(timelines);
  }

  /**
   * The events, in the history's order, that one of the selectors selects and that belong to an
   * obligation's start by its rule's {@code match}; whenever they happened, never the start itself.
   */
  public List<Fact> belonging(Timeline timeline, List<EventSelector> selectors) {
    return matcher(timeline).all(selectors);
  }

  /**
   * Whether one of the selectors selects a record, in the history or not, and it belongs to an
   * obligation's start.
   *
   * @param loosely whether one without the match field belongs too, as with {@code ends}
   */
  public boolean belongs(
      Fact record, Timeline timeline, List<EventSelector> selectors, boolean loosely) {
    return matcher(timeline).belongs(history.readAsChain(record), selectors, loosely);
  }

  private EventMatcher matcher(Timeline timeline) {
    return new EventMatcher(
        history, timeline.startEvent(), timeline.version().terms().match(), timeline.matchKey());
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
