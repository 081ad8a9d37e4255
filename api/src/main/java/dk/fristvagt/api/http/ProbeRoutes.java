package dk.fristvagt.api.http;

import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What an orchestrator asks. Alive unless the streams are in {@code ERROR}, from which only a
 * restart helps. Ready once all partitions have been answered for at the same time, whoever does
 * their work; from then on as long as any is, so that partitions that move for a moment take nobody
 * out of service.
 */
final class ProbeRoutes {

  private final ApiBackend backend;
  private volatile boolean complete;

  ProbeRoutes(ApiBackend backend) {
    this.backend = backend;
  }

  void register(RoutesConfig routes) {
    ReadRoutes.add(
        routes,
        RoutePermission.PUBLIC,
        "/livez",
        ctx -> answer(ctx, backend.state().get() != KafkaStreams.State.ERROR));
    ReadRoutes.add(routes, RoutePermission.PUBLIC, "/readyz", ctx -> answer(ctx, isReady()));
  }

  private boolean isReady() {
    ViewSnapshot now = backend.snapshot();
    if (now.views().size() >= now.expectedPartitions()) {
      complete = true;
    }
    return complete && !now.isEmpty();
  }

  private void answer(Context ctx, boolean well) {
    if (!well) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE).header("Retry-After", "2");
    }
    JsonAnswer.caseData(ctx, Map.of("status", well ? "ok" : "unavailable"));
  }
}
