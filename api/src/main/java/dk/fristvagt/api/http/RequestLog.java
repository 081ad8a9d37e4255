package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.RequestLogger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs each request at INFO under {@value #NAME}: method, route, status, duration. Never the
 * address, the query, a header or who asked: they may name a case or a person. Streams of events
 * are left out, as they are of the timing. Thread-safe.
 */
final class RequestLog implements RequestLogger {

  static final String NAME = "dk.fristvagt.requests";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);

  private final RequestLogger next;

  /**
   * @param next told of every request as well
   */
  RequestLog(RequestLogger next) {
    this.next = next;
  }

  @Override
  public void handle(Context ctx, Float milliseconds) throws Exception {
    next.handle(ctx, milliseconds);
    if (!LOG.isInfoEnabled() || RequestTimer.isStream(ctx)) {
      return;
    }
    String method = RequestTimer.method(ctx);
    String route = RequestTimer.route(ctx);
    int status = ctx.statusCode();
    int ms = Math.round(milliseconds);
    LOG.atInfo()
        .addKeyValue("method", method)
        .addKeyValue("route", route)
        .addKeyValue("status", status)
        .addKeyValue("durationMs", ms)
        .log("{} {} {} {} ms", method, route, status, ms);
  }
}
