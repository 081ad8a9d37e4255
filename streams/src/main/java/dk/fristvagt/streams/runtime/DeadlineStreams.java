package dk.fristvagt.streams.runtime;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.streams.cluster.ClusterMember;
import dk.fristvagt.streams.operations.KafkaStreamsHealth;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.query.CaseStores;
import dk.fristvagt.streams.query.HeldStores;
import dk.fristvagt.streams.query.StoreQueries;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running topology with what can be asked of it. Thread-safe.
 *
 * <p>A stream thread that fails for a passing reason (a registry or a broker that does not answer)
 * is replaced; its work goes on from the last commit.
 */
public final class DeadlineStreams implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DeadlineStreams.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /**
   * Of one partition between two commits. A thread has a few partitions, and its transaction 10
   * seconds where there are several instances: enough for a machine that is twenty times too slow.
   */
  private static final Duration WORK_TIME = Duration.ofMillis(200);

  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(30);

  private final KafkaStreams streams;
  private final Optional<ClusterMember> member;
  private final PartitionViews views;
  private final StoreQueries queries;
  private final StreamsHealth health;
  private final AtomicInteger failures = new AtomicInteger();
  private final CountDownLatch closing = new CountDownLatch(1);

  /** With the machine's clock as the time. */
  public DeadlineStreams(TopologySettings topology, StreamsSettings settings, AvroSerdes serdes) {
    this(topology, settings, serdes, InstantSource.system());
  }

  /**
   * Where there are to be several instances, takes the internal port and begins to follow the views
   * of all partitions.
   *
   * @param time what alerts are held against, to tell how late they are; decides nothing
   * @throws ForeignStoresException when the stores were written on another Kafka cluster, and the
   *     settings do not say that they are taken over
   * @throws java.io.UncheckedIOException when the internal port cannot be had
   */
  public DeadlineStreams(
      TopologySettings topology, StreamsSettings settings, AvroSerdes serdes, InstantSource time) {
    StoresCluster written = StoresCluster.of(settings);
    written.requireOurs(settings.storesOfCluster());
    PartitionCount partitions = new PartitionCount(settings, topology.topics().caseChanges());
    PartitionViews held = new PartitionViews(time);
    this.member =
        settings
            .cluster()
            .map(
                cluster ->
                    ClusterMember.open(
                        cluster,
                        settings.adminProperties(),
                        TopicSettings.views(
                            topology.topics(), partitions.get(), settings.replicationFactor())));
    this.views = member.map(ClusterMember::views).orElse(held);
    TopologySettings shared =
        member.map(ClusterMember::sharing).map(topology::withSharing).orElse(topology);
    this.streams =
        new KafkaStreams(
            FristvagtTopology.build(
                shared.withWorkTime(WORK_TIME).withKafkaCluster(written.id()), serdes, held),
            settings.properties(member.map(ClusterMember::streamsSettings).orElse(Map.of())));
    CaseStores stores =
        member
            .map(
                joining ->
                    joining.join(
                        streams,
                        topology,
                        settings.connection(),
                        settings.applicationId() + "-views",
                        partitions.get()))
            .orElseGet(() -> HeldStores.alone(streams));
    this.queries =
        new StoreQueries(
            stores,
            views,
            serdes,
            new CaseChangeCodec(topology.calendars()::zone),
            topology.topics().caseChanges(),
            partitions::get);
    this.health =
        new KafkaStreamsHealth(
            streams,
            held,
            failures::get,
            settings.stateDir(),
            () -> member.map(ClusterMember::instances).orElse(List.of()),
            InstantSource.system());
    streams.setUncaughtExceptionHandler(
        failure -> {
          failures.incrementAndGet();
          LOG.error("a stream thread failed and is replaced", failure);
          pause();
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
  }

  public void start() {
    streams.start();
  }

  /**
   * A refusal, as of a password that no longer holds, comes back at once: without a pause threads
   * would be replaced as fast as they fail.
   */
  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** How many stream threads have failed and been replaced since the start. */
  public int failures() {
    return failures.get();
  }

  public KafkaStreams.State state() {
    return streams.state();
  }

  /** What they say of themselves. */
  public StreamsHealth health() {
    return health;
  }

  /** What the clients and the streams measure of themselves. */
  public Map<MetricName, ? extends Metric> metrics() {
    return streams.metrics();
  }

  /** Of the partitions held here; of all of them where this is one of several instances. */
  public PartitionViews views() {
    return views;
  }

  public StoreQueries queries() {
    return queries;
  }

  /** The least clock over all partitions, once each of so many has one; ms since the epoch. */
  public OptionalLong clock(int partitions) {
    List<PartitionView> all = views.all();
    if (all.size() < partitions || all.stream().anyMatch(view -> view.clock() == Long.MIN_VALUE)) {
      return OptionalLong.empty();
    }
    return all.stream().mapToLong(PartitionView::clock).min();
  }

  /** Commits, leaves the group and stops; a second call does nothing. */
  @Override
  public void close() {
    closing.countDown();
    boolean closed =
        streams.close(
            CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP)
                .withTimeout(CLOSE_TIMEOUT));
    if (!closed) {
      LOG.warn("the streams did not stop within {}", CLOSE_TIMEOUT);
    }
    member.ifPresent(ClusterMember::close);
  }
}
