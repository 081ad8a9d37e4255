package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import io.javalin.router.Endpoint;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Set;

/**
 * Times requests by method, route and status. A route is the template, never the address that was
 * asked for: that may name a case. Thread-safe.
 */
final class RequestTimer implements RequestLogger {

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final String NONE = "none";
  private static final double MICROS_PER_MILLI = 1_000;

  /** From an answer out of a view to a look at every case. */
  private static final Duration[] BOUNDS = {
    Duration.ofMillis(5),
    Duration.ofMillis(20),
    Duration.ofMillis(100),
    Duration.ofMillis(500),
    Duration.ofSeconds(2),
    Duration.ofSeconds(10)
  };

  private final Timer.Builder timer =
      Timer.builder("fristvagt.http.requests")
          .description(
              "How long requests took, by route and status; streams of events are left out")
          .serviceLevelObjectives(BOUNDS);

  private final MeterRegistry meters;

  RequestTimer(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  public void handle(Context ctx, Float milliseconds) {
    if (isStream(ctx)) {
      return;
    }
    timer
        .withRegistry(meters)
        .withTags(
            "method", method(ctx),
            "route", route(ctx),
            "status", String.valueOf(ctx.statusCode()))
        .record(Duration.ofNanos(Math.round(milliseconds * MICROS_PER_MILLI) * 1_000));
  }

  /** Whether the request lasts as long as somebody looks. */
  static boolean isStream(Context ctx) {
    String contentType = ctx.res().getContentType();
    return contentType != null && contentType.startsWith("text/event-stream");
  }

  /** One of those that there are, or {@code none}. */
  static String method(Context ctx) {
    String method = ctx.method().name();
    return METHODS.contains(method) ? method : NONE;
  }

  /** The template that was matched, or {@code none}. */
  static String route(Context ctx) {
    Endpoint matched = ctx.endpoints().lastHttpEndpoint();
    return matched == null ? NONE : matched.path;
  }
}
