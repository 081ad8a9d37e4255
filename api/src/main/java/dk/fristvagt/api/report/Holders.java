package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The municipalities and teams that cases are or were with, for choosing among. Immutable.
 *
 * @param municipalities codes, in order
 * @param teams of all of them, in order
 */
public record Holders(SortedSet<String> municipalities, SortedSet<String> teams) {

  /** Read from what is kept by team, not by obligation. */
  public static Holders of(ViewSnapshot snapshot) {
    SortedSet<String> municipalities = new TreeSet<>(CodePointOrder.INSTANCE);
    SortedSet<String> teams = new TreeSet<>(CodePointOrder.INSTANCE);
    for (PartitionView view : snapshot.views()) {
      for (LagKey key : view.registrationLags().keySet()) {
        municipalities.add(key.municipality());
        teams.add(key.team());
      }
      for (CaseGauge gauge : view.cases().values()) {
        municipalities.add(gauge.municipality());
        teams.add(gauge.team());
      }
    }
    return new Holders(municipalities, teams);
  }
}
