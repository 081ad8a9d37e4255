package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AccessLogReport;
import dk.fristvagt.api.table.AccessLogTable;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;
import java.util.TreeSet;

/**
 * {@code GET /api/v1/access-log}: a page, also as a table. Reading it is logged as well, after the
 * page was looked up: it does not show itself.
 */
final class AccessLogRoute implements Handler {

  static final String PATH = "/api/v1/access-log";

  private static final int DEFAULT_LIMIT = 100;

  private static final Set<String> PARAMETERS = parameters();

  private final AccessLogRequest request;

  AccessLogRoute(ApiBackend backend) {
    this.request = new AccessLogRequest(backend);
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    AccessLogReport report =
        request.answer(
            request.query(
                parameters,
                Authorization.principal(ctx),
                format.isJson() ? DEFAULT_LIMIT : AccessLogRequest.MOST));
    NextPage.announce(ctx, PATH, report.nextCursor());
    FormattedAnswer.caseData(ctx, format, report, AccessLogTable::of);
  }

  private static Set<String> parameters() {
    Set<String> all = new TreeSet<>(AccessLogRequest.PARAMETERS);
    all.add(AnswerFormat.PARAMETER);
    return all;
  }
}
