package dk.fristvagt.api.http;

import dk.fristvagt.api.report.RejectCursor;
import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.streams.rejects.RejectLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.util.Set;

/** {@code GET /api/v1/rejects}: also while no partition can answer. */
final class RejectsRoute implements Handler {

  static final String PATH = "/api/v1/rejects";
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 500;

  private static final Set<String> PARAMETERS = Set.of("reason", "limit", "cursor");

  private final RejectLog log;

  RejectsRoute(RejectLog log) {
    this.log = log;
  }

  @Override
  public void handle(Context ctx) {
    MediaTypes.requireJson(ctx);
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    RejectReason reason = reason(parameters);
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    RejectsReport report =
        RejectsReport.of(
            log,
            reason == null ? null : reason.name(),
            parameters.read(
                "cursor",
                RejectCursor::decode,
                "Skal være den markør, som siden før gav.",
                "Must be the cursor that the page before gave."),
            limit);
    if (report.nextCursor() != null) {
      ctx.header(
          Header.LINK,
          '<'
              + PATH
              + "?cursor="
              + report.nextCursor()
              + "&limit="
              + limit
              + (reason == null ? "" : "&reason=" + reason)
              + ">; rel=\"next\"");
    }
    JsonAnswer.caseData(ctx, report);
  }

  /** The reason asked for, or null. */
  static RejectReason reason(QueryParameters parameters) {
    return parameters.choice("reason", RejectReason.values(), RejectReason::name, null);
  }
}
