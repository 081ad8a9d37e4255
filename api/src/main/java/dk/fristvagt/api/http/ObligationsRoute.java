package dk.fristvagt.api.http;

import dk.fristvagt.api.report.DueBound;
import dk.fristvagt.api.report.ListCursor;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.api.report.ObligationsQuery;
import dk.fristvagt.api.report.ObligationsReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.report.WholeList;
import dk.fristvagt.api.table.ObligationsTable;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.util.Set;
import java.util.function.Supplier;

/**
 * {@code GET /api/v1/obligations}: a page, or as a table all pages in one.
 *
 * <p>A list of live obligations is a function of the views and has a strong ETag. One with others
 * reads the stores, which go on between two looks, and has none.
 */
final class ObligationsRoute implements Handler {

  static final String PATH = "/api/v1/obligations";

  private static final String LIMIT = "limit";

  /** How many there are on all pages together, which a table itself cannot say. */
  static final String TOTAL = "X-Total-Count";

  private static final Set<String> PARAMETERS =
      Set.of(
          "status",
          "rule",
          "municipality",
          "team",
          "caseworker",
          "dueBefore",
          "dueAfter",
          LIMIT,
          "sort",
          NextPage.CURSOR,
          AnswerFormat.PARAMETER);

  private final LiveStatus live;
  private final ApiBackend backend;
  private final Etags etags;

  ObligationsRoute(LiveStatus live, ApiBackend backend, Etags etags) {
    this.live = live;
    this.backend = backend;
    this.etags = etags;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    ObligationsQuery query = query(parameters);
    Supplier<ViewSnapshot> snapshots = live::snapshot;
    if (query.isLive()) {
      ViewSnapshot snapshot = live.snapshot();
      if (isKnown(ctx, format, snapshot, parameters)) {
        return;
      }
      snapshots = () -> snapshot;
    }
    if (!format.isJson()
        && parameters.one(LIMIT) == null
        && parameters.one(NextPage.CURSOR) == null) {
      WholeList list = WholeList.of(snapshots, backend.obligations(), query);
      ctx.header(TOTAL, Integer.toString(list.obligations().size()));
      FormattedAnswer.export(
          ctx,
          format,
          list,
          language ->
              ObligationsTable.of(list.clock(), list.partitions(), list.obligations(), language));
      return;
    }
    ObligationsReport report = live.reports().obligations(snapshots, backend.obligations(), query);
    NextPage.announce(ctx, PATH, report.nextCursor());
    if (!format.isJson()) {
      ctx.header(TOTAL, Long.toString(report.total()));
    }
    FormattedAnswer.caseData(
        ctx,
        format,
        report,
        (page, language) ->
            ObligationsTable.of(page.clock(), page.partitions(), page.obligations(), language));
  }

  private boolean isKnown(
      Context ctx, AnswerFormat format, ViewSnapshot snapshot, QueryParameters parameters) {
    String question = format.of("obligations " + parameters.canonical());
    String etag = etags.of(ctx, snapshot, question);
    if (!ctx.appData(Accesses.KEY).mayConfirm(ctx, etag)) {
      ctx.header(Header.ETAG, etag);
      return false;
    }
    if (!Etags.notModified(ctx, etag)) {
      return false;
    }
    FormattedAnswer.unchangedCaseData(ctx, format);
    return true;
  }

  private ObligationsQuery query(QueryParameters parameters) {
    ListSort sort = parameters.choice("sort", ListSort.values(), ListSort::label, ListSort.DUE);
    return new ObligationsQuery(
        parameters.choices("status", ObligationStatus.values(), ObligationStatus::label),
        parameters.groups(live.catalogue()),
        dueBound(parameters, "dueBefore"),
        dueBound(parameters, "dueAfter"),
        parameters.number(LIMIT, 1, ObligationsQuery.MAX_LIMIT, ObligationsQuery.DEFAULT_LIMIT),
        sort,
        parameters.read(
            NextPage.CURSOR,
            text -> ListCursor.decode(text, sort),
            "Skal være den markør, som siden før i samme sortering gav.",
            "Must be the cursor that the page before gave, in the same sort."));
  }

  private static DueBound dueBound(QueryParameters parameters, String name) {
    return parameters.read(
        name,
        DueBound::parse,
        "Skal være en dato som 2021-03-31 eller et tidspunkt som 2021-03-31T10:15:00Z.",
        "Must be a date such as 2021-03-31 or an instant such as 2021-03-31T10:15:00Z.");
  }
}
