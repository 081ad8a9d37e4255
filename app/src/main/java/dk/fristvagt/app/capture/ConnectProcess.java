package dk.fristvagt.app.capture;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.sources.capture.ConnectClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A worker of Kafka Connect in a process of its own, started again whenever it ends by itself. Its
 * REST interface listens on the loopback interface alone; its log is in its directory. Ends with
 * the process that started it. Thread-safe.
 */
public final class ConnectProcess implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ConnectProcess.class);
  private static final Duration LONGEST_END = Duration.ofSeconds(20);
  private static final Duration BETWEEN_STARTS = Duration.ofSeconds(1);

  private final Path directory;
  private final StopSignal stop;
  private final String classPath = ConnectLibrary.classPath();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "connect-process");
  private volatile Process process;
  private volatile ConnectClient client;

  private ConnectProcess(Path directory, StopSignal stop) {
    this.directory = directory;
    this.stop = stop;
    thread.setDaemon(true);
  }

  /**
   * Returns at once; {@link #client} tells when it answers.
   *
   * @param directory for its properties and its log
   * @param stop after which a worker that ends stays down: Ctrl-C reaches it as well
   * @throws CommandFailure when Kafka Connect was not built
   */
  public static ConnectProcess start(Path directory, String bootstrapServers, StopSignal stop) {
    ConnectProcess connect = new ConnectProcess(directory, stop);
    connect.writeProperties(bootstrapServers);
    connect.thread.start();
    return connect;
  }

  /** Who to ask; null while it is not up. */
  public ConnectClient client() {
    return client;
  }

  /** Ends the worker as a power cut would; it is started again. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    Process running = process;
    if (running != null) {
      end(running);
    }
    try {
      thread.join(LONGEST_END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (closing.getCount() > 0) {
        runOnce();
        client = null;
        if (closing.await(BETWEEN_STARTS.toMillis(), TimeUnit.MILLISECONDS) || stop.isRequested()) {
          return;
        }
        LOG.warn("Kafka Connect has ended and is started again; its log: {}", log());
      }
    } catch (IOException e) {
      LOG.error("Kafka Connect cannot be started.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void runOnce() throws IOException, InterruptedException {
    Process worker =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xmx384m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-XX:+IgnoreUnrecognizedVMOptions",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Dlogback.configurationFile=connect-logback.xml",
                    "-cp",
                    classPath,
                    "dk.fristvagt.connect.ConnectWorker",
                    properties().toString()))
            .redirectError(ProcessBuilder.Redirect.appendTo(log().toFile()))
            .start();
    process = worker;
    if (closing.getCount() == 0) {
      end(worker);
    }
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(worker.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        if (line.startsWith("ready ")) {
          client = new ConnectClient(URI.create(line.substring("ready ".length())));
        }
      }
    }
    worker.waitFor();
  }

  /** It ends when nobody speaks to it any more. */
  private static void end(Process worker) {
    try {
      worker.getOutputStream().close();
      if (!worker.waitFor(LONGEST_END.toSeconds(), TimeUnit.SECONDS)) {
        worker.destroyForcibly();
      }
    } catch (IOException e) {
      worker.destroyForcibly();
    } catch (InterruptedException e) {
      worker.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private Path properties() {
    return directory.resolve("worker.properties");
  }

  private Path log() {
    return directory.resolve("connect.log");
  }

  private void writeProperties(String bootstrapServers) {
    Properties worker = new Properties();
    worker.setProperty("bootstrap.servers", bootstrapServers);
    worker.setProperty("group.id", "fristvagt-connect");
    worker.setProperty("listeners", "http://127.0.0.1:0");
    for (String store : new String[] {"config", "offset", "status"}) {
      worker.setProperty(store + ".storage.topic", "fristvagt-connect-" + store);
      worker.setProperty(store + ".storage.replication.factor", "1");
    }
    worker.setProperty("offset.storage.partitions", "1");
    worker.setProperty("status.storage.partitions", "1");
    for (String part : new String[] {"key", "value"}) {
      worker.setProperty(part + ".converter", "org.apache.kafka.connect.json.JsonConverter");
      worker.setProperty(part + ".converter.schemas.enable", "false");
    }
    worker.setProperty("exactly.once.source.support", "enabled");
    worker.setProperty("plugin.discovery", "service_load");
    // Alone in its group, it waits for nobody to come back.
    worker.setProperty("scheduled.rebalance.max.delay.ms", "0");
    worker.setProperty("session.timeout.ms", "6000");
    worker.setProperty("heartbeat.interval.ms", "2000");
    worker.setProperty("offset.flush.interval.ms", "5000");
    // After a kill a worker reads the offsets before its tasks run, and waits until what its
    // predecessor had begun has run out: a minute by default.
    worker.setProperty("producer.transaction.timeout.ms", "10000");
    try {
      Files.createDirectories(directory);
      try (OutputStream out = Files.newOutputStream(properties())) {
        worker.store(out, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
