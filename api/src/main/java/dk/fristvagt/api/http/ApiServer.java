package dk.fristvagt.api.http;

import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import java.net.URI;

/**
 * The HTTP service: JSON under {@code /api/v1}, probes, and the overview page at {@code /}.
 *
 * <p>Figures and live lists are answered from immutable views and take no lock; only cases and
 * lists of obligations that are done with read the stores. Thread-safe.
 */
public final class ApiServer implements AutoCloseable {

  private final Javalin javalin;
  private final String host;

  private ApiServer(Javalin javalin, String host) {
    this.javalin = javalin;
    this.host = host;
  }

  /**
   * Starts to listen. The streams need not be up yet: until a partition can answer, requests for
   * figures get 503.
   *
   * @throws io.javalin.util.JavalinBindException when the port is taken
   */
  public static ApiServer start(ApiSettings settings, ApiBackend backend) {
    Javalin javalin = Javalin.create(config -> configure(config, settings, backend));
    try {
      javalin.start(settings.host(), settings.port());
    } catch (RuntimeException e) {
      javalin.stop();
      throw e;
    }
    return new ApiServer(javalin, settings.host());
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

  /** Stops listening; requests under way are given a moment to end. A second call does nothing. */
  @Override
  public void close() {
    javalin.stop();
  }

  private static void configure(JavalinConfig config, ApiSettings settings, ApiBackend backend) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    // A strong ETag names exact bytes, and nothing is gained by compressing on one machine.
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
    config.jetty.modifyServer(server -> server.setErrorHandler(Problems::writeBelowRoutes));

    LiveStatus live = new LiveStatus(backend, settings.staleAfter());
    Etags etags = new Etags();
    config.routes.before(new SecurityHeaders(settings.host()));
    ReadRoutes.add(config.routes, "/api/v1/status", new StatusRoute(live, etags));
    ReadRoutes.add(config.routes, "/api/v1/compliance", new ComplianceRoute(live, etags));
    ReadRoutes.add(config.routes, RestatementRoute.PATH, new RestatementRoute(live, etags));
    ReadRoutes.add(config.routes, RegistrationLagRoute.PATH, new RegistrationLagRoute(live, etags));
    ReadRoutes.add(config.routes, TargetsRoute.PATH, new TargetsRoute(live, etags));
    ReadRoutes.add(
        config.routes, GaugesRoute.PATH, new GaugesRoute(live, etags, settings.population()));
    ReadRoutes.add(config.routes, ObligationsRoute.PATH, new ObligationsRoute(live, backend));
    ReadRoutes.add(config.routes, CaseRoute.PATH, new CaseRoute(live, backend));
    ReadRoutes.add(config.routes, ExplanationRoute.PATH, new ExplanationRoute(live, backend));
    ReadRoutes.add(config.routes, "/api/v1/rules", new RulesRoute(live));
    ReadRoutes.add(config.routes, "/api/v1/catalogue", new CatalogueRoute(backend));
    Forecasts forecasts =
        new Forecasts(
            backend.records(), new CaseEvaluator(backend.catalogue(), backend.calendars()));
    ReadRoutes.add(config.routes, "/api/v1/forecast", new ForecastRoute(live, etags, forecasts));
    FactScans scans = new FactScans();
    ReadRoutes.add(
        config.routes, "/api/v1/audit-samples", new AuditSamplesRoute(live, backend, scans));
    new WhatIfRoute(live, backend, scans).register(config.routes);
    new ProbeRoutes(backend).register(config.routes);
    PageRoutes pages = new PageRoutes(live, backend, etags, forecasts);
    pages.register(config.routes);
    Problems.register(config.routes, pages);
  }
}
