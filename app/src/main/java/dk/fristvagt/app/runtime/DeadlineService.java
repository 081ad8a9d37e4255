package dk.fristvagt.app.runtime;

import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.api.report.AccessLogging;
import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.api.report.Operations;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.runtime.DeadlineStreams;
import dk.fristvagt.streams.runtime.StreamsSettings;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import io.javalin.util.JavalinBindException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The streams and the API over a broker and a registry. Feeds nothing: without a feeder its clock
 * stands still. Thread-safe.
 */
public final class DeadlineService implements AutoCloseable {

  private static final Period ALERTS_MAX_AGE = Period.ofDays(30);

  private final ResourceStack open = new ResourceStack();
  private DeadlineStreams streams;
  private ApiServer api;
  private int partitions;

  private DeadlineService() {}

  /**
   * Makes the topics that are missing, then starts. Returns as soon as the API listens; figures
   * come when the streams have caught up.
   *
   * @throws CommandFailure when the port is taken
   * @throws StoppedException when a stop was requested meanwhile
   */
  public static DeadlineService start(
      ServiceSettings settings, KafkaConnection connection, StopSignal stop) {
    return start(settings, connection, List::of, stop);
  }

  /**
   * As {@link #start(ServiceSettings, KafkaConnection, StopSignal)}.
   *
   * @param captures how the sources are that this process captures
   */
  public static DeadlineService start(
      ServiceSettings settings,
      KafkaConnection connection,
      Supplier<List<CaptureState>> captures,
      StopSignal stop) {
    DeadlineService service = new DeadlineService();
    try {
      service.open(settings, connection, captures, stop);
      return service;
    } catch (RuntimeException | Error e) {
      service.open.closeAfter(e);
      throw e;
    }
  }

  /** Where the pages are. */
  public URI address() {
    return api.address();
  }

  /** The least clock over all partitions, ms since the epoch; empty while one has none. */
  public OptionalLong clock() {
    return streams.clock(partitions);
  }

  /** How many obligations are open, due soon and overdue by now. */
  public LiveCounts counts() {
    LiveCounts sum = LiveCounts.ZERO;
    for (PartitionView view : streams.views().all()) {
      for (LiveCounts counts : view.counts().values()) {
        sum = sum.plus(counts);
      }
    }
    return sum;
  }

  /**
   * @throws CommandFailure when the streams are in a state that only a restart helps out of
   */
  public void requireAlive() {
    if (streams.state() == KafkaStreams.State.ERROR) {
      throw new CommandFailure("the streams failed; run it again with --verbose to see why");
    }
  }

  /** Stops the API, then the streams. A second call does nothing. */
  @Override
  public void close() {
    open.close();
  }

  private void open(
      ServiceSettings settings,
      KafkaConnection connection,
      Supplier<List<CaptureState>> captures,
      StopSignal stop) {
    stop.check();
    partitions = createTopics(settings, connection);
    stop.check();
    AvroSerdes serdes = open.push(connection.serdes());
    streams =
        streams(
            new TopologySettings(
                settings.topics().names(),
                settings.catalogue(),
                settings.calendars(),
                settings.sources(),
                ALERTS_MAX_AGE),
            new StreamsSettings(
                settings.applicationId(),
                connection.bootstrapServers(),
                settings.stateDir(),
                settings.threads(),
                settings.topics().replicationFactor(),
                connection.streamsConfig(settings.kafka()),
                settings.cluster(),
                settings.storesOfCluster()),
            serdes,
            settings.time());
    open.push(streams);
    startApi(
        settings,
        ServiceOperations.start(settings, connection, serdes, streams.health(), open)
            .withCaptures(captures),
        ServiceAccessLog.start(settings, connection, serdes, open));
    stop.check();
    streams.start();
  }

  private static DeadlineStreams streams(
      TopologySettings topology, StreamsSettings settings, AvroSerdes serdes, InstantSource time) {
    try {
      return new DeadlineStreams(topology, settings, serdes, time);
    } catch (UncheckedIOException e) {
      throw new CommandFailure(
          "the port for the other instances cannot be had; choose another: --advertised-address"
              + " HOST:PORT, or bind another address of this machine: --internal-bind HOST",
          e);
    } catch (IllegalStateException e) {
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  private void startApi(ServiceSettings settings, Operations operations, AccessLogging accesses) {
    ApiBackend backend =
        ApiBackend.of(
                streams,
                partitions,
                settings.catalogue(),
                settings.calendars(),
                settings.time(),
                operations)
            .withAccesses(accesses);
    try {
      api =
          ApiServer.start(
              settings
                  .access()
                  .applyTo(
                      ApiSettings.DEFAULT
                          .withPort(settings.port())
                          .withStaleAfter(settings.staleAfter())
                          .withPopulation(settings.population())),
              backend);
    } catch (JavalinBindException e) {
      throw new CommandFailure(
          "port " + settings.port() + " is taken; choose another: --port N, or --port 0 for any",
          e);
    }
    open.push(api);
  }

  /**
   * Returns how many partitions there are, which is not for us to choose where the topic exists.
   */
  private static int createTopics(ServiceSettings settings, KafkaConnection connection) {
    String caseChanges = settings.topics().names().caseChanges();
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(settings.topics().specs());
      return admin
          .describeTopics(List.of(caseChanges))
          .topicNameValues()
          .get(caseChanges)
          .toCompletionStage()
          .toCompletableFuture()
          .join()
          .partitions()
          .size();
    }
  }
}
