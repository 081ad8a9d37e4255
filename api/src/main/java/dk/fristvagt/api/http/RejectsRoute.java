package dk.fristvagt.api.http;

import dk.fristvagt.api.report.RejectCursor;
import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.api.table.RejectsTable;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/**
 * {@code GET /api/v1/rejects}: a page, or as a table all that are listed; also while no partition
 * can answer.
 */
final class RejectsRoute implements Handler {

  static final String PATH = "/api/v1/rejects";
  static final String REASON = "reason";
  static final int DEFAULT_LIMIT = 50;
  static final int MAX_LIMIT = 500;

  private static final String LIMIT = "limit";
  private static final Set<String> PARAMETERS =
      Set.of(REASON, LIMIT, NextPage.CURSOR, AnswerFormat.PARAMETER);

  private final RejectLog log;

  RejectsRoute(RejectLog log) {
    this.log = log;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    AnswerFormat format = AnswerFormat.of(ctx, parameters);
    RejectReason of = reason(parameters);
    String reason = of == null ? null : of.name();
    int limit = parameters.number(LIMIT, 1, MAX_LIMIT, DEFAULT_LIMIT);
    RejectId before =
        parameters.read(
            NextPage.CURSOR,
            RejectCursor::decode,
            "Skal være den markør, som siden før gav.",
            "Must be the cursor that the page before gave.");
    boolean whole = !format.isJson() && before == null && parameters.one(LIMIT) == null;
    RejectsReport report =
        whole ? RejectsReport.ofAll(log, reason) : RejectsReport.ofPage(log, reason, before, limit);
    NextPage.announce(ctx, PATH, report.nextCursor());
    FormattedAnswer.unkept(ctx, format, report, RejectsTable::of);
  }

  /** The reason asked for, or null. */
  static RejectReason reason(QueryParameters parameters) {
    return parameters.choice(REASON, RejectReason.values(), RejectReason::name, null);
  }
}
