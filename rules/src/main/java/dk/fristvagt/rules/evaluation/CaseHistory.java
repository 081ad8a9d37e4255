package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is known of a case at a clock: the winning, non-voided record of each fact among those
 * registered by then, measures read as chains, in the history's order. Immutable.
 */
public final class CaseHistory {

  private final List<Fact> events;
  private final Map<EventType, List<Integer>> positions = new EnumMap<>(EventType.class);
  private final MeasureChains chains;
  private final List<Fact> holders = new ArrayList<>();

  private CaseHistory(List<Fact> events, MeasureChains chains) {
    this.events = events;
    this.chains = chains;
    for (int i = 0; i < events.size(); i++) {
      Fact event = events.get(i);
      positions.computeIfAbsent(event.type(), type -> new ArrayList<>()).add(i);
      if (event.type() == EventType.CASEWORKER_ASSIGNED
          || event.type() == EventType.CASE_HANDED_OVER) {
        holders.add(event);
      }
    }
  }

  /**
   * @param records all records of one case, in any order, duplicates allowed
   * @param clock ms since the epoch; records registered after it are not known yet
   */
  public static CaseHistory at(Collection<Fact> records, long clock) {
    Map<String, Fact> winners = winners(records, clock);
    List<Fact> events = new ArrayList<>(winners.size());
    for (Fact winner : winners.values()) {
      if (!winner.voided()) {
        events.add(winner);
      }
    }
    events.sort(FactOrder.INSTANCE);
    MeasureChains chains = MeasureChains.of(events);
    return new CaseHistory(chains.readAsChains(events), chains);
  }

  /**
   * The record of each fact that counts, among those registered by a clock, by event id; as they
   * came, voided ones too.
   */
  public static Map<String, Fact> winners(Collection<Fact> records, long clock) {
    Map<String, Fact> winners = new HashMap<>(records.size() * 2);
    for (Fact record : records) {
      if (record.registeredAt().epochMilli() <= clock) {
        winners.merge(
            record.eventId(), record, (a, b) -> RecordOrder.INSTANCE.compare(a, b) >= 0 ? a : b);
      }
    }
    return winners;
  }

  /** All events in the history's order. */
  public List<Fact> events() {
    return Collections.unmodifiableList(events);
  }

  /** The positions in {@link #events} of the events of a type, ascending. */
  List<Integer> positionsOf(EventType type) {
    return positions.getOrDefault(type, List.of());
  }

  /**
   * Whether the event may open obligations: all may, save starts of measures that continue another.
   */
  public boolean opens(Fact event) {
    return chains.opens(event);
  }

  /** A record with its measure read as its chain's first. */
  public Fact readAsChain(Fact record) {
    return chains.readAsChain(record);
  }

  /** Who held the case at an instant, as known at this history's clock. */
  public Holder holderAt(long instant) {
    Fact holder = holderEventAt(instant);
    return holder == null
        ? Holder.UNASSIGNED
        : new Holder(holder.text("team"), holder.text("caseworker"));
  }

  /** The event that gave the case to whom it belonged at an instant; null where there is none. */
  public Fact holderEventAt(long instant) {
    for (int i = holders.size() - 1; i >= 0; i--) {
      Fact holder = holders.get(i);
      if (holder.occurredAt().epochMilli() <= instant) {
        return holder;
      }
    }
    return null;
  }
}
