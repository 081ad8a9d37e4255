package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes {@link MatrixReport}s. For one report and one thread. */
final class MatrixCalculation {

  private final Catalogue catalogue;
  private final ViewSnapshot snapshot;
  private final GroupFilter filter;
  private final Set<String> teams = new TreeSet<>(NameOrder.INSTANCE);
  private final SortedMap<String, Map<String, LiveCounts>> cells =
      new TreeMap<>(CodePointOrder.INSTANCE);

  MatrixCalculation(Catalogue catalogue, ViewSnapshot snapshot, GroupFilter filter) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.filter = filter;
  }

  MatrixReport report() {
    for (Rule rule : catalogue.rules()) {
      if (filter.acceptsRule(rule.id())) {
        cells.put(rule.id(), new TreeMap<>());
      }
    }
    for (PartitionView view : snapshot.views()) {
      view.counts().forEach(this::add);
    }
    SortedMap<String, MatrixReport.Row> rows = new TreeMap<>(CodePointOrder.INSTANCE);
    cells.forEach((rule, byTeam) -> rows.put(rule, row(rule, byTeam)));
    return new MatrixReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        List.copyOf(teams),
        rows,
        teams.stream().map(this::ofTeam).toList(),
        sum(rows.values().stream().map(MatrixReport.Row::total).toList()));
  }

  private void add(Group group, LiveCounts counts) {
    if (filter.accepts(group) && !counts.isZero()) {
      teams.add(group.team());
      cells
          .computeIfAbsent(group.rule(), rule -> new TreeMap<>())
          .merge(group.team(), counts, LiveCounts::plus);
    }
  }

  private MatrixReport.Row row(String rule, Map<String, LiveCounts> byTeam) {
    List<LiveCounts> row =
        teams.stream().map(team -> byTeam.getOrDefault(team, LiveCounts.ZERO)).toList();
    LiveCounts total = sum(row);
    return new MatrixReport.Row(
        canBeOverdue(rule) || total.overdue() > 0 || total.dueSoon() > 0, row, total);
  }

  private LiveCounts ofTeam(String team) {
    return sum(
        cells.values().stream().map(byTeam -> byTeam.getOrDefault(team, LiveCounts.ZERO)).toList());
  }

  private boolean canBeOverdue(String id) {
    return catalogue.rule(id).stream()
        .flatMap(rule -> rule.versions().stream())
        .map(RuleVersion::terms)
        .map(RuleKind::of)
        .anyMatch(kind -> kind != RuleKind.CHECK && kind != RuleKind.ABSENCE);
  }

  private static LiveCounts sum(List<LiveCounts> counts) {
    return counts.stream().reduce(LiveCounts.ZERO, LiveCounts::plus);
  }
}
