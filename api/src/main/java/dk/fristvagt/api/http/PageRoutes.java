package dk.fristvagt.api.http;

import dk.fristvagt.api.page.Asset;
import dk.fristvagt.api.page.Assets;
import dk.fristvagt.api.page.NoticePage;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageRenderer;
import dk.fristvagt.api.page.Speech;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.api.report.ViewSnapshot;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The pages, and the files that they need. */
final class PageRoutes {

  private static final String HTML = "text/html; charset=utf-8";
  private static final String LANGUAGE = "lang";
  private static final String WAIT_SECONDS = "2";

  /** The files' addresses change when they do. */
  private static final String FOR_GOOD = "public, max-age=31536000, immutable";

  private final LiveStatus live;
  private final ApiBackend backend;
  private final Etags etags;
  private final Forecasts forecasts;
  private final PageRenderer renderer = new PageRenderer();

  PageRoutes(LiveStatus live, ApiBackend backend, Etags etags, Forecasts forecasts) {
    this.live = live;
    this.backend = backend;
    this.etags = etags;
    this.forecasts = forecasts;
  }

  void register(RoutesConfig routes) {
    new OperationsForm(backend).register(routes);
    for (PageSource source : sources()) {
      ReadRoutes.add(routes, source.permission(), source.path(), ctx -> answer(ctx, source));
    }
    for (Asset asset : Assets.ALL.all()) {
      ReadRoutes.add(
          routes,
          RoutePermission.PUBLIC,
          Assets.ALL.path(asset.name()),
          ctx ->
              ctx.header(Header.CACHE_CONTROL, FOR_GOOD)
                  .contentType(asset.contentType())
                  .result(asset.content()));
    }
  }

  private List<PageSource> sources() {
    List<PageSource> sources = new ArrayList<>();
    sources.add(new OverviewSource(live));
    sources.add(new WallSource(live));
    sources.add(new WorklistSource(live, backend));
    sources.add(new CaseFileSource(live, backend));
    sources.add(new ObligationFileSource(live, backend));
    sources.add(new TargetsSource(live));
    sources.add(new RestatementSource(live));
    sources.add(new ForecastSource(live, backend, forecasts));
    sources.add(new CatalogueSource(live, backend));
    sources.add(new OperationsSource(backend));
    sources.add(new AccessLogSource(backend));
    sources.addAll(HelpSource.all());
    return sources;
  }

  /** An error as a page, for those who came by a browser. */
  void problem(Context ctx, ProblemException problem) {
    Speech speech = speech(ctx);
    PageRequest request = request(ctx, ProblemSource.INSTANCE, null, speech);
    if (problem.type() == ProblemType.FORBIDDEN) {
      request = request.withoutData();
    }
    ctx.status(problem.type().status())
        .header(Header.CACHE_CONTROL, "no-store")
        .header(Header.CONTENT_LANGUAGE, speech.tag())
        .contentType(HTML)
        .result(
            renderer.render(
                new NoticePage(
                    request.frame(ProblemSource.INSTANCE.screen(), problem.type().title(speech), 0),
                    problem.type().title(speech),
                    problem.detail(speech),
                    0)));
  }

  /** A page that says one thing to everybody. */
  void notice(Context ctx, String danishTitle, String englishTitle, String danish, String english) {
    Speech speech = speech(ctx);
    PageRequest request = request(ctx, ProblemSource.INSTANCE, null, speech);
    String title = speech.say(danishTitle, englishTitle);
    ctx.header(Header.CONTENT_LANGUAGE, speech.tag());
    write(
        ctx,
        new NoticePage(
            request.frame(ProblemSource.INSTANCE.screen(), title, 0),
            title,
            speech.say(danish, english),
            0));
  }

  private void answer(Context ctx, PageSource source) {
    Set<String> allowed = new TreeSet<>(source.parameters());
    allowed.add(LANGUAGE);
    QueryParameters parameters = new QueryParameters(ctx, allowed);
    Speech speech =
        parameters.choice(
            LANGUAGE, new Speech[] {Speech.DANISH, Speech.ENGLISH}, Speech::tag, Speech.DANISH);
    PageRequest request = request(ctx, source, parameters, speech);
    ctx.header(Header.CONTENT_LANGUAGE, speech.tag());
    if (request.snapshot().isEmpty() && source.needsViews()) {
      waiting(ctx, request);
      return;
    }
    boolean keepable =
        source.keeping() == PageSource.Keeping.TEXT
            || source.keeping() == PageSource.Keeping.FIGURES;
    ctx.header(Header.CACHE_CONTROL, keepable ? Authorization.mayBeKept(ctx) : "no-store");
    String question =
        String.join(
            " ",
            "page",
            ctx.path(),
            Assets.ALL.version(),
            String.valueOf(request.stale()),
            source.madeFrom(),
            String.valueOf(RequestPrincipal.signedIn(ctx)),
            parameters.canonical());
    if (source.keeping() != PageSource.Keeping.FRESH
        && isKnown(ctx, source, etags.of(ctx, request.snapshot(), question))) {
      return;
    }
    Page page = source.page(request);
    byte[] html = renderer.render(page);
    if (page instanceof CaseData cases) {
      ctx.appData(Accesses.KEY).shown(ctx, Asked.PAGE, cases);
    }
    ctx.contentType(HTML).result(html);
  }

  private static boolean isKnown(Context ctx, PageSource source, String etag) {
    if (source.keeping() == PageSource.Keeping.PEOPLE
        && !ctx.appData(Accesses.KEY).mayConfirm(ctx, etag)) {
      ctx.header(Header.ETAG, etag);
      return false;
    }
    return Etags.notModified(ctx, etag);
  }

  private PageRequest request(
      Context ctx, PageSource source, QueryParameters parameters, Speech speech) {
    ViewSnapshot snapshot = backend.snapshot();
    boolean stale = !snapshot.isEmpty() && live.isStale(snapshot);
    ZoneId zone = backend.calendars().zone("");
    return new PageRequest(ctx, source, parameters, speech, snapshot, stale, zone);
  }

  private void waiting(Context ctx, PageRequest request) {
    Speech speech = request.speech();
    ctx.status(HttpStatus.SERVICE_UNAVAILABLE).header(Header.RETRY_AFTER, WAIT_SECONDS);
    write(
        ctx,
        new NoticePage(
            request.frame("Fristvagt starter", "Fristvagt is starting"),
            speech.say("Fristvagt starter", "Fristvagt is starting"),
            speech.say(
                "Data læses. Siden kommer af sig selv om et øjeblik.",
                "Data is being read. The page appears by itself in a moment."),
            Integer.parseInt(WAIT_SECONDS)));
  }

  private void write(Context ctx, Page page) {
    ctx.contentType(HTML).result(renderer.render(page));
  }

  private static Speech speech(Context ctx) {
    return Speech.ENGLISH.tag().equals(ctx.queryParam(LANGUAGE)) ? Speech.ENGLISH : Speech.DANISH;
  }
}
