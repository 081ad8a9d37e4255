package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.api.table.ExplanationTable;
import dk.fristvagt.rules.evaluation.ObligationIds;
import dk.fristvagt.rules.explanation.Explainer;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.streams.query.CaseDetail;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/v1/explanations/{obligationId}}; the id has slashes in it. */
final class ExplanationRoute implements Handler {

  static final String PATH = "/api/v1/explanations/<obligationId>";

  private static final String LANGUAGE = "lang";
  private static final Speech[] SPOKEN = {Speech.DANISH, Speech.ENGLISH};

  private final LiveStatus live;
  private final ApiBackend backend;

  ExplanationRoute(LiveStatus live, ApiBackend backend) {
    this.live = live;
    this.backend = backend;
  }

  @Override
  public void handle(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, Set.of(LANGUAGE, AnswerFormat.PARAMETER));
    AnswerFormat wanted = AnswerFormat.of(ctx, parameters);
    AnswerFormat format =
        wanted.in(parameters.choice(LANGUAGE, SPOKEN, Speech::tag, wanted.speech()));
    Explanation explanation = explanation(ctx.pathParam("obligationId"));
    FormattedAnswer.caseData(
        ctx, format, ExplanationReport.of(explanation, format.language()), ExplanationTable::of);
    format.announceLanguage(ctx);
  }

  private Explanation explanation(String obligationId) {
    ViewSnapshot snapshot = live.snapshot();
    boolean isPartitionMissing = false;
    for (CaseId id : ObligationIds.cases(obligationId)) {
      int partition =
          CasePartitioner.partition(id.municipality(), id.caseId(), backend.expectedPartitions());
      if (!snapshot.holds(partition)) {
        isPartitionMissing = true;
        continue;
      }
      Optional<Explanation> explanation =
          backend.cases().caseDetail(id).flatMap(detail -> explain(detail, obligationId));
      if (explanation.isPresent()) {
        return explanation.get();
      }
    }
    // Without its partition a case is not missing but unknown.
    if (isPartitionMissing) {
      throw Problems.notReady();
    }
    throw ProblemException.of(
        ProblemType.NOT_FOUND, "Der er ingen sådan forpligtelse.", "There is no such obligation.");
  }

  private static Optional<Explanation> explain(CaseDetail detail, String obligationId) {
    return new Explainer(detail.evaluator())
        .explain(detail.records(), obligationId, detail.clock(), detail.alerts());
  }
}
