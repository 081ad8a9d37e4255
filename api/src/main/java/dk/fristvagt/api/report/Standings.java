package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.CaseGauge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** How each municipality stands at the clock. For one report and one thread. */
final class Standings {

  private final SortedMap<String, Sum> byMunicipality = new TreeMap<>(CodePointOrder.INSTANCE);

  void add(CaseGauge gauge) {
    byMunicipality.computeIfAbsent(gauge.municipality(), code -> new Sum()).add(gauge);
  }

  /** By municipality. */
  List<GaugesReport.Standing> list() {
    return byMunicipality.entrySet().stream()
        .map(entry -> entry.getValue().standing(entry.getKey()))
        .toList();
  }

  private static final class Sum {
    private final CasesByTarget open = new CasesByTarget();
    private final SortedMap<String, CasesByTarget> byTeam = new TreeMap<>(CodePointOrder.INSTANCE);
    private final Set<String> children = new HashSet<>();
    private long unassigned;
    private long runningAssessments;

    private void add(CaseGauge gauge) {
      children.addAll(gauge.childrenWithMeasure());
      runningAssessments += gauge.runningAssessments();
      if (gauge.open()) {
        open.add(gauge.target());
        byTeam.computeIfAbsent(gauge.team(), team -> new CasesByTarget()).add(gauge.target());
        if (gauge.caseworker().equals(Holder.UNASSIGNED.caseworker())) {
          unassigned++;
        }
      }
    }

    private GaugesReport.Standing standing(String municipality) {
      return new GaugesReport.Standing(
          municipality,
          open.all(),
          open.byTarget(),
          byTeam.entrySet().stream()
              .map(
                  team ->
                      new GaugesReport.Team(
                          team.getKey(), team.getValue().all(), team.getValue().byTarget()))
              .toList(),
          unassigned,
          children.size(),
          runningAssessments);
    }
  }
}
