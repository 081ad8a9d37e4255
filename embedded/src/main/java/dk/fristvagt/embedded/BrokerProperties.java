package dk.fristvagt.embedded;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** The configuration of a single node that is broker and controller at once. */
final class BrokerProperties {

  static final int NODE_ID = 1;

  static final String CLIENTS = "CLIENTS";
  static final String CONTROLLER = "CONTROLLER";

  private BrokerProperties() {}

  /**
   * @param overrides laid over all the rest
   */
  static Properties of(
      Path logDirectory, int clientPort, int controllerPort, Map<String, String> overrides) {
    Properties properties = new Properties();
    node(properties, logDirectory, clientPort, controllerPort);
    oneReplica(properties);
    startAndStop(properties);
    limits(properties);
    storage(properties);
    properties.putAll(overrides);
    return properties;
  }

  /** Adds listeners of their own kinds to the one for clients. */
  static void addListeners(Properties p, Map<BrokerListener, Integer> ports) {
    ports.forEach(
        (listener, port) -> {
          String address = "," + listener.name() + "://" + LoopbackPorts.HOST + ":" + port;
          append(p, "listeners", address);
          append(p, "advertised.listeners", address);
          append(
              p,
              "listener.security.protocol.map",
              "," + listener.name() + ":" + listener.protocol());
          String prefix = "listener.name." + listener.name().toLowerCase(Locale.ROOT) + ".";
          listener.settings().forEach((name, value) -> p.put(prefix + name, value));
        });
  }

  private static void append(Properties p, String name, String text) {
    p.setProperty(name, p.getProperty(name) + text);
  }

  private static void node(Properties p, Path logDirectory, int clientPort, int controllerPort) {
    String clients = CLIENTS + "://" + LoopbackPorts.HOST + ":" + clientPort;
    String controller = LoopbackPorts.HOST + ":" + controllerPort;
    p.put("process.roles", "broker,controller");
    p.put("node.id", Integer.toString(NODE_ID));
    p.put("listeners", clients + "," + CONTROLLER + "://" + controller);
    p.put("advertised.listeners", clients);
    p.put("listener.security.protocol.map", CLIENTS + ":PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
    p.put("inter.broker.listener.name", CLIENTS);
    p.put("controller.listener.names", CONTROLLER);
    // A static voter is read from here at every start, so the controller's port may change.
    p.put("controller.quorum.voters", NODE_ID + "@" + controller);
    p.put("log.dirs", logDirectory.toString());
    p.put("auto.create.topics.enable", "false");
  }

  /** One node holds one replica of everything, and few partitions suffice for its own topics. */
  private static void oneReplica(Properties p) {
    p.put("default.replication.factor", "1");
    p.put("min.insync.replicas", "1");
    p.put("offsets.topic.replication.factor", "1");
    p.put("offsets.topic.num.partitions", "4");
    p.put("transaction.state.log.replication.factor", "1");
    p.put("transaction.state.log.min.isr", "1");
    p.put("transaction.state.log.num.partitions", "4");
    p.put("share.coordinator.state.topic.replication.factor", "1");
    p.put("share.coordinator.state.topic.min.isr", "1");
    p.put("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void startAndStop(Properties p) {
    // Waiting for more members of a group makes sense where many machines start at once.
    p.put("group.initial.rebalance.delay.ms", "0");
    // A start that hangs must end in an error, not in silence; but after an unclean exit the
    // active segment of each partition is read through, which takes minutes on a slow disk.
    p.put("server.max.startup.time.ms", "600000");
    p.put("initial.broker.registration.timeout.ms", "60000");
    // After an unclean exit the controller waits this long for the dead broker, 9 s by default,
    // before it lets the new one in. Much shorter, and a busy machine would fence its own broker.
    p.put("broker.session.timeout.ms", "4000");
    p.put("broker.heartbeat.interval.ms", "500");
  }

  private static void limits(Properties p) {
    // A replay commits large transactions on a busy machine; the default is 15 minutes.
    p.put("transaction.max.timeout.ms", "3600000");
    // Readers wait for what a killed client had begun; by default its end is looked for every 10 s.
    p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // Replayed and accelerated clocks run ahead of the wall clock; the default refuses one hour.
    p.put("log.message.timestamp.after.max.ms", Long.toString(Long.MAX_VALUE));
    // Two cores or so serve requests, streams and web pages alike.
    p.put("num.network.threads", "2");
    p.put("num.io.threads", "4");
    p.put("background.threads", "4");
  }

  private static void storage(Properties p) {
    // Nothing expires unless its topic says so; the default would delete facts after a week.
    p.put("log.retention.ms", "-1");
    p.put("log.segment.bytes", Integer.toString(128 * 1024 * 1024));
    // The two index files of each active segment are set aside at full size, 10 MiB by default.
    // One MiB holds 131,072 entries, one for each 4 KiB: enough for a segment of up to 512 MiB.
    p.put("log.index.size.max.bytes", Integer.toString(1024 * 1024));
    // The default takes 128 MiB of heap; this still maps 600,000 keys in one cleaning pass.
    p.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * 1024 * 1024));
  }
}
