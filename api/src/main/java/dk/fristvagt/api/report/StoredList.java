package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** Obligations of any status, read through from the stores; keeps no more than a page of them. */
final class StoredList {

  private final ObligationSource source;
  private final ObligationsQuery query;
  private final TreeSet<Obligation> page;
  private long total;

  StoredList(ObligationSource source, ObligationsQuery query) {
    this.source = source;
    this.query = query;
    this.page = new TreeSet<>(query.sort().order());
  }

  ObligationPage page() {
    source.forEachObligation(query::wants, this::take);
    List<Obligation> rows = new ArrayList<>(page);
    return new ObligationPage(total, rows);
  }

  private void take(Obligation obligation) {
    total++;
    if (query.isAhead(obligation)) {
      page.add(obligation);
      if (page.size() > query.limit() + 1) {
        page.pollLast();
      }
    }
  }
}
