package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.worklist.WorklistPage;
import dk.fristvagt.api.page.worklist.WorklistQuery;
import dk.fristvagt.api.report.ListCursor;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.api.report.ObligationsReport;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;
import java.util.Set;

/** {@code GET /worklist}. */
final class WorklistSource implements PageSource {

  private static final int LIVE_SECONDS = 5;
  private static final int MOST_ROWS = 200;

  private final LiveStatus live;
  private final ApiBackend backend;

  WorklistSource(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  @Override
  public Screen screen() {
    return Screen.WORKLIST;
  }

  @Override
  public Set<String> parameters() {
    return Set.of(
        "status",
        "rule",
        "municipality",
        "team",
        "caseworker",
        WorklistQuery.DUE_FROM,
        WorklistQuery.DUE_TO,
        "sort",
        "limit",
        "cursor",
        WorklistQuery.POSITION);
  }

  @Override
  public Keeping keeping() {
    return Keeping.PEOPLE;
  }

  @Override
  public int liveSeconds() {
    return LIVE_SECONDS;
  }

  @Override
  public Page page(PageRequest request) {
    WorklistQuery query = query(request.parameters());
    ObligationsReport report =
        live.reports()
            .obligations(request::snapshot, backend.obligations(), query.obligationsQuery());
    return new WorklistPage(
        request.frame(
            Screen.WORKLIST,
            Screen.WORKLIST.name(request.speech()),
            // Lists of what is done are read from the stores, which is too much to do all the time.
            query.isLive() ? LIVE_SECONDS : 0),
        query,
        report,
        request.snapshot(),
        live.catalogue());
  }

  private WorklistQuery query(QueryParameters parameters) {
    ListSort sort = parameters.choice("sort", ListSort.values(), ListSort::label, ListSort.DUE);
    LocalDate from = parameters.date(WorklistQuery.DUE_FROM);
    return new WorklistQuery(
        parameters.choices("status", ObligationStatus.values(), ObligationStatus::label),
        parameters.groups(live.catalogue()),
        from,
        parameters.dateNotBefore(WorklistQuery.DUE_TO, WorklistQuery.DUE_FROM, from),
        sort,
        parameters.number("limit", 1, MOST_ROWS, WorklistQuery.DEFAULT_LIMIT),
        parameters.read(
            "cursor",
            text -> ListCursor.decode(text, sort),
            "Skal være den markør, som siden før i samme sortering gav.",
            "Must be the cursor that the page before gave, in the same sort."),
        parameters.number(WorklistQuery.POSITION, 0, Integer.MAX_VALUE, 0));
  }
}
