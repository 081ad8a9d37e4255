package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.Obligation;

/** Who holds: a caseworker in a team of a municipality. Sorted by municipality, then team. */
public record HolderKey(String municipality, String team, String caseworker)
    implements Comparable<HolderKey> {

  static HolderKey of(Obligation obligation) {
    return new HolderKey(obligation.municipality(), obligation.team(), obligation.caseworker());
  }

  static HolderKey of(CaseGauge gauge) {
    return new HolderKey(gauge.municipality(), gauge.team(), gauge.caseworker());
  }

  @Override
  public int compareTo(HolderKey other) {
    int order = municipality.compareTo(other.municipality);
    if (order == 0) {
      order = team.compareTo(other.team);
    }
    return order == 0 ? caseworker.compareTo(other.caseworker) : order;
  }
}
