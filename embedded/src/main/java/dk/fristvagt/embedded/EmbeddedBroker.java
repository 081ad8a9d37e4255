package dk.fristvagt.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka node, broker and KRaft controller at once, inside this process, on the loopback
 * interface.
 *
 * <p>Everything it holds is under its data directory: a later instance on the same directory has
 * the same cluster id, topics, offsets and records, also after the process was killed. Records
 * acknowledged with {@code acks=all} survive the death of the process; as in any Kafka broker they
 * survive a loss of power only once the operating system has written them to disk, or at once where
 * a topic sets {@code flush.messages=1}.
 *
 * <p>Topics are not created on first use. Nothing expires unless its topic sets a retention.
 *
 * <p>An instance is started once and closed once; further calls of the same kind do nothing. All
 * methods may be called from any thread; {@link #close} waits for a {@link #start} under way.
 *
 * <p>Known limit: on a fatal storage error (disk full, files damaged beyond repair) Kafka halts the
 * whole process, without shutdown hooks, with exit code 1. The data directory can be opened again.
 */
public final class EmbeddedBroker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

  /** After the ports of the plain listener and of the controller. */
  private static final int FIRST_LISTENER = 2;

  private final Path dataDirectory;
  private final int wantedPort;
  private final Map<String, String> overrides;
  private final List<BrokerListener> listeners;
  private final Map<BrokerListener, Integer> listenerPorts = new ConcurrentHashMap<>();

  private DataDirectoryLock lock;
  private KafkaRaftServer server;
  private boolean started;
  private boolean closed;
  private volatile String bootstrapServers;
  private volatile String clusterId;

  /** A broker on a free port, chosen anew at every start. */
  public EmbeddedBroker(Path dataDirectory) {
    this(dataDirectory, 0, Map.of());
  }

  /**
   * @param dataDirectory made if absent
   * @param port for clients, 0 to 65535; 0 takes any free one
   * @param overrides Kafka broker settings that take precedence over this class's own
   */
  public EmbeddedBroker(Path dataDirectory, int port, Map<String, String> overrides) {
    this(dataDirectory, port, overrides, List.of());
  }

  /**
   * With further listeners, which stay on the loopback interface as well.
   *
   * @param dataDirectory made if absent
   * @param port for clients of the plain listener, 0 to 65535; 0 takes any free one
   * @param overrides Kafka broker settings that take precedence over this class's own
   * @param listeners each on a free port, chosen anew at every start
   */
  public EmbeddedBroker(
      Path dataDirectory, int port, Map<String, String> overrides, List<BrokerListener> listeners) {
    this.dataDirectory = dataDirectory.toAbsolutePath();
    this.wantedPort = EmbeddedKafkaOptions.requirePort(port);
    this.overrides = Map.copyOf(overrides);
    this.listeners = List.copyOf(listeners);
  }

  /**
   * Returns when clients can connect, after some 2 to 4 seconds; after an unclean exit some 4
   * seconds later, or more with much data. After a failure nothing is left running and the
   * directory is free.
   *
   * @throws DataDirectoryInUseException if another broker works on the data directory
   * @throws EmbeddedKafkaException if the directory cannot be used, the port is taken or Kafka does
   *     not start
   * @throws IllegalStateException if this instance was closed
   */
  public synchronized void start() {
    if (closed) {
      throw new IllegalStateException("This broker was closed; make a new one.");
    }
    if (started) {
      return;
    }
    try {
      startUnderLock();
      started = true;
    } catch (RuntimeException | Error e) {
      try {
        stop();
      } catch (RuntimeException stopping) {
        e.addSuppressed(stopping);
      }
      throw e;
    }
  }

  private void startUnderLock() {
    Path logDirectory = dataDirectory.resolve("kafka");
    try {
      Files.createDirectories(logDirectory);
    } catch (IOException e) {
      throw new EmbeddedKafkaException(
          "Cannot use " + dataDirectory + " as data directory: " + e.getMessage(), e);
    }
    lock = DataDirectoryLock.acquire(dataDirectory);
    clusterId = clusterIdOf(logDirectory);
    // Checked here, because Kafka halts the process when the controller cannot listen.
    int[] wanted = new int[FIRST_LISTENER + listeners.size()];
    wanted[0] = wantedPort;
    List<Integer> ports = LoopbackPorts.available(wanted);
    for (int i = 0; i < listeners.size(); i++) {
      listenerPorts.put(listeners.get(i), ports.get(FIRST_LISTENER + i));
    }
    Properties properties =
        BrokerProperties.of(logDirectory, ports.get(0), ports.get(1), overrides);
    BrokerProperties.addListeners(properties, listenerPorts);
    try {
      server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
      server.startup();
    } catch (RuntimeException e) {
      throw new EmbeddedKafkaException(
          "The embedded broker did not start on " + dataDirectory + ": " + e.getMessage(), e);
    }
    bootstrapServers = LoopbackPorts.HOST + ":" + ports.get(0);
    LOG.info("Broker {} on {}, data in {}", clusterId, bootstrapServers, dataDirectory);
  }

  /** Reads the cluster id of a formatted directory, or formats it. */
  private static String clusterIdOf(Path logDirectory) {
    Path metaProperties = logDirectory.resolve(MetaPropertiesEnsemble.META_PROPERTIES_NAME);
    if (!Files.exists(metaProperties)) {
      format(logDirectory);
    }
    Properties properties = new Properties();
    try (InputStream in = Files.newInputStream(metaProperties)) {
      properties.load(in);
    } catch (IOException e) {
      throw new EmbeddedKafkaException("Cannot read " + metaProperties, e);
    }
    return properties.getProperty("cluster.id");
  }

  private static void format(Path logDirectory) {
    try (PrintStream silent =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
      new Formatter()
          .setPrintStream(silent)
          .setNodeId(BrokerProperties.NODE_ID)
          .setControllerListenerName(BrokerProperties.CONTROLLER)
          .setClusterId(Uuid.randomUuid().toString())
          .addDirectory(logDirectory.toString())
          .setMetadataLogDirectory(logDirectory.toString())
          .setReleaseVersion(MetadataVersion.latestProduction())
          .setIgnoreFormatted(true)
          .run();
    } catch (Exception e) {
      throw new EmbeddedKafkaException(
          "Cannot prepare " + logDirectory + " for the broker: " + e.getMessage(), e);
    }
  }

  /**
   * What clients need as {@code bootstrap.servers}.
   *
   * @throws IllegalStateException before the start
   */
  public String bootstrapServers() {
    return requireStarted(bootstrapServers);
  }

  /**
   * What clients of a further listener need as {@code bootstrap.servers}.
   *
   * @throws IllegalStateException before the start, or where there is no such listener
   */
  public String bootstrapServers(BrokerListener listener) {
    Integer port = listenerPorts.get(listener);
    if (port == null) {
      throw new IllegalStateException("No listener " + listener + " was started.");
    }
    return LoopbackPorts.HOST + ":" + port;
  }

  /**
   * The same at every start on the same data directory.
   *
   * @throws IllegalStateException before the start
   */
  public String clusterId() {
    return requireStarted(clusterId);
  }

  private static String requireStarted(String value) {
    if (value == null) {
      throw new IllegalStateException("The broker was not started.");
    }
    return value;
  }

  /**
   * Stops the broker cleanly and frees the data directory. Does nothing when it is closed already;
   * a broker that was never started can then not be started any more. May be called from a shutdown
   * hook.
   */
  @Override
  public synchronized void close() {
    closed = true;
    stop();
  }

  private void stop() {
    started = false;
    KafkaRaftServer stopping = server;
    DataDirectoryLock unlocking = lock;
    server = null;
    lock = null;
    try {
      if (stopping != null) {
        stopping.shutdown();
        stopping.awaitShutdown();
      }
    } finally {
      if (unlocking != null) {
        unlocking.close();
      }
    }
  }
}
