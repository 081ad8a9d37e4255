package dk.fristvagt.api.http;

import dk.fristvagt.api.live.LiveRefusedException;
import dk.fristvagt.api.live.StatusBroadcaster;
import dk.fristvagt.api.live.Subscription;
import dk.fristvagt.api.report.StatusQuery;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/v1/live}: the status as it changes, as server-sent events. */
final class LiveRoute implements Handler {

  static final String PATH = "/api/v1/live";

  private static final String MEDIA_TYPE = "text/event-stream";
  private static final String CONTENT_TYPE = MEDIA_TYPE + ";charset=utf-8";
  private static final String LAST_EVENT_ID = "lastEventId";
  private static final Set<String> PARAMETERS = Set.of("municipality", "team", LAST_EVENT_ID);

  /** By then others may have left. */
  private static final String RETRY_AFTER_SECONDS = "5";

  private final LiveStatus live;
  private final StatusBroadcaster broadcaster;

  LiveRoute(LiveStatus live, StatusBroadcaster broadcaster) {
    this.live = live;
    this.broadcaster = broadcaster;
  }

  @Override
  public void handle(Context ctx) {
    requireEventStream(ctx);
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    StatusQuery query = StatusRoute.query(ctx, parameters, live.catalogue());
    String parameter = parameters.one(LAST_EVENT_ID);
    String header = ctx.header("Last-Event-ID");
    if (ctx.method() == HandlerType.HEAD) {
      headers(ctx);
      return;
    }
    EventStream stream = new EventStream(broadcaster.settings().limits());
    // A browser that comes back repeats the address it began with: its header is the newer.
    Subscription subscription =
        subscribe(ctx, query, header == null || header.isBlank() ? parameter : header, stream);
    headers(ctx);
    ctx.future(() -> open(ctx, stream, subscription));
  }

  private static void headers(Context ctx) {
    ctx.contentType(CONTENT_TYPE)
        .header(Header.CACHE_CONTROL, "no-store")
        .header("X-Accel-Buffering", "no");
  }

  private Subscription subscribe(
      Context ctx, StatusQuery query, String lastEventId, EventStream stream) {
    try {
      return broadcaster.subscribe(query, lastEventId, stream);
    } catch (LiveRefusedException e) {
      ctx.header(Header.RETRY_AFTER, RETRY_AFTER_SECONDS);
      throw switch (e.reason()) {
        case TOO_MANY_CLIENTS ->
            ProblemException.of(
                ProblemType.TOO_MANY_CLIENTS,
                "Så mange følger allerede med, som der er plads til. Prøv igen om lidt.",
                "As many are following already as there is room for. Try again shortly.");
        case TOO_MANY_CHANNELS ->
            ProblemException.of(
                ProblemType.BUSY,
                "Der følges allerede så mange forskellige udvalg af kommuner og teams, som der er plads til."
                    + " Brug et, som andre bruger, eller prøv igen om lidt.",
                "As many different selections of municipalities and teams are followed already as there is"
                    + " room for. Use one that others use, or try again shortly.");
        case CLOSED -> Problems.notReady();
      };
    }
  }

  private static CompletableFuture<Void> open(
      Context ctx, EventStream stream, Subscription subscription) {
    try {
      return stream.open(ctx.req(), ctx.res(), subscription);
    } catch (IOException e) {
      subscription.close();
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      subscription.close();
      throw e;
    }
  }

  private static void requireEventStream(Context ctx) {
    if (new AcceptHeader(ctx.header(Header.ACCEPT)).quality(MEDIA_TYPE) == 0) {
      throw ProblemException.of(
          ProblemType.NOT_ACCEPTABLE,
          "Her kan leveres: " + MEDIA_TYPE + ".",
          "Can be had here: " + MEDIA_TYPE + ".");
    }
  }
}
