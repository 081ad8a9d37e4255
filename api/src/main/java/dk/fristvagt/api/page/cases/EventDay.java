package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/**
 * What happened on one local day.
 *
 * @param heading the day in words
 */
public record EventDay(LocalDate day, String heading, List<CaseEvent> events) {

  private static final Comparator<Fact> BY_OCCURRENCE =
      Comparator.comparingLong((Fact fact) -> fact.occurredAt().epochMilli())
          .thenComparing(Fact::eventId, CodePointOrder.INSTANCE)
          .thenComparingLong(fact -> fact.registeredAt().epochMilli())
          .thenComparingInt(Fact::revision);

  /**
   * All records by the day that they say they happened on.
   *
   * @param clock ms since the epoch
   */
  static List<EventDay> of(PageFrame frame, List<Fact> records, long clock, boolean newestFirst) {
    Map<String, Fact> winners = CaseHistory.winners(records, clock);
    List<Fact> sorted = new ArrayList<>(new LinkedHashSet<>(records));
    sorted.sort(BY_OCCURRENCE);
    if (newestFirst) {
      Collections.reverse(sorted);
    }
    Map<LocalDate, List<CaseEvent>> days = new LinkedHashMap<>();
    for (Fact record : sorted) {
      CaseEvent event =
          new CaseEvent(frame, record, standing(record, winners.get(record.eventId())));
      days.computeIfAbsent(event.day(), day -> new ArrayList<>()).add(event);
    }
    return days.entrySet().stream()
        .map(
            entry ->
                new EventDay(
                    entry.getKey(), frame.figures().longDay(entry.getKey()), entry.getValue()))
        .toList();
  }

  private static CaseEvent.Standing standing(Fact record, Fact winner) {
    if (winner != null && winner.voided()) {
      return CaseEvent.Standing.VOIDED;
    }
    return record.equals(winner) ? CaseEvent.Standing.COUNTS : CaseEvent.Standing.CORRECTED;
  }
}
