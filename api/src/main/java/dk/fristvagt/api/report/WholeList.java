package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * All pages of a list in one, taken at one moment: as many rows as the list's total says.
 *
 * @param clock the least over the partitions when the reading began
 * @param obligations in the order that the query asks for; rows are made when they are asked for
 */
public record WholeList(Instant clock, Partitions partitions, List<ObligationRow> obligations) {

  /**
   * Reads a list from its beginning to its end, whatever page the query asks for. Live ones are
   * those of one snapshot; as soon as another status is wanted, all are read from the source, once.
   */
  public static WholeList of(
      Supplier<ViewSnapshot> snapshots, ObligationSource source, ObligationsQuery query) {
    ViewSnapshot snapshot = snapshots.get();
    List<Obligation> wanted = new ArrayList<>();
    if (query.isLive()) {
      for (PartitionView view : snapshot.views()) {
        view.live().values().stream()
            .flatMap(list -> list.values().stream())
            .filter(query::wants)
            .forEach(wanted::add);
      }
    } else {
      source.forEachObligation(query::wants, wanted::add);
    }
    wanted.sort(query.sort().order());
    return new WholeList(snapshot.clockInstant(), snapshot.partitions(), new Rows(wanted));
  }

  /** Holds no row, so that a long list is there only once. */
  private static final class Rows extends AbstractList<ObligationRow> {

    private final List<Obligation> obligations;

    Rows(List<Obligation> obligations) {
      this.obligations = obligations;
    }

    @Override
    public ObligationRow get(int index) {
      return ObligationRow.of(obligations.get(index));
    }

    @Override
    public int size() {
      return obligations.size();
    }
  }
}
