package dk.fristvagt.app.replay;

import dk.fristvagt.api.report.ComplianceQuery;
import dk.fristvagt.api.report.ComplianceReport;
import dk.fristvagt.api.report.ForecastQuery;
import dk.fristvagt.api.report.ForecastReport;
import dk.fristvagt.api.report.Forecasts;
import dk.fristvagt.api.report.GaugesQuery;
import dk.fristvagt.api.report.GaugesReport;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.api.report.RegistrationLagQuery;
import dk.fristvagt.api.report.RegistrationLagReport;
import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.RestatementQuery;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.api.report.TargetsQuery;
import dk.fristvagt.api.report.TargetsReport;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.ResourceStack;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.TemporaryDirectory;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.embedded.EmbeddedKafka;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.ReplayFeed;
import dk.fristvagt.sources.ReplayReport;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.runtime.DeadlineStreams;
import dk.fristvagt.streams.runtime.StreamsSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Facts replayed through a broker, a registry and the streams of its own, which are thrown away
 * when this is closed. Once made, everything is drained: each partition has done the work of the
 * last tick. For one thread.
 */
public final class Replay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Replay.class);
  private static final String SOURCE = "replay";
  private static final String APPLICATION = "fristvagt-replay";
  private static final Period ALERTS_MAX_AGE = Period.ofDays(30);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final short ONE_REPLICA = 1;

  /** The work of one step shows only when it is all done: half a million deadlines take minutes. */
  private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(10);

  /** A thread that fails again after this many replacements fails for no passing reason. */
  private static final int TOLERATED_FAILURES = 2;

  /**
   * What is thrown away at the end is neither compressed nor committed more often than it has to
   * be, and nobody waits for an alert: 0.67 of the CPU of the service's own settings
   * (docs/benchmarks.md). Streams poll for 100 ms by default, and each of the first steps would
   * wait for that.
   */
  private static final Map<String, Object> THROWN_AWAY =
      Map.of(
          "producer.linger.ms", 50,
          "producer.compression.type", "none",
          "commit.interval.ms", 1_000,
          "poll.ms", 20);

  private final ReplaySettings settings;
  private final TopicNames topics = TopicNames.plain();
  private final ResourceStack open = new ResourceStack();
  private KafkaConnection connection;
  private AvroSerdes serdes;
  private DeadlineStreams streams;
  private ReplayReport fed;
  private long end;
  private long firstClock = Long.MIN_VALUE;

  private Replay(ReplaySettings settings) {
    this.settings = settings;
  }

  /**
   * Feeds everything and waits until it is worked off.
   *
   * @throws IOException when a file cannot be read
   * @throws CommandFailure when the streams fail or stand still
   * @throws dk.fristvagt.app.runtime.StoppedException when a stop was requested meanwhile
   */
  public static Replay run(ReplaySettings settings, Progress progress, StopSignal stop)
      throws IOException {
    Replay replay = new Replay(settings);
    try {
      replay.start(progress, stop);
      return replay;
    } catch (IOException | RuntimeException | Error e) {
      replay.open.closeAfter(e);
      throw e;
    }
  }

  /** What was fed. */
  public ReplayReport fed() {
    return fed;
  }

  /** The clock of every partition, ms since the epoch. */
  public long end() {
    return end;
  }

  /** Every obligation, by id in the order of UTF-8; not after {@link #alerts}. */
  public List<ObligationRow> obligations() {
    return reports().allObligations(streams.queries()::forEachObligation, GroupFilter.ALL);
  }

  /** Not after {@link #alerts}. */
  public ComplianceReport compliance(ComplianceQuery query) {
    return reports().compliance(snapshot(), query);
  }

  /** Not after {@link #alerts}. */
  public RestatementReport restatement(RestatementQuery query) {
    return reports().restatement(snapshot(), query);
  }

  /** Not after {@link #alerts}. */
  public RegistrationLagReport registrationLag(RegistrationLagQuery query) {
    return reports().registrationLag(snapshot(), query);
  }

  /** Not after {@link #alerts}. */
  public StatusReport status() {
    return reports().status(snapshot(), GroupFilter.ALL, false);
  }

  /** Not after {@link #alerts}. */
  public TargetsReport targets(TargetsQuery query) {
    return reports().targets(snapshot(), query);
  }

  /** Not after {@link #alerts}. */
  public GaugesReport gauges(GaugesQuery query, Population population) {
    return reports().gauges(snapshot(), query, population);
  }

  /** Not after {@link #alerts}. */
  public ForecastReport forecast(ForecastQuery query) {
    return new Forecasts(
            streams.queries()::forEachCase,
            new CaseEvaluator(settings.catalogue(), settings.calendars()))
        .report(snapshot(), query);
  }

  /**
   * Every alert, by obligation in the order of UTF-8, then in the order of the topic. Stops the
   * streams, which makes them commit the last ones.
   */
  public List<Alert> alerts() {
    streams.close();
    List<Alert> all = new ArrayList<>();
    new TopicReader(connection, serdes)
        .read(topics.alerts(), Alert.class, record -> all.add(record.value()));
    // The sort is stable, so what the topic says of one obligation stays in its order.
    all.sort(Comparator.comparing(Alert::getObligationId, CodePointOrder.INSTANCE));
    return all;
  }

  /** Every reject, in the order of the topic. Stops the streams, as {@link #alerts} does. */
  public List<Reject> rejects() {
    streams.close();
    List<Reject> all = new ArrayList<>();
    new TopicReader(connection, serdes)
        .read(topics.rejects(), Reject.class, record -> all.add(record.value()));
    return all;
  }

  /** Stops everything and deletes what it wrote. */
  @Override
  public void close() {
    open.close();
  }

  private Reports reports() {
    return new Reports(settings.catalogue(), settings.calendars());
  }

  private ViewSnapshot snapshot() {
    return ViewSnapshot.of(streams.views(), settings.partitions());
  }

  private void start(Progress progress, StopSignal stop) throws IOException {
    LOG.info(
        "Replaying {} files over {} partitions", settings.files().size(), settings.partitions());
    CompletableFuture<FeedSink> target = new CompletableFuture<>();
    CutOffSink sink = new CutOffSink(target);
    ReplayedFiles files = ReplayedFiles.of(settings, progress, stop);
    CompletableFuture<ReplayReport> feed = CompletableFuture.supplyAsync(() -> feed(files, sink));
    // Ends the feed also where the start fails half way.
    open.push(sink::cutOff);
    progress.at("Starting", 0, 0);
    TemporaryDirectory directory = open.push(TemporaryDirectory.create());
    stop.check();
    EmbeddedKafka kafka = open.push(EmbeddedKafka.start(directory.path()));
    stop.check();
    connection = new KafkaConnection(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
    serdes = open.push(connection.serdes());
    createTopics();
    CaseChangeProducer producer =
        open.push(connection.producer(serdes, topics, settings.calendars()));
    streams = open.push(streams(directory.path().resolve("streams")));
    open.push(() -> endFeed(sink, feed));
    streams.start();
    target.complete(producer.unconfirmedFeed(SOURCE));
    drain(sink, feed, producer, progress, stop);
  }

  private ReplayReport feed(ReplayedFiles files, FeedSink sink) {
    ReplayFeed replay =
        new ReplayFeed(
            files.format(),
            new CaseChangeCodec(settings.calendars()::zone),
            settings.ticks(),
            Clock.systemUTC());
    try {
      return replay.run(files.paths(), settings.until(), sink);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void createTopics() {
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin)
          .create(TopicSettings.ofReplayedTime(topics, settings.partitions(), ONE_REPLICA).specs());
    }
  }

  private DeadlineStreams streams(Path stateDir) {
    TopologySettings topology =
        new TopologySettings(
            topics, settings.catalogue(), settings.calendars(), Set.of(SOURCE), ALERTS_MAX_AGE);
    int threads = Math.min(settings.partitions(), Runtime.getRuntime().availableProcessors());
    return new DeadlineStreams(
        topology,
        new StreamsSettings(
            APPLICATION,
            connection.bootstrapServers(),
            stateDir,
            threads,
            ONE_REPLICA,
            THROWN_AWAY),
        serdes);
  }

  private void drain(
      CutOffSink sink,
      CompletableFuture<ReplayReport> feed,
      CaseChangeProducer producer,
      Progress progress,
      StopSignal stop)
      throws IOException {
    Standstill standstill = new Standstill(LONGEST_STANDSTILL);
    boolean flushed = false;
    while (true) {
      stop.check();
      requireAlive();
      if (feed.isDone() && !flushed) {
        fed = outcome(feed);
        end = fed.until().orElseGet(System::currentTimeMillis);
        if (fed.until().isEmpty()) {
          // Nothing to judge, but figures are made at a clock.
          producer.tickUnconfirmed(SOURCE, end);
        }
        producer.flush();
        flushed = true;
      }
      long clock = streams.clock(settings.partitions()).orElse(Long.MIN_VALUE);
      // While partitions still move between threads a view may be gone the next moment.
      if (flushed && clock >= end && streams.state() == KafkaStreams.State.RUNNING) {
        return;
      }
      standstill.check(clock, sink.lastTick());
      report(progress, clock, flushed ? end : Long.MIN_VALUE);
      stop.await(POLL);
    }
  }

  private void report(Progress progress, long clock, long last) {
    if (clock == Long.MIN_VALUE) {
      progress.at("Starting", 0, 0);
      return;
    }
    if (firstClock == Long.MIN_VALUE) {
      firstClock = clock;
    }
    long hour = Duration.ofHours(1).toMillis();
    progress.at(
        "Replaying",
        (clock - firstClock) / hour,
        last == Long.MIN_VALUE ? 0 : Math.max(1, (last - firstClock) / hour));
  }

  private void requireAlive() {
    KafkaStreams.State state = streams.state();
    if (state == KafkaStreams.State.ERROR
        || state == KafkaStreams.State.NOT_RUNNING
        || streams.failures() > TOLERATED_FAILURES) {
      throw new CommandFailure("the streams failed; run it again with --verbose to see why");
    }
  }

  private static ReplayReport outcome(CompletableFuture<ReplayReport> feed) throws IOException {
    try {
      return feed.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  /** The feed must not write into a producer that is closing. */
  private static void endFeed(CutOffSink sink, CompletableFuture<ReplayReport> feed) {
    sink.cutOff();
    feed.handle((report, failure) -> null).join();
  }
}
