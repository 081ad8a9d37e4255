package dk.fristvagt.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What an orchestrator asks. Alive unless the streams are in {@code ERROR}, from which only a
 * restart helps; ready as soon as any partition can answer.
 */
final class ProbeRoutes {

  private final ApiBackend backend;

  ProbeRoutes(ApiBackend backend) {
    this.backend = backend;
  }

  void register(RoutesConfig routes) {
    ReadRoutes.add(
        routes,
        RoutePermission.PUBLIC,
        "/livez",
        ctx -> answer(ctx, backend.state().get() != KafkaStreams.State.ERROR));
    ReadRoutes.add(
        routes,
        RoutePermission.PUBLIC,
        "/readyz",
        ctx -> answer(ctx, !backend.snapshot().isEmpty()));
  }

  private void answer(Context ctx, boolean well) {
    if (!well) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "2");
    }
    JsonAnswer.caseData(ctx, Map.of("status", well ? "ok" : "unavailable"));
  }
}
