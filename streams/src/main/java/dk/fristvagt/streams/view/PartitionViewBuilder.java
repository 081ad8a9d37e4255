package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import java.time.LocalDate;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/** Gathers the changes of a step into the next {@link PartitionView}. For one thread. */
public final class PartitionViewBuilder {

  private final int partition;
  private HashPMap<String, TreePMap<DueOrder, Obligation>> live = HashTreePMap.empty();
  private HashPMap<Group, LiveCounts> counts = HashTreePMap.empty();
  private TreePMap<ComplianceKey, DayFigures> figures = TreePMap.empty();
  private HashPMap<String, CaseGauge> cases = HashTreePMap.empty();
  private HashPMap<NotificationsKey, Integer> notifications = HashTreePMap.empty();
  private HashPMap<FlowKey, Integer> flows = HashTreePMap.empty();

  public PartitionViewBuilder(int partition) {
    this.partition = partition;
  }

  /** Replaces one obligation by another; either may be null or no longer live. */
  public void replace(Obligation before, Obligation after) {
    if (before != null && before.status().isLive()) {
      TreePMap<DueOrder, Obligation> list =
          list(before.rule()).minus(new DueOrder(before.due(), before.id()));
      live = list.isEmpty() ? live.minus(before.rule()) : live.plus(before.rule(), list);
      count(before, -1);
    }
    if (after != null && after.status().isLive()) {
      live =
          live.plus(
              after.rule(), list(after.rule()).plus(new DueOrder(after.due(), after.id()), after));
      count(after, 1);
    }
  }

  /** Sets the figures of a group on a day. */
  public void figures(ComplianceKey key, DayFigures value) {
    figures = value.isZero() ? figures.minus(key) : figures.plus(key, value);
  }

  /** Sets a case's part in the gauges. */
  public void gauge(String caseKey, CaseGauge gauge) {
    cases = gauge.counts() ? cases.plus(caseKey, gauge) : cases.minus(caseKey);
  }

  /** Replaces a case's notifications by day. */
  public void notifications(
      String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after) {
    before.forEach((day, n) -> addNotifications(municipality, day, -n));
    after.forEach((day, n) -> addNotifications(municipality, day, n));
  }

  /** Replaces a case's flows. */
  public void flows(
      String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after) {
    if (!before.equals(after)) {
      before.forEach((flow, n) -> addFlow(municipality, flow, -n));
      after.forEach((flow, n) -> addFlow(municipality, flow, n));
    }
  }

  /** The view at a step whose work is all done. */
  public PartitionView at(long clock) {
    return new PartitionView(partition, clock, live, counts, figures, cases, notifications, flows);
  }

  private void addNotifications(String municipality, LocalDate day, int n) {
    NotificationsKey key = new NotificationsKey(municipality, day);
    int sum = notifications.getOrDefault(key, 0) + n;
    notifications = sum == 0 ? notifications.minus(key) : notifications.plus(key, sum);
  }

  private void addFlow(String municipality, CaseFlow flow, int n) {
    FlowKey key = new FlowKey(municipality, flow);
    int sum = flows.getOrDefault(key, 0) + n;
    flows = sum == 0 ? flows.minus(key) : flows.plus(key, sum);
  }

  private TreePMap<DueOrder, Obligation> list(String rule) {
    return live.getOrDefault(rule, TreePMap.empty());
  }

  private void count(Obligation obligation, long n) {
    Group group = Group.of(obligation);
    LiveCounts sum = counts.getOrDefault(group, LiveCounts.ZERO).plus(obligation.status(), n);
    counts = sum.isZero() ? counts.minus(group) : counts.plus(group, sum);
  }
}
