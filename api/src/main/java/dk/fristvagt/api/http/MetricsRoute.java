package dk.fristvagt.api.http;

import dk.fristvagt.api.metrics.ServiceMetrics;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.util.Set;

/** {@code GET /metrics} for Prometheus, in the format that its {@code Accept} asks for. */
final class MetricsRoute implements Handler {

  static final String PATH = "/metrics";

  private final ServiceMetrics metrics;

  MetricsRoute(ServiceMetrics metrics) {
    this.metrics = metrics;
  }

  @Override
  public void handle(Context ctx) {
    new QueryParameters(ctx, Set.of());
    ServiceMetrics.Scrape scrape =
        metrics.scrape(ctx.header(Header.ACCEPT), Authorization.access(ctx));
    ctx.header(Header.VARY, Header.ACCEPT).contentType(scrape.contentType()).result(scrape.body());
  }
}
