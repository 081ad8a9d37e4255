package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaseReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.CaseTable;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.CasePartitioner;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** {@code GET /api/v1/cases/{municipality}/{caseId}}. */
final class CaseRoute implements Handler {

  static final String PATH = "/api/v1/cases/{municipality}/{caseId}";

  private final LiveStatus live;
  private final ApiBackend backend;

  CaseRoute(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  @Override
  public void handle(Context ctx) {
    AnswerFormat format =
        AnswerFormat.of(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    CaseId id = new CaseId(ctx.pathParam("municipality"), ctx.pathParam("caseId"));
    ViewSnapshot snapshot = live.snapshot();
    int partition =
        CasePartitioner.partition(id.municipality(), id.caseId(), backend.expectedPartitions());
    // Without its partition a case is not missing but unknown.
    if (!snapshot.holds(partition)) {
      throw Problems.notReady();
    }
    CaseReport report =
        live.reports()
            .caseReport(backend.cases(), id)
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.NOT_FOUND,
                        "Der er ingen oplysninger om den sag.",
                        "Nothing is known of that case."));
    FormattedAnswer.caseData(ctx, format, report, CaseTable::of);
  }
}
