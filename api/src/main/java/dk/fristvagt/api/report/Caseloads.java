package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.HolderKey;
import dk.fristvagt.streams.view.OpenCases;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The open cases of each caseworker. For one report and one thread. */
final class Caseloads {

  private static final Comparator<Caseworker> ORDER =
      Comparator.comparing(Caseworker::municipality, CodePointOrder.INSTANCE)
          .thenComparing(Caseworker::name, CodePointOrder.INSTANCE);

  private final SortedMap<Caseworker, Load> loads = new TreeMap<>(ORDER);
  private long unassigned;

  void add(CaseGauge openCase) {
    if (openCase.caseworker().equals(Holder.UNASSIGNED.caseworker())) {
      unassigned++;
    } else {
      loads
          .computeIfAbsent(
              new Caseworker(openCase.municipality(), openCase.caseworker()), key -> new Load())
          .add(openCase);
    }
  }

  /** Adds the open cases of a holder. */
  void add(HolderKey holder, OpenCases cases) {
    if (holder.caseworker().equals(Holder.UNASSIGNED.caseworker())) {
      unassigned += cases.all();
    } else {
      loads
          .computeIfAbsent(
              new Caseworker(holder.municipality(), holder.caseworker()), key -> new Load())
          .add(holder.team(), cases);
    }
  }

  /** By municipality and caseworker. */
  SortedMap<Caseworker, Load> loads() {
    return loads;
  }

  /** Open cases that nobody holds; in none of the loads. */
  long unassigned() {
    return unassigned;
  }

  /** The thresholds that a catalogue sets for caseloads. */
  static List<Gauge.Threshold> thresholds(Catalogue catalogue) {
    return catalogue.gauges().stream()
        .filter(gauge -> gauge.measure() == Gauge.Measure.CASELOAD)
        .flatMap(gauge -> gauge.thresholds().stream())
        .toList();
  }

  /** One person: names are told apart by municipality, not by team. */
  record Caseworker(String municipality, String name) {}

  /** One caseworker's open cases. */
  static final class Load {

    private final CasesByTarget counts = new CasesByTarget();
    private final SortedSet<String> teams = new TreeSet<>(CodePointOrder.INSTANCE);

    private void add(CaseGauge openCase) {
      counts.add(openCase.target());
      teams.add(openCase.team());
    }

    private void add(String team, OpenCases cases) {
      counts.add(cases);
      teams.add(team);
    }

    CasesByTarget counts() {
      return counts;
    }

    SortedSet<String> teams() {
      return teams;
    }
  }
}
