package dk.fristvagt.streams.cluster;

import dk.fristvagt.schemas.TopicSpec;
import dk.fristvagt.streams.follow.ViewsConsumers;
import dk.fristvagt.streams.follow.ViewsFollower;
import dk.fristvagt.streams.operations.InstanceState;
import dk.fristvagt.streams.processing.FollowedView;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.processing.ViewSharing;
import dk.fristvagt.streams.query.CaseStores;
import dk.fristvagt.streams.query.HeldStores;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.state.HostInfo;

/**
 * What makes an instance one of several: it shows the views of all partitions, asks the others for
 * what their stores hold, and answers them. Thread-safe.
 *
 * <p>Made before the streams, whose settings it has a part in; {@link #join} belongs between their
 * making and their start.
 */
public final class ClusterMember implements AutoCloseable {

  /** The least that a broker allows by default. */
  private static final int SESSION_MS = 6_000;

  private static final int HEARTBEAT_MS = 1_500;

  /**
   * Until then what a killed instance left undone keeps the next one from its place in the input.
   * One call of the processor's work takes a tenth of it.
   */
  private static final int TRANSACTION_MS = 10_000;

  /** How often a partition may move to an instance whose copy has become complete. */
  private static final int PROBING_MS = 60_000;

  private final ClusterSettings settings;
  private final StoreListener listener;
  private final ViewsTopic topic;
  private final PartitionViews shown = new PartitionViews();
  private final HostInfo self;
  private ViewsFollower follower;
  private Instances instances;

  private ClusterMember(ClusterSettings settings, StoreListener listener, ViewsTopic topic) {
    this.settings = settings;
    this.listener = listener;
    this.topic = topic;
    this.self = new HostInfo(settings.advertisedHost(), listener.port());
  }

  /**
   * Takes the internal port and makes the topic of views where it is missing.
   *
   * @param connection {@code bootstrap.servers} and security
   * @param views the topic, with as many partitions as {@code case-changes}
   * @throws UncheckedIOException when the port cannot be had
   */
  public static ClusterMember open(
      ClusterSettings settings, Properties connection, TopicSpec views) {
    ViewsTopic topic = new ViewsTopic(connection, views);
    topic.identity();
    try {
      return new ClusterMember(settings, StoreListener.bind(settings), topic);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The topology's part in it. */
  public ViewSharing sharing() {
    return new ViewSharing(topic.name(), topic::identity);
  }

  /** The streams' settings for it. */
  public Map<String, Object> streamsSettings() {
    Map<String, Object> all = new HashMap<>();
    all.put(StreamsConfig.APPLICATION_SERVER_CONFIG, self.host() + ':' + self.port());
    all.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, 1);
    all.put(StreamsConfig.PROBING_REBALANCE_INTERVAL_MS_CONFIG, PROBING_MS);
    all.put(StreamsConfig.mainConsumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), SESSION_MS);
    all.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG),
        HEARTBEAT_MS);
    all.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG), TRANSACTION_MS);
    settings
        .instanceId()
        .ifPresent(
            id ->
                all.put(
                    StreamsConfig.mainConsumerPrefix(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), id));
    return all;
  }

  /** The views of all partitions. */
  public PartitionViews views() {
    return shown;
  }

  /**
   * Begins to follow the views and to answer.
   *
   * @param connection {@code bootstrap.servers} and security
   * @param clientId by which the broker knows the reader of the views
   * @param partitions of {@code case-changes}
   * @return the stores of all partitions
   */
  public CaseStores join(
      KafkaStreams streams,
      TopologySettings topology,
      Map<String, ?> connection,
      String clientId,
      int partitions) {
    CaseStores active = HeldStores.active(streams);
    CaseStores activeOrStandby = HeldStores.activeOrStandby(streams);
    listener.answer(active, activeOrStandby);
    follower =
        new ViewsFollower(
            new ViewsConsumers(connection, clientId),
            topic.name(),
            partitions,
            FollowedView.of(topology),
            shown);
    follower.start();
    instances = new Instances(streams, self, topology.topics().caseChanges());
    return new RoutedStores(
        instances, active, activeOrStandby, new RemoteStores(settings.secret()));
  }

  /** All instances, this one among them; none before the streams run. */
  public List<InstanceState> instances() {
    return instances == null ? List.of() : instances.all();
  }

  /** Under which the others reach this one. */
  public String address() {
    return self.host() + ':' + self.port();
  }

  /** Stops following and answering; belongs after the end of the streams. */
  @Override
  public void close() {
    if (follower != null) {
      follower.close();
    }
    listener.close();
  }
}
