package dk.fristvagt.app.demo;

import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.app.capture.Capture;
import dk.fristvagt.app.capture.CaptureStates;
import dk.fristvagt.app.capture.CaseSystemException;
import dk.fristvagt.app.capture.CaseSystemFeed;
import dk.fristvagt.app.capture.ConnectProcess;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.ResourceStack;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.casesystem.Clerk;
import dk.fristvagt.casesystem.EmbeddedPostgresServer;
import dk.fristvagt.casesystem.SampleDatabase;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.Rejection;
import dk.fristvagt.sources.capture.CaptureMonitor;
import dk.fristvagt.sources.capture.CaptureSettings;
import dk.fristvagt.sources.capture.ConnectClient;
import dk.fristvagt.sources.capture.ConnectorConfig;
import dk.fristvagt.sources.capture.DatabaseCheck;
import dk.fristvagt.sources.capture.MappingLoader;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A case system on this machine whose database is captured: the server, Kafka Connect in a process
 * of its own, the intake. Nothing is typed in before the capture listens, so that it sees every
 * change and not only what became of it.
 */
final class DemoCaseSystem implements AutoCloseable {

  private static final String SLOT = "fristvagt";
  private static final short ONE_REPLICA = 1;
  private static final Duration HEARTBEAT = Duration.ofSeconds(2);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  /** The history is typed in by days. */
  private static final long LEAST_AHEAD = Duration.ofDays(2).toMillis();

  private static final long STEP_MS = Duration.ofSeconds(10).toMillis();

  private final ResourceStack open = new ResourceStack();
  private final MappingLoader.Loaded mapping;
  private final long ahead;
  private volatile long typedThrough = Long.MIN_VALUE;
  private volatile boolean givenUp;
  private CompletableFuture<Void> listening;
  private EmbeddedPostgresServer server;
  private Clerk clerk;
  private Capture capture;

  private DemoCaseSystem(MappingLoader.Loaded mapping, double speed) {
    this.mapping = mapping;
    this.ahead = Math.max(LEAST_AHEAD, Math.round(STEP_MS * speed));
  }

  /**
   * Returns when the database answers.
   *
   * @param topics there already
   * @param speed simulated seconds per second of the wall
   */
  static DemoCaseSystem start(
      DataDirectory directory,
      KafkaConnection connection,
      TopicSettings topics,
      double speed,
      StopSignal stop) {
    try {
      DemoCaseSystem system =
          new DemoCaseSystem(MappingLoader.load(SampleDatabase.mapping()), speed);
      try {
        system.open(directory, connection, topics, stop);
        return system;
      } catch (RuntimeException | Error e) {
        system.open.closeAfter(e);
        throw e;
      }
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("the sample's own mapping is none", e);
    }
  }

  /** The source's name. */
  String source() {
    return mapping.mapping().source();
  }

  /** Through when everything is typed in, ms since the epoch; empty in an empty database. */
  OptionalLong lastClock() {
    return typedThrough == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(typedThrough);
  }

  /** Types in what it is given, once the capture listens: waits for that. For one thread. */
  FeedSink sink() {
    return new Typed(new CaseSystemFeed(clerk));
  }

  /** Whoever waits for the capture to listen waits no longer. */
  void giveUp() {
    givenUp = true;
  }

  List<CaptureState> states() {
    return List.of(CaptureStates.of(capture));
  }

  /**
   * @throws CommandFailure when the capture could not be started, or the intake has given up
   */
  void requireAlive() {
    if (listening.isCompletedExceptionally()) {
      awaitListening();
    }
    capture
        .failure()
        .ifPresent(
            cause -> {
              throw new CommandFailure(
                  "the intake has ended: " + capture.health().intake().failure(), cause);
            });
  }

  @Override
  public void close() {
    open.close();
  }

  private void open(
      DataDirectory directory, KafkaConnection connection, TopicSettings topics, StopSignal stop) {
    server = open.push(startServer(directory, stop));
    stop.check();
    prepareDatabase();
    CaptureSettings settings =
        new CaptureSettings(
            mapping.mapping(), topics.names(), Calendars.danish(false)::zone, this::latest);
    Capture.createTopic(settings, connection, ONE_REPLICA);
    ConnectProcess connect =
        open.push(ConnectProcess.start(directory.connect(), connection.bootstrapServers(), stop));
    capture =
        open.push(
            Capture.start(
                settings,
                new CaptureMonitor.Settings(
                    source(),
                    source(),
                    SLOT,
                    connect::client,
                    server::connect,
                    CaptureMonitor.Settings.STALLED_AFTER,
                    CaptureMonitor.Settings.MOST_LAG),
                connection,
                ONE_REPLICA));
    // Not with the first fact: what was typed in before a restart is captured without one.
    listening =
        CompletableFuture.runAsync(
            () -> {
              putConnector(connect, settings, stop);
              awaitSlot(stop);
            });
  }

  private static EmbeddedPostgresServer startServer(DataDirectory directory, StopSignal stop) {
    try {
      return EmbeddedPostgresServer.start(directory.postgres(), 0);
    } catch (RuntimeException e) {
      // Ctrl-C reaches the programs that make the database as well, perhaps before us.
      if (stop.await(POLL)) {
        throw new StoppedException();
      }
      throw e;
    }
  }

  private void prepareDatabase() {
    try (Connection connection = server.connect()) {
      SampleDatabase.ensure(connection);
      DatabaseCheck.check(mapping, connection, SampleDatabase.PUBLICATION);
      clerk = new Clerk(server.connect());
      open.push(this::closeClerk);
      typedThrough = clerk.lastClock().orElse(Long.MIN_VALUE);
    } catch (SQLException e) {
      throw new CaseSystemException(e);
    } catch (InvalidMappingException e) {
      throw new IllegalStateException("the sample's own mapping does not fit it", e);
    }
  }

  private void closeClerk() {
    try {
      clerk.close();
    } catch (SQLException e) {
      throw new CaseSystemException(e);
    }
  }

  /** What may be typed in by now: the demonstration's time is not the wall's. */
  private Instant latest() {
    return typedThrough == Long.MIN_VALUE
        ? Instant.now()
        : Instant.ofEpochMilli(typedThrough + ahead);
  }

  private void putConnector(ConnectProcess connect, CaptureSettings settings, StopSignal stop) {
    ConnectClient client = connect.client();
    for (long giveUp = System.nanoTime() + LONGEST_START.toNanos();
        client == null;
        client = connect.client()) {
      if (System.nanoTime() - giveUp > 0) {
        throw new CommandFailure("Kafka Connect does not start; see its log in --data");
      }
      pause(stop);
    }
    ConnectorConfig config =
        new ConnectorConfig(
            "127.0.0.1",
            server.port(),
            server.database(),
            server.user(),
            "",
            SLOT,
            SampleDatabase.PUBLICATION,
            HEARTBEAT,
            ConnectorConfig.aliveQuery(mapping.mapping()));
    try {
      client.put(source(), config.settings(mapping.mapping(), settings.capturedTopic()));
    } catch (IOException e) {
      throw new CommandFailure("the connector could not be started: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted while the connector was started", e);
    }
  }

  private void awaitSlot(StopSignal stop) {
    for (long giveUp = System.nanoTime() + LONGEST_START.toNanos(); !isListening(); ) {
      if (System.nanoTime() - giveUp > 0) {
        throw new CommandFailure("the capture does not begin to listen; see Connect's log");
      }
      pause(stop);
    }
  }

  private void pause(StopSignal stop) {
    if (stop.await(POLL) || givenUp) {
      throw new StoppedException();
    }
  }

  private void awaitListening() {
    try {
      listening.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private boolean isListening() {
    try (Connection connection = server.connect();
        PreparedStatement query =
            connection.prepareStatement(
                "SELECT 1 FROM pg_replication_slots WHERE slot_name = ? AND active")) {
      query.setString(1, SLOT);
      try (ResultSet rows = query.executeQuery()) {
        return rows.next();
      }
    } catch (SQLException e) {
      throw new CaseSystemException(e);
    }
  }

  /** Remembers how far it is, for the clock that no fact may be ahead of. */
  private final class Typed implements FeedSink {

    private final FeedSink feed;

    Typed(FeedSink feed) {
      this.feed = feed;
    }

    @Override
    public void fact(Fact fact, long clock) {
      awaitListening();
      typedThrough = Math.max(typedThrough, clock);
      feed.fact(fact, clock);
    }

    @Override
    public void reject(Rejection rejection, long clock) {
      feed.reject(rejection, clock);
    }

    @Override
    public void tick(long time) {
      awaitListening();
      typedThrough = Math.max(typedThrough, time);
      feed.tick(time);
    }
  }
}
