package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.view.DueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Obligations of any status, read through from the stores; keeps no more than a page of them. */
final class StoredList {

  private final ObligationSource source;
  private final ObligationsQuery query;
  private final TreeMap<DueOrder, Obligation> page = new TreeMap<>();
  private long total;

  StoredList(ObligationSource source, ObligationsQuery query) {
    this.source = source;
    this.query = query;
  }

  ObligationPage page() {
    source.forEachObligation(query::wants, this::take);
    List<Obligation> rows = new ArrayList<>(page.values());
    return new ObligationPage(total, rows);
  }

  private void take(Obligation obligation) {
    total++;
    DueOrder position = new DueOrder(obligation.due(), obligation.id());
    if (query.after() == null || position.compareTo(query.after()) > 0) {
      page.put(position, obligation);
      if (page.size() > query.limit() + 1) {
        page.pollLastEntry();
      }
    }
  }
}
