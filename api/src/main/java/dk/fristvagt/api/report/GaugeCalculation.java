package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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
    long unassigned = 0;
    Set<Child> children = new HashSet<>();
    Map<Caseworker, Load> loads = new HashMap<>();
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
          if (gauge.caseworker().equals(Holder.UNASSIGNED.caseworker())) {
            unassigned++;
          } else {
            loads
                .computeIfAbsent(
                    new Caseworker(gauge.municipality(), gauge.caseworker()), key -> new Load())
                .add(gauge.target());
          }
        }
      }
    }
    return new Gauges(open, children.size(), notifications(), caseload(loads, unassigned));
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

  private Gauges.Caseload caseload(Map<Caseworker, Load> loads, long unassigned) {
    long cases = loads.values().stream().mapToLong(load -> load.all).sum();
    List<Gauges.OverThreshold> over = new ArrayList<>();
    for (Gauge gauge : catalogue.gauges()) {
      if (gauge.measure() == Gauge.Measure.CASELOAD) {
        for (Gauge.Threshold threshold : gauge.thresholds()) {
          over.add(
              new Gauges.OverThreshold(
                  threshold.target(),
                  threshold.scope(),
                  threshold.limit(),
                  loads.values().stream()
                      .filter(load -> load.of(threshold.target()) > threshold.limit())
                      .count()));
        }
      }
    }
    return new Gauges.Caseload(
        loads.size(),
        loads.values().stream().mapToLong(load -> load.all).max().orElse(0),
        Share.ratio(cases, loads.size()),
        unassigned,
        over);
  }

  private record Child(String municipality, String pseudonym) {}

  private record Caseworker(String municipality, String caseworker) {}

  /** One caseworker's open cases. */
  private static final class Load {
    private long all;
    private final Map<String, Long> byTarget = new HashMap<>();

    private void add(String target) {
      all++;
      if (target != null) {
        byTarget.merge(target, 1L, Long::sum);
      }
    }

    private long of(String target) {
      return target == null ? all : byTarget.getOrDefault(target, 0L);
    }
  }
}
