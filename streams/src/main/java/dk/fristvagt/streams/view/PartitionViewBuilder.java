package dk.fristvagt.streams.view;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
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
  private TreePMap<NotificationsKey, Integer> notifications = TreePMap.empty();
  private TreePMap<RestatementKey, StatusCounts> restatements = TreePMap.empty();
  private TreePMap<LagKey, Map<Integer, Long>> registrationLags = TreePMap.empty();
  private CatalogueInForce catalogue;
  private ViewJournal journal = ViewJournal.NONE;
  private ViewChanges changes = ViewChanges.NONE;
  private HashPMap<FlowKey, Integer> flows = HashTreePMap.empty();
  private ViewIndexes indexes = ViewIndexes.EMPTY;

  public PartitionViewBuilder(int partition) {
    this.partition = partition;
  }

  /** One that goes on from what another has gathered so far, without a journal. */
  public PartitionViewBuilder copy() {
    PartitionViewBuilder copy = new PartitionViewBuilder(partition);
    copy.live = live;
    copy.counts = counts;
    copy.figures = figures;
    copy.cases = cases;
    copy.notifications = notifications;
    copy.restatements = restatements;
    copy.registrationLags = registrationLags;
    copy.flows = flows;
    copy.catalogue = catalogue;
    copy.indexes = indexes;
    return copy;
  }

  /** Tells a journal of every change from now on. */
  public void journal(ViewJournal told) {
    journal = told;
  }

  /** Has every change from now on told as it is made. */
  public void changes(ViewChanges told) {
    changes = told;
  }

  /** Replaces one obligation by another; either may be null or no longer live. */
  public void replace(Obligation before, Obligation after) {
    if ((before != null && before.status().isLive())
        || (after != null && after.status().isLive())) {
      journal.obligation(before, after);
      changes.obligation(
          before == null ? after.id() : before.id(),
          after != null && after.status().isLive() ? after : null);
    }
    if (before != null && before.status().isLive()) {
      DueOrder order = new DueOrder(before.due(), before.id());
      TreePMap<DueOrder, Obligation> list = list(before.rule()).minus(order);
      live = list.isEmpty() ? live.minus(before.rule()) : live.plus(before.rule(), list);
      indexes = indexes.minus(order, before);
      count(before, -1);
    }
    if (after != null && after.status().isLive()) {
      DueOrder order = new DueOrder(after.due(), after.id());
      live = live.plus(after.rule(), list(after.rule()).plus(order, after));
      indexes = indexes.plus(order, after);
      count(after, 1);
    }
  }

  /** Sets the figures of a group on a day. */
  public void figures(ComplianceKey key, DayFigures value) {
    DayFigures before = figures.getOrDefault(key, DayFigures.ZERO);
    journal.figures(key, before);
    indexes = indexes.figures(key, before, value);
    figures = value.isZero() ? figures.minus(key) : figures.plus(key, value);
    changes.figures(key, value);
  }

  /** Sets how much a closed month of a group changed for a reason. */
  public void restatement(RestatementKey key, StatusCounts value) {
    journal.restatement(key, restatements.getOrDefault(key, StatusCounts.ZERO));
    restatements = value.isZero() ? restatements.minus(key) : restatements.plus(key, value);
    changes.restatement(key, value);
  }

  /** Sets how many facts were registered how many days after they happened. */
  public void registrationLags(LagKey key, Map<Integer, Long> factsByDays) {
    journal.registrationLags(key, registrationLags.getOrDefault(key, Map.of()));
    registrationLags =
        factsByDays.isEmpty()
            ? registrationLags.minus(key)
            : registrationLags.plus(key, Map.copyOf(factsByDays));
    changes.registrationLags(key, factsByDays);
  }

  /** Sets a case's part in the gauges. */
  public void gauge(String caseKey, CaseGauge gauge) {
    CaseGauge before = cases.get(caseKey);
    journal.gauge(caseKey, before);
    indexes = indexes.gauge(before, gauge);
    cases = gauge.counts() ? cases.plus(caseKey, gauge) : cases.minus(caseKey);
    if (changes != ViewChanges.NONE) {
      CaseGauge after = gauge.counts() ? gauge : null;
      if (!Objects.equals(before, after)) {
        changes.gauge(caseKey, after);
      }
    }
  }

  /** Takes a case out of the gauges. */
  public void withoutGauge(String caseKey) {
    indexes = indexes.gauge(cases.get(caseKey), null);
    cases = cases.minus(caseKey);
    changes.gauge(caseKey, null);
  }

  /** Replaces a case's notifications by day. */
  public void notifications(
      String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after) {
    if (before.equals(after)) {
      return;
    }
    journal.notifications(municipality, before, after);
    before.forEach((day, n) -> addNotifications(municipality, day, -n));
    after.forEach((day, n) -> addNotifications(municipality, day, n));
  }

  /** Sets the catalogue that all the rest follows. */
  public void catalogue(CatalogueInForce inForce) {
    catalogue = inForce;
  }

  /** Replaces a case's flows. */
  public void flows(
      String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after) {
    if (!before.equals(after)) {
      journal.flows(municipality, before, after);
      before.forEach((flow, n) -> addFlow(municipality, flow, -n));
      after.forEach((flow, n) -> addFlow(municipality, flow, n));
    }
  }

  /** Sets how many notifications there were on a day. */
  public void notifications(NotificationsKey key, int sum) {
    notifications = sum == 0 ? notifications.minus(key) : notifications.plus(key, sum);
    changes.notifications(key, sum);
  }

  /** Sets how often something moved in a month. */
  public void flow(FlowKey key, int sum) {
    flows = sum == 0 ? flows.minus(key) : flows.plus(key, sum);
    changes.flow(key, sum);
  }

  /** The view at a step whose work is all done. */
  public PartitionView at(long clock) {
    return new PartitionView(
        partition,
        clock,
        live,
        counts,
        figures,
        cases,
        notifications,
        restatements,
        registrationLags,
        flows,
        catalogue,
        indexes);
  }

  private void addNotifications(String municipality, LocalDate day, int n) {
    NotificationsKey key = new NotificationsKey(municipality, day);
    notifications(key, notifications.getOrDefault(key, 0) + n);
  }

  private void addFlow(String municipality, CaseFlow flow, int n) {
    FlowKey key = new FlowKey(municipality, flow);
    flow(key, flows.getOrDefault(key, 0) + n);
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
