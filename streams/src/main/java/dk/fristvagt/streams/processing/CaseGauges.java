package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.DayCountState;
import dk.fristvagt.streams.state.FlowState;
import dk.fristvagt.streams.store.ObligationStates;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Each case's part in the gauges, and the instant it was last given to the wake index for. For one
 * thread.
 */
final class CaseGauges {

  private static final CaseFlow.Kind[] FLOWS = CaseFlow.Kind.values();

  private final KeyValueStore<String, CaseState> store;
  private final PartitionViewBuilder view;
  private long size;

  CaseGauges(KeyValueStore<String, CaseState> store, PartitionViewBuilder view) {
    this.store = store;
    this.view = view;
  }

  /**
   * Takes in a case as it is now.
   *
   * @param nextWake when it must be looked at next, ms since the epoch
   * @return whether that is another instant than before
   */
  boolean update(String caseKey, CaseId id, CaseSummary summary, long nextWake) {
    CaseState before = store.get(caseKey);
    CaseState after = state(id, summary, nextWake);
    if (after.equals(before)) {
      return false;
    }
    store.put(caseKey, after);
    size += before == null ? 1 : 0;
    view.gauge(caseKey, gauge(after));
    view.notifications(
        id.municipality(),
        before == null ? Map.of() : notifications(before.getNotifications()),
        summary.notifications());
    view.flows(
        id.municipality(), before == null ? Map.of() : flows(before.getFlows()), summary.flows());
    return before == null || before.getNextWake() != nextWake;
  }

  /** Whether the case has ever been looked at. */
  boolean knows(String caseKey) {
    return store.get(caseKey) != null;
  }

  /** How many cases have been looked at, once {@link #restore} is done. */
  long size() {
    return size;
  }

  /** Fills the view from the store. */
  void restore() {
    try (KeyValueIterator<String, CaseState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, CaseState> entry = iterator.next();
        size++;
        view.gauge(entry.key, gauge(entry.value));
        view.notifications(
            entry.value.getMunicipality(), Map.of(), notifications(entry.value.getNotifications()));
        view.flows(entry.value.getMunicipality(), Map.of(), flows(entry.value.getFlows()));
      }
    }
  }

  private static CaseState state(CaseId id, CaseSummary summary, long nextWake) {
    return new CaseState(
        id.municipality(),
        id.caseId(),
        nextWake,
        summary.open(),
        summary.target(),
        summary.holder().team(),
        summary.holder().caseworker(),
        new ArrayList<>(summary.childrenWithMeasure()),
        days(summary.notifications()),
        summary.runningAssessments(),
        states(summary.flows()));
  }

  static CaseGauge gauge(CaseState state) {
    return new CaseGauge(
        state.getMunicipality(),
        state.getCaseId(),
        state.getOpen(),
        state.getTarget(),
        state.getTeam(),
        state.getCaseworker(),
        state.getChildrenWithMeasure(),
        state.getRunningAssessments());
  }

  static List<DayCountState> days(Map<LocalDate, Integer> notifications) {
    List<DayCountState> days = new ArrayList<>(notifications.size());
    notifications.forEach(
        (day, n) -> days.add(new DayCountState(Math.toIntExact(day.toEpochDay()), n)));
    return days;
  }

  static Map<LocalDate, Integer> notifications(List<DayCountState> days) {
    Map<LocalDate, Integer> notifications = new TreeMap<>();
    days.forEach(day -> notifications.put(LocalDate.ofEpochDay(day.getDay()), day.getN()));
    return notifications;
  }

  static List<FlowState> states(Map<CaseFlow, Integer> flows) {
    List<FlowState> states = new ArrayList<>(flows.size());
    flows.forEach(
        (flow, n) ->
            states.add(
                new FlowState(
                    ObligationStates.month(flow.month()),
                    flow.kind().ordinal(),
                    flow.holder().team(),
                    flow.holder().caseworker(),
                    n)));
    return states;
  }

  static Map<CaseFlow, Integer> flows(List<FlowState> states) {
    Map<CaseFlow, Integer> flows = new TreeMap<>();
    for (FlowState flow : states) {
      flows.put(
          new CaseFlow(
              ObligationStates.month(flow.getMonth()),
              FLOWS[flow.getKind()],
              new Holder(flow.getTeam(), flow.getCaseworker())),
          flow.getN());
    }
    return flows;
  }
}
