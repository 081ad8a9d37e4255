package dk.fristvagt.api.report;

import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.Children;
import dk.fristvagt.streams.view.PartitionView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Counts children with a measure, each once however many cases it has and in whichever partitions
 * they are.
 *
 * <p>Whole municipalities are remembered as they were counted last, so that of many children only
 * those are held against each other whose part changed since. Thread-safe.
 */
final class ChildrenCount {

  private final ConcurrentMap<String, Counted> last = new ConcurrentHashMap<>();

  /** How many there are in the cases that a filter wants. */
  long of(ViewSnapshot snapshot, GroupFilter filter) {
    if (!filter.caseworkers().isEmpty()) {
      return ofCases(snapshot, filter);
    }
    long whole = filter.teams().isEmpty() ? ofMunicipalities(snapshot, filter) : 0;
    return filter.isOfWholeMunicipalities() ? whole : whole + ofTeams(snapshot, filter);
  }

  private long ofMunicipalities(ViewSnapshot snapshot, GroupFilter filter) {
    Map<String, List<Children>> byMunicipality = new HashMap<>();
    for (PartitionView view : snapshot.views()) {
      view.indexes()
          .children()
          .forEach(
              (municipality, children) -> {
                if (filter.acceptsWhole(municipality)) {
                  byMunicipality
                      .computeIfAbsent(municipality, code -> new ArrayList<>())
                      .add(children);
                }
              });
    }
    long sum = 0;
    for (Map.Entry<String, List<Children>> entry : byMunicipality.entrySet()) {
      List<Children> partitions = entry.getValue();
      if (partitions.size() == 1) {
        sum += partitions.get(0).size();
      } else {
        Counted counted = Counted.of(partitions, last.get(entry.getKey()));
        last.put(entry.getKey(), counted);
        sum += counted.total;
      }
    }
    return sum;
  }

  /** Of municipalities that are not counted whole. */
  private static long ofTeams(ViewSnapshot snapshot, GroupFilter filter) {
    Map<String, Set<String>> byMunicipality = new HashMap<>();
    for (PartitionView view : snapshot.views()) {
      view.indexes()
          .childrenOfTeams()
          .forEach(
              (team, children) -> {
                if (!filter.acceptsWhole(team.municipality())
                    && filter.acceptsTeam(team.municipality(), team.team())) {
                  byMunicipality
                      .computeIfAbsent(team.municipality(), code -> new HashSet<>())
                      .addAll(children.keySet());
                }
              });
    }
    return byMunicipality.values().stream().mapToLong(Set::size).sum();
  }

  private static long ofCases(ViewSnapshot snapshot, GroupFilter filter) {
    Map<String, Set<String>> byMunicipality = new HashMap<>();
    for (PartitionView view : snapshot.views()) {
      for (CaseGauge gauge : view.cases().values()) {
        if (filter.acceptsHolder(gauge.municipality(), gauge.team(), gauge.caseworker())) {
          byMunicipality
              .computeIfAbsent(gauge.municipality(), code -> new HashSet<>())
              .addAll(gauge.childrenWithMeasure());
        }
      }
    }
    return byMunicipality.values().stream().mapToLong(Set::size).sum();
  }

  /** A municipality's children in several partitions, counted part by part. */
  private static final class Counted {

    private final List<Children> partitions;
    private final int[] counts;
    private final long total;

    private Counted(List<Children> partitions, int[] counts) {
      this.partitions = partitions;
      this.counts = counts;
      long sum = 0;
      for (int count : counts) {
        sum += count;
      }
      this.total = sum;
    }

    /** Counts, with what was counted before or null. */
    static Counted of(List<Children> partitions, Counted before) {
      int[] counts = new int[Children.PARTS];
      for (int part = 0; part < counts.length; part++) {
        counts[part] =
            before != null && before.holds(partitions, part)
                ? before.counts[part]
                : count(partitions, part);
      }
      return new Counted(partitions, counts);
    }

    private boolean holds(List<Children> others, int part) {
      if (partitions.size() != others.size()) {
        return false;
      }
      for (int i = 0; i < partitions.size(); i++) {
        if (!partitions.get(i).sharesPart(part, others.get(i))) {
          return false;
        }
      }
      return true;
    }

    private static int count(List<Children> partitions, int part) {
      Set<String> all = new HashSet<>();
      for (Children children : partitions) {
        all.addAll(children.part(part));
      }
      return all.size();
    }
  }
}
