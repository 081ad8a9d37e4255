package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.HolderKey;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What lists can be limited to, by what the views hold: caseworkers with a live obligation or an
 * open case, and teams and municipalities with those or with figures. Each once; names in {@link
 * NameOrder}.
 *
 * @param municipalities all of them
 * @param teams those of the municipalities chosen
 * @param caseworkers those of the municipalities and teams chosen
 */
public record FilterChoices(
    List<String> municipalities, List<String> teams, List<String> caseworkers) {

  /**
   * The choices within a snapshot.
   *
   * @param chosen an empty set of municipalities or teams chooses all; caseworkers and rules do not
   *     matter. Nothing beyond its access is offered
   */
  public static FilterChoices of(ViewSnapshot snapshot, GroupFilter chosen) {
    SortedSet<String> municipalities = new TreeSet<>(CodePointOrder.INSTANCE);
    SortedSet<String> teams = new TreeSet<>(NameOrder.INSTANCE);
    SortedSet<String> caseworkers = new TreeSet<>(NameOrder.INSTANCE);
    for (PartitionView view : snapshot.views()) {
      for (Scope scope : view.indexes().tallies().keySet()) {
        if (isSeen(chosen, scope)) {
          municipalities.add(scope.municipality());
          if (!scope.isMunicipality() && chosen.acceptsMunicipality(scope.municipality())) {
            teams.add(scope.team());
          }
        }
      }
      for (HolderKey holder : holders(view)) {
        if (!chosen.access().contains(holder.municipality(), holder.team())) {
          continue;
        }
        municipalities.add(holder.municipality());
        if (chosen.acceptsMunicipality(holder.municipality())) {
          teams.add(holder.team());
          if (chosen.acceptsTeam(holder.municipality(), holder.team())) {
            caseworkers.add(holder.caseworker());
          }
        }
      }
    }
    return new FilterChoices(
        List.copyOf(municipalities), List.copyOf(teams), List.copyOf(caseworkers));
  }

  /** A municipality of which only some teams may be seen is there where one of them is. */
  private static boolean isSeen(GroupFilter chosen, Scope scope) {
    return scope.isMunicipality()
        ? chosen.access().containsWhole(scope.municipality())
        : chosen.access().contains(scope.municipality(), scope.team());
  }

  private static List<HolderKey> holders(PartitionView view) {
    List<HolderKey> holders = new ArrayList<>(view.indexes().live().keySet());
    holders.addAll(view.indexes().openCases().keySet());
    return holders;
  }
}
