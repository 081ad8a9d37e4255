package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/** Makes {@link Gauges}. For one report and one thread. */
final class GaugeCalculation {

  private final Catalogue catalogue;
  private final ViewSnapshot snapshot;
  private final GroupFilter filter;
  private final LocalToday today;

  GaugeCalculation(
      Catalogue catalogue, ViewSnapshot snapshot, GroupFilter filter, LocalToday today) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.filter = filter;
    this.today = today;
  }

  Gauges gauges() {
    long open = 0;
    Set<Child> children = new HashSet<>();
    Caseloads caseloads = new Caseloads();
    for (PartitionView view : snapshot.views()) {
      for (CaseGauge gauge : view.cases().values()) {
        if (!filter.acceptsHolder(gauge.municipality(), gauge.team(), gauge.caseworker())) {
          continue;
        }
        gauge
            .childrenWithMeasure()
            .forEach(child -> children.add(new Child(gauge.municipality(), child)));
        if (gauge.open()) {
          open++;
          caseloads.add(gauge);
        }
      }
    }
    return new Gauges(open, children.size(), notifications(), caseload(caseloads));
  }

  private Gauges.Notifications notifications() {
    if (!filter.teams().isEmpty() || !filter.caseworkers().isEmpty()) {
      return null;
    }
    long[] sums = new long[2];
    for (PartitionView view : snapshot.views()) {
      view.notifications()
          .forEach(
              (key, n) -> {
                if (filter.acceptsMunicipality(key.municipality())) {
                  sums[0] += today.isThisMonth(key.municipality(), key.day()) ? n : 0;
                  sums[1] += today.isLast30Days(key.municipality(), key.day()) ? n : 0;
                }
              });
    }
    return new Gauges.Notifications(sums[0], sums[1]);
  }

  private Gauges.Caseload caseload(Caseloads caseloads) {
    Collection<Caseloads.Load> loads = caseloads.loads().values();
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

  private record Child(String municipality, String pseudonym) {}
}
