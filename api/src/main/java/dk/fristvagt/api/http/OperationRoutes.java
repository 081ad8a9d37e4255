package dk.fristvagt.api.http;

import dk.fristvagt.api.metrics.ServiceMetrics;
import io.javalin.config.JavalinConfig;
import java.net.URI;
import java.util.Optional;

/** What those ask who operate the service, and the guard of whatever changes something. */
final class OperationRoutes {

  private OperationRoutes() {}

  static void add(JavalinConfig config, ApiBackend backend, Optional<URI> publicUrl) {
    config.routes.before(new CrossSiteWrites(publicUrl));
    ReadRoutes.add(
        config.routes,
        RoutePermission.OPERATIONS,
        RejectsRoute.PATH,
        new RejectsRoute(backend.operations().rejects()));
    new RejectRetryRoutes(backend.operations().retry()).register(config.routes);
    ReadRoutes.add(
        config.routes,
        RoutePermission.OPERATIONS,
        OperationsRoute.PATH,
        new OperationsRoute(backend));
    ServiceMetrics metrics =
        new ServiceMetrics(
            backend.operations(), backend.views(), backend.expectedPartitions(), backend.time());
    ReadRoutes.add(
        config.routes, RoutePermission.OPERATIONS, MetricsRoute.PATH, new MetricsRoute(metrics));
    config.requestLogger.http(new RequestLog(new RequestTimer(metrics.meters())));
    config.events.serverStopped(metrics::close);
  }
}
