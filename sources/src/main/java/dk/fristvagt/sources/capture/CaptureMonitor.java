package dk.fristvagt.sources.capture;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Watches a capture: asks Kafka Connect and the database every few seconds, starts again what
 * failed, and logs alarms that stay. Runs on a thread of its own from {@link #start} to {@link
 * #close}; {@link #health} waits for nothing.
 */
public final class CaptureMonitor implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(CaptureMonitor.class);
  private static final Duration INTERVAL = Duration.ofSeconds(2);
  private static final Duration UNTOLD = Duration.ofSeconds(30);
  private static final Duration BETWEEN_RESTARTS = Duration.ofSeconds(5);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(20);
  private static final String LAG =
      "SELECT pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn)::bigint, active"
          + " FROM pg_replication_slots WHERE slot_name = ?";

  /** Opens a connection to the database; it is closed here. */
  @FunctionalInterface
  public interface Database {
    Connection open() throws SQLException;
  }

  /**
   * What is watched.
   *
   * @param connect where Kafka Connect is; null where it is not watched, and may give null while it
   *     is not there
   * @param database null where it is not watched
   * @param stalledAfter how long no heartbeat may come
   * @param mostLag how much log the database may keep, in bytes
   */
  public record Settings(
      String source,
      String connector,
      String slot,
      Supplier<ConnectClient> connect,
      Database database,
      Duration stalledAfter,
      long mostLag) {

    /** A minute without a heartbeat, and a gigabyte of log. */
    public static final Duration STALLED_AFTER = Duration.ofMinutes(1);

    public static final long MOST_LAG = 1L << 30;
  }

  private final Settings settings;
  private final Supplier<SourceHealth.Intake> intake;
  private final Instant since = Instant.now();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "capture-monitor");
  private volatile SourceHealth.Connector connector;
  private volatile SourceHealth.Slot slot;
  private List<SourceHealth.Alarm> told = List.of();
  private long wellAt = System.nanoTime();
  private long lastRestart = System.nanoTime();

  public CaptureMonitor(Settings settings, Supplier<SourceHealth.Intake> intake) {
    this.settings = settings;
    this.intake = intake;
    thread.setDaemon(true);
  }

  public void start() {
    thread.start();
  }

  /** How the source is, as far as it is known. */
  public SourceHealth health() {
    return new SourceHealth(settings.source(), since, intake.get(), connector, slot);
  }

  /** What is wrong now. */
  public List<SourceHealth.Alarm> alarms() {
    return health().alarms(Instant.now(), settings.stalledAfter(), settings.mostLag());
  }

  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        look();
      } while (!closing.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look() throws InterruptedException {
    if (settings.connect() != null) {
      askConnect();
    }
    if (settings.database() != null) {
      slot = askDatabase();
    }
    tell(alarms());
  }

  /** Whoever starts, stops or is started again is not well for a moment. */
  private void tell(List<SourceHealth.Alarm> alarms) {
    if (alarms.isEmpty()) {
      wellAt = System.nanoTime();
      if (!told.isEmpty()) {
        LOG.warn("The capture of {} is well again.", settings.source());
      }
      told = alarms;
    } else if (!alarms.equals(told) && System.nanoTime() - wellAt > UNTOLD.toNanos()) {
      LOG.warn("The capture of {}: {}", settings.source(), alarms);
      told = alarms;
    }
  }

  private void askConnect() throws InterruptedException {
    ConnectClient client = settings.connect().get();
    SourceHealth.Connector now =
        client == null
            ? new SourceHealth.Connector(SourceHealth.Connector.UNREACHABLE, List.of())
            : client.status(settings.connector());
    connector = now;
    boolean failed = now.state().equals("FAILED") || now.tasks().contains("FAILED");
    if (failed && System.nanoTime() - lastRestart > BETWEEN_RESTARTS.toNanos()) {
      lastRestart = System.nanoTime();
      try {
        client.restartFailed(settings.connector());
      } catch (IOException e) {
        LOG.warn("A connector that failed could not be started again: {}", e.toString());
      }
    }
  }

  private SourceHealth.Slot askDatabase() {
    try (Connection connection = settings.database().open();
        PreparedStatement query = connection.prepareStatement(LAG)) {
      query.setString(1, settings.slot());
      try (ResultSet rows = query.executeQuery()) {
        return rows.next()
            ? new SourceHealth.Slot(Math.max(0, rows.getLong(1)), rows.getBoolean(2))
            : new SourceHealth.Slot(-1, false);
      }
    } catch (SQLException e) {
      return new SourceHealth.Slot(-1, false);
    }
  }
}
