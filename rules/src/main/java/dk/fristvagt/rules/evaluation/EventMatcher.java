package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.evaluation.Timeline.Happening;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Finds the events of a history that belong to an obligation's start. */
final class EventMatcher {

  private final CaseHistory history;
  private final Fact start;
  private final String match;
  private final String matchKey;

  /**
   * @param match the field that joins, or null for by case
   * @param matchKey the start's value of it
   */
  EventMatcher(CaseHistory history, Fact start, String match, String matchKey) {
    this.history = history;
    this.start = start;
    this.match = match;
    this.matchKey = matchKey;
  }

  /**
   * The position of the first event, in the history's order, that one of the selectors selects,
   * that has the start's match value, and that passes the condition; -1 where there is none. The
   * start itself is never found.
   *
   * @param after only positions greater than this are looked at; -1 for all
   */
  int first(List<EventSelector> selectors, int after, Predicate<Fact> condition) {
    return find(selectors, after, condition, false);
  }

  /** As {@link #first}, but an event that does not carry the match field is found too. */
  Happening firstEnd(List<EventSelector> ends, long from) {
    int position = find(ends, -1, event -> event.occurredAt().epochMilli() >= from, true);
    return position < 0 ? null : happening(position);
  }

  Happening happening(int position) {
    Fact fact = history.events().get(position);
    return new Happening(fact.occurredAt().epochMilli(), fact);
  }

  /**
   * All events, in the history's order, that one of the selectors selects and that have the start's
   * match value; never the start.
   */
  List<Fact> all(List<EventSelector> selectors) {
    List<Fact> all = new ArrayList<>();
    for (Fact event : history.events()) {
      if (event != start && belongs(event, selectors, false)) {
        all.add(event);
      }
    }
    return all;
  }

  /**
   * Whether one of the selectors selects an event and it has the start's match value.
   *
   * @param looseMatch whether one that does not carry the match field belongs too
   */
  boolean belongs(Fact event, List<EventSelector> selectors, boolean looseMatch) {
    return matches(event, looseMatch)
        && selectors.stream().anyMatch(selector -> selector.selects(event, start, null));
  }

  private int find(
      List<EventSelector> selectors, int after, Predicate<Fact> condition, boolean looseMatch) {
    int best = -1;
    for (EventSelector selector : selectors) {
      for (int position : history.positionsOf(selector.type())) {
        if (best >= 0 && position >= best) {
          break;
        }
        if (position <= after) {
          continue;
        }
        Fact event = history.events().get(position);
        if (event != start
            && condition.test(event)
            && matches(event, looseMatch)
            && selector.selects(event, start, null)) {
          best = position;
        }
      }
    }
    return best;
  }

  private boolean matches(Fact event, boolean looseMatch) {
    if (match == null) {
      return true;
    }
    Object value = event.data().get(match);
    return value == null ? looseMatch : value.equals(matchKey);
  }
}
