package dk.fristvagt.api.http;

import dk.fristvagt.api.report.RejectRetry;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.streams.rejects.RejectId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.Set;

/** {@code POST /api/v1/rejects/{id}/retry} and {@code POST /api/v1/rejects/retry?reason=…}. */
final class RejectRetryRoutes {

  static final String ONE = "/api/v1/rejects/{id}/retry";
  static final String ALL = "/api/v1/rejects/retry";

  private final RejectRetrying retrying;

  RejectRetryRoutes(Optional<RejectRetry> retry) {
    this.retrying = new RejectRetrying(retry);
  }

  void register(RoutesConfig routes) {
    routes.post(ONE, this::one, RoutePermission.OPERATIONS);
    routes.post(ALL, this::all, RoutePermission.OPERATIONS);
  }

  private void one(Context ctx) {
    AnswerFormat.requireJson(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    RejectId id = RejectId.parse(ctx.pathParam("id")).orElseThrow(RejectRetrying::noSuchReject);
    JsonAnswer.caseData(
        ctx, retrying.answered(of -> of.one(id)).orElseThrow(RejectRetrying::noSuchReject));
  }

  private void all(Context ctx) {
    QueryParameters parameters =
        new QueryParameters(ctx, Set.of(RejectsRoute.REASON, AnswerFormat.PARAMETER));
    AnswerFormat.requireJson(ctx, parameters);
    RejectReason reason = RejectsRoute.reason(parameters);
    if (reason == null) {
      throw ProblemException.badParameter(
          RejectsRoute.REASON, "Skriv hvilken årsag det gælder.", "Say which reason is meant.");
    }
    RetryReport report = retrying.answered(of -> of.all(reason.name()));
    JsonAnswer.caseData(ctx, report);
  }
}
