package dk.fristvagt.api.http;

import dk.fristvagt.api.report.DueBound;
import dk.fristvagt.api.report.ListCursor;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.api.report.ObligationsQuery;
import dk.fristvagt.api.report.ObligationsReport;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/** {@code GET /api/v1/obligations}. */
final class ObligationsRoute implements Handler {

  static final String PATH = "/api/v1/obligations";

  private static final String CURSOR = "cursor";
  private static final Set<String> PARAMETERS =
      Set.of(
          "status",
          "rule",
          "municipality",
          "team",
          "caseworker",
          "dueBefore",
          "dueAfter",
          "limit",
          "sort",
          CURSOR);

  private final LiveStatus live;
  private final ApiBackend backend;

  ObligationsRoute(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    ObligationsQuery query = query(new QueryParameters(ctx, PARAMETERS));
    ObligationsReport report =
        live.reports().obligations(live::snapshot, backend.obligations(), query);
    if (report.nextCursor() != null) {
      ctx.header(Header.LINK, '<' + next(ctx, report.nextCursor()) + ">; rel=\"next\"");
    }
    JsonAnswer.caseData(ctx, report);
  }

  private ObligationsQuery query(QueryParameters parameters) {
    ListSort sort = parameters.choice("sort", ListSort.values(), ListSort::label, ListSort.DUE);
    return new ObligationsQuery(
        parameters.choices("status", ObligationStatus.values(), ObligationStatus::label),
        parameters.groups(live.catalogue()),
        dueBound(parameters, "dueBefore"),
        dueBound(parameters, "dueAfter"),
        parameters.number("limit", 1, ObligationsQuery.MAX_LIMIT, ObligationsQuery.DEFAULT_LIMIT),
        sort,
        parameters.read(
            CURSOR,
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

  private static String next(Context ctx, String cursor) {
    Map<String, List<String>> parameters = new TreeMap<>(ctx.queryParamMap());
    parameters.put(CURSOR, List.of(cursor));
    StringJoiner query = new StringJoiner("&", PATH + '?', "");
    parameters.forEach(
        (name, values) -> values.forEach(value -> query.add(name + '=' + encode(value))));
    return query.toString();
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
