package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaseReport;
import dk.fristvagt.api.table.CaseTable;
import dk.fristvagt.rules.fact.CaseId;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/cases/{municipality}/{caseId}}. */
final class CaseRoute implements Handler {

  static final String PATH = "/api/v1/cases/{municipality}/{caseId}";

  private final CaseLookup lookup;

  CaseRoute(LiveStatus live, ApiBackend backend) {
    this.lookup = new CaseLookup(live, backend);
  }

  @Override
  public void handle(Context ctx) {
    AnswerFormat format =
        AnswerFormat.of(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    CaseId id = new CaseId(ctx.pathParam("municipality"), ctx.pathParam("caseId"));
    CaseReport report = CaseReport.of(id, lookup.caseDetail(id, Authorization.access(ctx)));
    FormattedAnswer.caseData(ctx, format, report, CaseTable::of);
  }
}
