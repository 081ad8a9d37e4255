package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.NotificationsKey;
import dk.fristvagt.streams.view.PartitionView;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What figures can be limited to.
 *
 * @param municipalities those with a live obligation or a notification, by code
 * @param teams those with a live obligation in the municipalities asked for, by name, the cases of
 *     nobody last
 */
public record FilterChoices(List<String> municipalities, List<String> teams) {

  public FilterChoices {
    municipalities = List.copyOf(municipalities);
    teams = List.copyOf(teams);
  }

  /**
   * @param within the municipalities whose teams are wanted; empty for all
   */
  public static FilterChoices of(ViewSnapshot snapshot, Collection<String> within) {
    Set<String> municipalities = new TreeSet<>(CodePointOrder.INSTANCE);
    Set<String> teams = new TreeSet<>(MatrixCalculation.TEAM_ORDER);
    for (PartitionView view : snapshot.views()) {
      for (Group group : view.counts().keySet()) {
        municipalities.add(group.municipality());
        if (within.isEmpty() || within.contains(group.municipality())) {
          teams.add(group.team());
        }
      }
      view.notifications().keySet().stream()
          .map(NotificationsKey::municipality)
          .forEach(municipalities::add);
    }
    return new FilterChoices(List.copyOf(municipalities), List.copyOf(teams));
  }
}
