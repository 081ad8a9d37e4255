package dk.fristvagt.sources.capture;

import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSpec;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.config.TopicConfig;

/**
 * What an intake works with.
 *
 * @param topics it writes to, and whose prefix the captured topic has
 * @param zones the zone of a municipality's code
 * @param clock that no fact and no tick may be ahead of
 * @param patience how long a transaction of the database may stay half captured before what was
 *     written of it is taken back, to be read again when there is more
 */
public record CaptureSettings(
    CaptureMapping mapping,
    TopicNames topics,
    Function<String, ZoneId> zones,
    InstantSource clock,
    Duration patience) {

  /** Long enough for a night on which nobody notices, short enough to hold little. */
  private static final Duration RETENTION = Duration.ofDays(3);

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** With the ordinary patience. */
  public CaptureSettings(
      CaptureMapping mapping,
      TopicNames topics,
      Function<String, ZoneId> zones,
      InstantSource clock) {
    this(mapping, topics, zones, clock, PATIENCE);
  }

  /** The topic that the connector writes to. */
  public String capturedTopic() {
    return capturedTopic(mapping, topics);
  }

  /** The topic that the connector of a mapping writes to. */
  public static String capturedTopic(CaptureMapping mapping, TopicNames topics) {
    return topics.prefix() + "captured." + mapping.source();
  }

  /** One partition, or the order would be lost; kept for days only. */
  public static TopicSpec capturedTopicSpec(
      CaptureMapping mapping, TopicNames topics, short replicationFactor) {
    return new TopicSpec(
        capturedTopic(mapping, topics),
        1,
        replicationFactor,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG,
            String.valueOf(RETENTION.toMillis())));
  }

  /** Under which the intake commits its offsets and writes: one at a time. */
  String identity() {
    return topics.prefix() + "fristvagt-capture-" + mapping.source();
  }

  CaseChangeCodec codec() {
    return new CaseChangeCodec(zones);
  }
}
