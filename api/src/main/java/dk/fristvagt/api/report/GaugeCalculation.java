package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.streams.view.NotificationsKey;
import dk.fristvagt.streams.view.PartitionView;
import java.util.Collection;

/** Makes {@link Gauges}. For one report and one thread. */
final class GaugeCalculation {

  private final Catalogue catalogue;
  private final ViewSnapshot snapshot;
  private final GroupFilter filter;
  private final LocalToday today;
  private final ChildrenCount children;

  GaugeCalculation(
      Catalogue catalogue,
      ViewSnapshot snapshot,
      GroupFilter filter,
      LocalToday today,
      ChildrenCount children) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.filter = filter;
    this.today = today;
    this.children = children;
  }

  Gauges gauges() {
    long[] open = new long[1];
    Caseloads caseloads = new Caseloads();
    for (PartitionView view : snapshot.views()) {
      view.indexes()
          .openCases()
          .forEach(
              (holder, cases) -> {
                if (filter.acceptsHolder(
                    holder.municipality(), holder.team(), holder.caseworker())) {
                  open[0] += cases.all();
                  caseloads.add(holder, cases);
                }
              });
    }
    return new Gauges(open[0], children.of(snapshot, filter), notifications(), caseload(caseloads));
  }

  private Gauges.Notifications notifications() {
    if (!filter.isOfWholeMunicipalities()) {
      return null;
    }
    long[] sums = new long[2];
    for (PartitionView view : snapshot.views()) {
      view.notifications()
          .tailMap(NotificationsKey.from(today.earliest()))
          .forEach(
              (key, n) -> {
                if (filter.acceptsWhole(key.municipality())) {
                  sums[0] += today.isThisMonth(key.municipality(), key.day()) ? n : 0;
                  sums[1] += today.isLast30Days(key.municipality(), key.day()) ? n : 0;
                }
              });
    }
    return new Gauges.Notifications(sums[0], sums[1]);
  }

  private Gauges.Caseload caseload(Caseloads caseloads) {
    Collection<Caseloads.Load> loads = caseloads.all();
    long cases = loads.stream().mapToLong(load -> load.counts().all()).sum();
    return new Gauges.Caseload(
        loads.size(),
        loads.stream().mapToLong(load -> load.counts().all()).max().orElse(0),
        Share.ratio(cases, loads.size()),
        caseloads.unassigned(),
        Caseloads.thresholds(catalogue).stream()
            .map(threshold -> overThreshold(threshold, loads))
            .toList());
  }

  private static Gauges.OverThreshold overThreshold(
      Gauge.Threshold threshold, Collection<Caseloads.Load> loads) {
    return new Gauges.OverThreshold(
        threshold.target(),
        threshold.scope(),
        threshold.limit(),
        loads.stream()
            .filter(load -> load.counts().of(threshold.target()) > threshold.limit())
            .count());
  }
}
