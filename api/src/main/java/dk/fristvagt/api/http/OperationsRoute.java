package dk.fristvagt.api.http;

import dk.fristvagt.api.report.OperationsCalculation;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/**
 * {@code GET /api/v1/operations}: how the service itself is; also while no partition can answer.
 */
final class OperationsRoute implements Handler {

  static final String PATH = "/api/v1/operations";

  private final OperationsCalculation calculation;

  OperationsRoute(ApiBackend backend) {
    this.calculation =
        new OperationsCalculation(
            backend.operations(),
            backend.views(),
            backend.expectedPartitions(),
            backend.catalogue(),
            backend.time());
  }

  @Override
  public void handle(Context ctx) {
    AnswerFormat.requireJson(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    JsonAnswer.caseData(ctx, calculation.report());
  }
}
