package dk.fristvagt.api.http;

import dk.fristvagt.api.live.LiveNumbers;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.live.StatusBroadcaster;
import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import io.github.bucket4j.TimeMeter;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import org.eclipse.jetty.server.NetworkConnectionLimit;

/**
 * The HTTP service: JSON under {@code /api/v1}, probes, and the overview page at {@code /}.
 *
 * <p>Figures and live lists are answered from immutable views and take no lock; only cases and
 * lists of obligations that are done with read the stores. Thread-safe.
 */
public final class ApiServer implements AutoCloseable {

  /** More than may follow the live status, each with a page besides; more wait to be accepted. */
  private static final int MOST_CONNECTIONS = 10_000;

  private final Javalin javalin;
  private final String host;
  private final LiveFeed live;

  private ApiServer(Javalin javalin, String host, LiveFeed live) {
    this.javalin = javalin;
    this.host = host;
    this.live = live;
  }

  /**
   * Starts to listen. The streams need not be up yet: until a partition can answer, requests for
   * figures get 503.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static ApiServer start(ApiSettings settings, ApiBackend backend) {
    return start(settings, backend, LiveSettings.DEFAULT);
  }

  /**
   * The same with other bounds on those who follow the live status.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static ApiServer start(
      ApiSettings settings, ApiBackend backend, LiveSettings liveSettings) {
    LiveFeed feed = LiveFeed.start(settings, backend, liveSettings);
    Javalin javalin =
        Javalin.create(config -> configure(config, settings, backend, feed.broadcaster()));
    try {
      Authorization.requirePermissions(javalin);
      javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      feed.close();
      javalin.stop();
      throw e;
    }
    return new ApiServer(javalin, settings.host(), feed);
  }

  /** How many follow the live status, and what they were sent. */
  public LiveNumbers liveNumbers() {
    return live.broadcaster().numbers();
  }

  /** The port that is listened on. */
  public int port() {
    return javalin.port();
  }

  /** Where the overview page is: {@code http://127.0.0.1:8080/}. */
  public URI address() {
    String name = host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
    return URI.create("http://" + name + ':' + port() + '/');
  }

  /**
   * Ends the live streams at once and stops listening; other requests under way are given a moment
   * to end. A second call does nothing.
   */
  @Override
  public void close() {
    live.close();
    javalin.stop();
  }

  static void configure(
      JavalinConfig config,
      ApiSettings settings,
      ApiBackend backend,
      StatusBroadcaster broadcaster) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    // A strong ETag names exact bytes, and nothing is gained by compressing on one machine.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(Problems::writeBelowRoutes);
          server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        });

    ApiBackend operated = backend.withPushClients(() -> broadcaster.numbers().clients());
    LiveStatus live = new LiveStatus(backend, settings.staleAfter());
    Etags etags = new Etags();
    config.appData(AnswerCache.KEY, new AnswerCache());
    config.appData(Accesses.KEY, new Accesses(backend.accesses()));
    config.routes.before(new SecurityHeaders(settings.host(), settings.identity()));
    config.routes.after(new UnreadContent());
    OperationRoutes.add(config, operated, settings.identity().flatMap(ApiIdentity::publicUrl));
    RateLimits limits =
        new RateLimits(
            settings.identity().map(ApiIdentity::limits).orElse(RequestLimits.DEFAULT),
            TimeMeter.SYSTEM_NANOTIME);
    ContentPermits permits = new ContentPermits();
    config.routes.before(new Authentication(settings.identity(), settings.local(), limits));
    config.routes.before(permits::acquire);
    config.routes.before(Authentication::requireOwnForm);
    config.routes.after(permits::release);
    Authorization.register(config.routes);
    ReadRoutes.add(
        config.routes, RoutePermission.COUNTS, "/api/v1/status", new StatusRoute(live, etags));
    ReadRoutes.add(
        config.routes, RoutePermission.COUNTS, LiveRoute.PATH, new LiveRoute(live, broadcaster));
    ReadRoutes.add(
        config.routes,
        RoutePermission.FIGURES,
        "/api/v1/compliance",
        new ComplianceRoute(live, etags));
    ReadRoutes.add(
        config.routes,
        RoutePermission.FIGURES,
        RestatementRoute.PATH,
        new RestatementRoute(live, etags));
    ReadRoutes.add(
        config.routes,
        RoutePermission.FIGURES,
        RegistrationLagRoute.PATH,
        new RegistrationLagRoute(live, etags));
    ReadRoutes.add(
        config.routes, RoutePermission.FIGURES, TargetsRoute.PATH, new TargetsRoute(live, etags));
    ReadRoutes.add(
        config.routes,
        RoutePermission.FIGURES,
        GaugesRoute.PATH,
        new GaugesRoute(live, etags, settings.population()));
    ReadRoutes.add(
        config.routes,
        RoutePermission.CASES,
        ObligationsRoute.PATH,
        new ObligationsRoute(live, backend, etags));
    ReadRoutes.add(
        config.routes, RoutePermission.CASES, CaseRoute.PATH, new CaseRoute(live, backend));
    ReadRoutes.add(
        config.routes,
        RoutePermission.CASES,
        ExplanationRoute.PATH,
        new ExplanationRoute(live, backend));
    ReadRoutes.add(config.routes, RoutePermission.FIGURES, "/api/v1/rules", new RulesRoute(live));
    ReadRoutes.add(
        config.routes, RoutePermission.FIGURES, "/api/v1/catalogue", new CatalogueRoute(backend));
    Forecasts forecasts =
        new Forecasts(
            backend.records(), new CaseEvaluator(backend.catalogue(), backend.calendars()));
    ReadRoutes.add(
        config.routes,
        RoutePermission.FIGURES,
        "/api/v1/forecast",
        new ForecastRoute(live, etags, forecasts));
    FactScans scans = new FactScans();
    ReadRoutes.add(
        config.routes,
        RoutePermission.CASES,
        AuditSamplesRoute.PATH,
        new AuditSamplesRoute(live, backend, scans));
    ReadRoutes.add(
        config.routes,
        RoutePermission.ACCESS_LOG,
        AccessLogRoute.PATH,
        new AccessLogRoute(backend));
    new WhatIfRoute(live, backend, scans).register(config.routes);
    new ProbeRoutes(backend).register(config.routes);
    ContractRoutes.register(config.routes);
    SwaggerRoutes.register(config.routes);
    ReadRoutes.add(
        config.routes, RoutePermission.CASES, FindRoute.PATH, new FindRoute(live, backend));
    PageRoutes pages = new PageRoutes(live, operated, etags, forecasts);
    pages.register(config.routes);
    settings
        .identity()
        .ifPresent(
            by ->
                by.login()
                    .ifPresent(
                        login ->
                            new LoginRoutes(by, login, pages, limits).register(config.routes)));
    Problems.register(config.routes, pages);
  }
}
