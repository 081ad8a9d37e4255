package dk.fristvagt.app.runtime;

import dk.fristvagt.embedded.DataDirectoryInUseException;
import java.time.Duration;
import java.util.Optional;

/**
 * A broker and a registry for the time of one command: configured ones, those that run on a data
 * directory already, or embedded ones started on it and stopped again.
 */
public final class SystemAccess implements AutoCloseable {

  /** A system that is just starting holds its directory before it can be reached. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(200);

  private final KafkaConnection connection;
  private final AutoCloseable started;

  private SystemAccess(KafkaConnection connection, AutoCloseable started) {
    this.connection = connection;
    this.started = started;
  }

  /** To brokers that are none of our business. */
  public static SystemAccess configured(KafkaConnection connection) {
    return new SystemAccess(connection, () -> {});
  }

  /**
   * To the system that runs on a data directory, else to one started there.
   *
   * @throws DataDirectoryInUseException when something holds the directory that cannot be reached
   * @throws StoppedException when a stop was requested meanwhile
   */
  public static SystemAccess embedded(DataDirectory directory, StopSignal stop) {
    long deadline = System.nanoTime() + LONGEST_WAIT.toNanos();
    while (true) {
      Optional<KafkaConnection> running = directory.runningSystem().read();
      if (running.isPresent()) {
        return configured(running.get());
      }
      try {
        return started(directory);
      } catch (DataDirectoryInUseException e) {
        if (System.nanoTime() - deadline > 0) {
          throw e;
        }
      }
      stop.await(POLL);
      stop.check();
    }
  }

  /**
   * To one started on a data directory.
   *
   * @throws DataDirectoryInUseException when one runs there already
   */
  public static SystemAccess started(DataDirectory directory) {
    EmbeddedSystem system = EmbeddedSystem.start(directory);
    return new SystemAccess(system.connection(), system);
  }

  public KafkaConnection connection() {
    return connection;
  }

  /** Stops what was started for this. */
  @Override
  public void close() {
    try {
      started.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
