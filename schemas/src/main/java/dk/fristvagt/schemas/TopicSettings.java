package dk.fristvagt.schemas;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.TopicConfig;

/**
 * How many partitions and replicas the topics have and how long they keep what.
 *
 * @param partitions of every topic but the rejects and the access log, which have one; cannot be
 *     changed later, because a case would move
 * @param replicationFactor 1 on one machine, 3 in production
 * @param rejectsRetention how long a reject is kept after it was written
 * @param compactionLag how old, by the feed's clock, a tick or an outdated record of a fact must be
 *     before the broker may drop it; must exceed the longest time that the streams may be behind
 * @param accessLogRetention how long it is kept who was shown which cases, by when the broker got
 *     the record
 */
public record TopicSettings(
    TopicNames names,
    int partitions,
    short replicationFactor,
    Duration rejectsRetention,
    Duration compactionLag,
    Duration accessLogRetention) {

  /**
   * In bytes. A fact comes from a line of a mebibyte at most; with its text kept beside its fields
   * and its names in the key, escaped, it stays well below this. Whatever else carries facts
   * (producers, changelogs) needs the same bound.
   */
  public static final int LARGEST_RECORD = 8 * 1024 * 1024;

  /**
   * Long enough for a consumer that is down over a long weekend to see every tick and correction.
   */
  private static final Duration COMPACTION_LAG = Duration.ofDays(7);

  /** How old a change of a view is at least before it takes an older one of the same away. */
  public static final Duration VIEWS_COMPACTION_LAG = Duration.ofHours(1);

  /** How long the record that an entry of a view is gone is kept. */
  public static final Duration VIEWS_TOMBSTONES_KEPT = Duration.ofHours(24);

  /** After which the broker compacts what changed, however little it is, so that erased is gone. */
  private static final Duration VIEWS_COMPACTED_WITHIN = Duration.ofDays(1);

  /** What is in the latest segment is never compacted. */
  private static final Duration VIEWS_SEGMENT_AGE = Duration.ofHours(6);

  private static final Duration FOR_GOOD = Duration.ofDays(3_652_059);

  private static final Duration SEGMENT_AGE = Duration.ofDays(30);
  private static final Duration REJECTS_RETENTION = Duration.ofDays(365);

  /**
   * Two years: as long as the shortest limitation period of the Danish Criminal Code, § 93(1)(1),
   * within which a breach of confidentiality can be prosecuted. See docs/access-log.md.
   */
  public static final Duration ACCESS_LOG_RETENTION = Duration.ofDays(730);

  /** A record is deleted with its segment, so this is how much longer than asked one is kept. */
  private static final Duration ACCESS_LOG_SEGMENT_AGE = Duration.ofDays(1);

  /** With a third replica one may be down and every record is still on two. */
  private static final int REPLICAS_THAT_SPARE_ONE = 3;

  public TopicSettings {
    if (rejectsRetention.isNegative() || rejectsRetention.isZero()) {
      throw new IllegalArgumentException("rejects must be kept for some time");
    }
    if (accessLogRetention.isNegative() || accessLogRetention.isZero()) {
      throw new IllegalArgumentException("the access log must be kept for some time");
    }
  }

  /** Rejects kept for a year, the access log for {@link #ACCESS_LOG_RETENTION}. */
  public TopicSettings(TopicNames names, int partitions, short replicationFactor) {
    this(
        names,
        partitions,
        replicationFactor,
        REJECTS_RETENTION,
        COMPACTION_LAG,
        ACCESS_LOG_RETENTION);
  }

  public TopicSettings withAccessLogRetention(Duration retention) {
    return new TopicSettings(
        names, partitions, replicationFactor, rejectsRetention, compactionLag, retention);
  }

  /**
   * For a feed whose clock is not the wall's. A broker measures age by records' times: to it,
   * history that is replayed is old when it is written, and it would drop ticks before anybody has
   * read them.
   */
  public static TopicSettings ofReplayedTime(
      TopicNames names, int partitions, short replicationFactor) {
    return new TopicSettings(
        names, partitions, replicationFactor, REJECTS_RETENTION, FOR_GOOD, ACCESS_LOG_RETENTION);
  }

  /** Every topic. */
  public List<TopicSpec> specs() {
    return List.of(caseChanges(), obligations(), alerts(), compliance(), rejects(), accessLog());
  }

  /**
   * Compacted: keeps every fact for good, one tick per source, and forgets a case whose facts got
   * tombstones.
   */
  public TopicSpec caseChanges() {
    return spec(
        names.caseChanges(),
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            ms(compactionLag)));
  }

  public TopicSpec obligations() {
    return spec(names.obligations(), compacted());
  }

  /**
   * Kept for good. An alert bears the time of its clock step, so a limit by age would delete those
   * of replayed history at once.
   */
  public TopicSpec alerts() {
    return spec(
        names.alerts(),
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.RETENTION_MS_CONFIG, "-1",
            TopicConfig.RETENTION_BYTES_CONFIG, "-1"));
  }

  public TopicSpec compliance() {
    return spec(names.compliance(), compacted());
  }

  /**
   * One partition; aged by when the broker got the record, for the reason given at {@link
   * #alerts()}.
   */
  public TopicSpec rejects() {
    return new TopicSpec(
        names.rejects(),
        1,
        replicationFactor,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.RETENTION_MS_CONFIG,
            ms(rejectsRetention),
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            String.valueOf(LARGEST_RECORD)));
  }

  /**
   * What instances of one service tell each other; made only where there are several. Compacted,
   * but not before readers had time to read past it: aged by when the broker got the record, for
   * the reason given at {@link #alerts()}.
   *
   * @param partitions as many as {@code case-changes} has
   */
  public static TopicSpec views(TopicNames names, int partitions, short replicationFactor) {
    return new TopicSpec(
        names.views(),
        partitions,
        replicationFactor,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_COMPACT,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            ms(VIEWS_COMPACTION_LAG),
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            ms(VIEWS_COMPACTED_WITHIN),
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            ms(VIEWS_TOMBSTONES_KEPT),
            TopicConfig.SEGMENT_MS_CONFIG,
            ms(VIEWS_SEGMENT_AGE),
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            String.valueOf(LARGEST_RECORD)));
  }

  /**
   * One partition, so that its order is that of time, a time range is a range of offsets, and a
   * missing record shows as a gap. Aged by when the broker got the record; never compacted.
   */
  public TopicSpec accessLog() {
    return new TopicSpec(
        names.accessLog(),
        1,
        replicationFactor,
        Map.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.CLEANUP_POLICY_DELETE,
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.RETENTION_MS_CONFIG,
            ms(accessLogRetention),
            TopicConfig.RETENTION_BYTES_CONFIG,
            "-1",
            TopicConfig.SEGMENT_MS_CONFIG,
            ms(ACCESS_LOG_SEGMENT_AGE),
            TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
            replicationFactor >= REPLICAS_THAT_SPARE_ONE ? "2" : "1",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            String.valueOf(LARGEST_RECORD)));
  }

  private static Map<String, String> compacted() {
    return Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT);
  }

  private TopicSpec spec(String name, Map<String, String> configs) {
    Map<String, String> all = new HashMap<>(configs);
    // A demonstration's clock may run ahead of the broker's, whose default limit is an hour.
    all.put(TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, String.valueOf(Long.MAX_VALUE));
    all.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, String.valueOf(LARGEST_RECORD));
    // Segments roll by record time: with the default week, years of replayed history make hundreds
    // of files.
    all.put(TopicConfig.SEGMENT_MS_CONFIG, ms(SEGMENT_AGE));
    return new TopicSpec(name, partitions, replicationFactor, all);
  }

  private static String ms(Duration duration) {
    return String.valueOf(duration.toMillis());
  }
}
