package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.UnauthorizedResponse;
import io.javalin.util.JavalinBindException;
import java.util.Objects;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry inside this process that speaks Confluent's REST API, for Avro without schema
 * references, over Confluent's own schema and compatibility classes.
 *
 * <p>Its state is the compacted topic {@code _schemas} of the broker that it is given, in
 * Confluent's format. A registration or a change of compatibility is acknowledged by the broker and
 * flushed before it is answered. An id stands for the same schema for ever. There must be one such
 * registry per broker at a time.
 *
 * <p>An instance is started once and closed once; further calls of the same kind do nothing. All
 * methods may be called from any thread.
 */
public final class EmbeddedSchemaRegistry implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedSchemaRegistry.class);

  /** Few clients, short requests; Jetty takes up to four of these for itself. */
  private static final int MAX_THREADS = 12;

  private final String bootstrapServers;
  private final int wantedPort;
  private final CompatibilityLevel compatibility;
  private final RegistryAccess access;

  private SchemasTopic topic;
  private Javalin server;
  private boolean closed;
  private volatile String url;

  /** A registry on a free port, chosen anew at every start, with {@code FULL_TRANSITIVE}. */
  public EmbeddedSchemaRegistry(String bootstrapServers) {
    this(bootstrapServers, 0, CompatibilityLevel.FULL_TRANSITIVE);
  }

  /**
   * @param port 0 to 65535; 0 takes any free one
   * @param compatibility holds for every subject until {@code PUT /config} says otherwise
   */
  public EmbeddedSchemaRegistry(
      String bootstrapServers, int port, CompatibilityLevel compatibility) {
    this(bootstrapServers, port, compatibility, null);
  }

  /**
   * One that answers over TLS only, and only those who say the password.
   *
   * @param port 0 to 65535; 0 takes any free one
   * @param compatibility holds for every subject until {@code PUT /config} says otherwise
   * @param access null for anybody on this machine, without TLS
   */
  public EmbeddedSchemaRegistry(
      String bootstrapServers, int port, CompatibilityLevel compatibility, RegistryAccess access) {
    this.access = access;
    this.bootstrapServers = Objects.requireNonNull(bootstrapServers, "bootstrapServers");
    this.wantedPort = EmbeddedKafkaOptions.requirePort(port);
    this.compatibility = Objects.requireNonNull(compatibility, "compatibility");
  }

  /**
   * Returns when all that was registered before is known again and requests are answered. After a
   * failure nothing is left running.
   *
   * @throws EmbeddedKafkaException if the port is taken or the topic cannot be used
   * @throws IllegalStateException if this instance was closed
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("This schema registry was closed; make a new one.");
    }
    if (url != null) {
      return;
    }
    try {
      topic = new SchemasTopic(bootstrapServers);
      SchemaCatalog catalog = new SchemaCatalog(compatibility);
      topic.replay(catalog::apply);
      SchemaRegistration registration = new SchemaRegistration(catalog, topic::append);
      listen(new SchemaRegistryRoutes(catalog, registration));
    } catch (RuntimeException | Error e) {
      try {
        stop();
      } catch (RuntimeException stopping) {
        e.addSuppressed(stopping);
      }
      throw e;
    }
    LOG.info("Schema registry on {}", url);
  }

  private void listen(SchemaRegistryRoutes routes) {
    try {
      server = Javalin.create(config -> configure(config, routes));
      if (access == null) {
        server.start(LoopbackPorts.HOST, wantedPort);
      } else {
        server.start();
      }
    } catch (JavalinBindException e) {
      throw new EmbeddedKafkaException(
          "The schema registry cannot listen on "
              + LoopbackPorts.HOST
              + ":"
              + wantedPort
              + ": the port is in use.",
          e);
    }
    url = (access == null ? "http://" : "https://") + LoopbackPorts.HOST + ":" + server.port();
  }

  private void configure(JavalinConfig config, SchemaRegistryRoutes routes) {
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.jetty.threadPool = new QueuedThreadPool(MAX_THREADS, 2);
    if (access != null) {
      config.jetty.addConnector(this::tlsConnector);
      config.routes.before(this::requireLogin);
    }
    routes.addTo(config.routes);
  }

  private ServerConnector tlsConnector(Server jetty, HttpConfiguration http) {
    SslContextFactory.Server tls = new SslContextFactory.Server();
    tls.setKeyStorePath(access.keyStore().toString());
    tls.setKeyStoreType("PKCS12");
    tls.setKeyStorePassword(access.keyStorePassword());
    HttpConfiguration secured = new HttpConfiguration(http);
    // The host is an address, which no SNI can name.
    secured.addCustomizer(new SecureRequestCustomizer(false));
    ServerConnector connector =
        new ServerConnector(
            jetty,
            new SslConnectionFactory(tls, HttpVersion.HTTP_1_1.asString()),
            new HttpConnectionFactory(secured));
    connector.setHost(LoopbackPorts.HOST);
    connector.setPort(wantedPort);
    return connector;
  }

  private void requireLogin(Context ctx) {
    if (!access.allows(ctx.header("Authorization"))) {
      ctx.header("WWW-Authenticate", "Basic realm=\"schema-registry\"");
      throw new UnauthorizedResponse("Unauthorized");
    }
  }

  /**
   * What serializers need as {@code schema.registry.url}.
   *
   * @throws IllegalStateException before the start
   */
  public String url() {
    String known = url;
    if (known == null) {
      throw new IllegalStateException("The schema registry was not started.");
    }
    return known;
  }

  /**
   * Ends the requests under way and stops. Does nothing when it is closed already; a registry that
   * was never started can then not be started any more. To be called before the broker stops.
   */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }

  private void stop() {
    Javalin stoppingServer = server;
    SchemasTopic stoppingTopic = topic;
    server = null;
    topic = null;
    try (stoppingTopic) {
      if (stoppingServer != null) {
        stoppingServer.stop();
      }
    }
  }
}
