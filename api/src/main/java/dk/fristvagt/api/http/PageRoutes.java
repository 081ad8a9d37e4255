package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Asset;
import dk.fristvagt.api.page.OverviewPage;
import dk.fristvagt.api.page.PageRenderer;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.util.Set;

/** The overview at {@code /} and what it needs. */
final class PageRoutes {

  private static final String HTML = "text/html; charset=utf-8";
  private static final Set<String> PARAMETERS = Set.of("municipality", "team", "lang");

  private final LiveStatus live;
  private final ApiBackend backend;
  private final Etags etags;
  private final PageRenderer renderer = new PageRenderer();

  PageRoutes(LiveStatus live, ApiBackend backend, Etags etags) {
    this.live = live;
    this.backend = backend;
    this.etags = etags;
  }

  void register(RoutesConfig routes) {
    ReadRoutes.add(routes, "/", this::overview);
    for (Asset asset : Asset.ALL) {
      String etag = Etags.of(asset.content());
      ReadRoutes.add(
          routes,
          asset.path(),
          ctx -> {
            ctx.header(Header.CACHE_CONTROL, "no-cache");
            if (!Etags.notModified(ctx, etag)) {
              ctx.contentType(asset.contentType()).result(asset.content());
            }
          });
    }
  }

  private void overview(Context ctx) {
    QueryParameters parameters = new QueryParameters(ctx, PARAMETERS);
    GroupFilter filter = parameters.groups(live.catalogue());
    Speech speech =
        parameters.choice(
            "lang",
            new Speech[] {Speech.DANISH, Speech.ENGLISH},
            Speech::tag,
            Speech.ofHeader(ctx.header(Header.ACCEPT_LANGUAGE)));
    ctx.header(Header.CONTENT_LANGUAGE, speech.tag()).header(Header.VARY, Header.ACCEPT_LANGUAGE);
    ViewSnapshot snapshot = backend.snapshot();
    if (snapshot.isEmpty()) {
      ctx.status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(Header.RETRY_AFTER, "2")
          .contentType(HTML)
          .result(renderer.waiting(speech));
      return;
    }
    boolean stale = live.isStale(snapshot);
    ctx.header(Header.CACHE_CONTROL, "no-cache");
    String question = "page " + speech.tag() + stale + parameters.canonical();
    if (!Etags.notModified(ctx, etags.of(snapshot, question))) {
      OverviewPage page =
          new OverviewPage(
              speech,
              live.reports().status(snapshot, filter, stale),
              filter,
              backend.calendars().zone(""));
      ctx.contentType(HTML).result(renderer.overview(page));
    }
  }
}
