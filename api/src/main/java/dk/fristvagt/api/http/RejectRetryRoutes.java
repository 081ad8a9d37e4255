package dk.fristvagt.api.http;

import dk.fristvagt.api.report.RejectRetry;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.streams.rejects.RejectId;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /api/v1/rejects/{id}/retry} and {@code POST /api/v1/rejects/retry?reason=…}. */
final class RejectRetryRoutes {

  static final String ONE = "/api/v1/rejects/{id}/retry";
  static final String ALL = "/api/v1/rejects/retry";

  private static final Logger LOG = LoggerFactory.getLogger(RejectRetryRoutes.class);

  private final Optional<RejectRetry> retry;

  RejectRetryRoutes(Optional<RejectRetry> retry) {
    this.retry = retry;
  }

  void register(RoutesConfig routes) {
    routes.post(ONE, this::one);
    routes.post(ALL, this::all);
    for (String path : new String[] {ONE, ALL}) {
      routes.get(path, RejectRetryRoutes::postOnly);
      routes.head(path, RejectRetryRoutes::postOnly);
    }
  }

  private void one(Context ctx) {
    AnswerFormat.requireJson(ctx, new QueryParameters(ctx, Set.of(AnswerFormat.PARAMETER)));
    RejectId id = RejectId.parse(ctx.pathParam("id")).orElseThrow(RejectRetryRoutes::noSuchReject);
    JsonAnswer.caseData(
        ctx, answered(of -> of.one(id)).orElseThrow(RejectRetryRoutes::noSuchReject));
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
    RetryReport report = answered(of -> of.all(reason.name()));
    JsonAnswer.caseData(ctx, report);
  }

  private <T> T answered(Function<RejectRetry, T> work) {
    try {
      return work.apply(retry.orElseThrow(Problems::notReady));
    } catch (KafkaException e) {
      LOG.warn("rejects could not be retried: {}", e.toString());
      throw ProblemException.of(
          ProblemType.UNREACHABLE,
          "Kafka eller skemaregistret svarer ikke. Det, der allerede er taget ind, er taget ind;"
              + " prøv igen om lidt.",
          "Kafka or the schema registry does not answer. What was taken in by now is taken in; try"
              + " again shortly.");
    }
  }

  private static ProblemException noSuchReject() {
    return ProblemException.of(
        ProblemType.NOT_FOUND,
        "Der er ingen afvist post med det id, eller den er for gammel og slettet.",
        "There is no reject with that id, or it was too old and is deleted.");
  }

  private static void postOnly(Context ctx) {
    ctx.header(Header.ALLOW, "POST");
    throw ProblemException.of(
        ProblemType.METHOD_NOT_ALLOWED, "Brug POST til at prøve igen.", "Use POST to retry.");
  }
}
