package dk.fristvagt.app.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The topics.
 *
 * @param prefix before every name
 * @param partitions of topics that are made now
 * @param replicationFactor of topics that are made now; empty for 3, or 1 in an embedded system
 * @param accessLogRetention of the access log when it is made now
 */
record TopicsSection(
    String prefix,
    int partitions,
    Optional<Integer> replicationFactor,
    Duration accessLogRetention) {

  private static final int MOST_PARTITIONS = 10_000;
  private static final int MOST_REPLICAS = 100;
  private static final Duration SHORTEST = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(36_525);
  private static final Pattern PREFIX = Pattern.compile("[a-zA-Z0-9._-]{0,200}");

  static final Setting<String> PREFIX_KEY =
      Setting.of(
              "topics.prefix",
              new SettingType<>("text", TopicsSection::prefix),
              "Put before every topic's name, as slagelse.; letters, digits, dots, hyphens and"
                  + " underscores.")
          .withVariable("FRISTVAGT_TOPIC_PREFIX")
          .withOption("--topic-prefix");
  static final Setting<Integer> PARTITIONS =
      Setting.of(
              "topics.partitions",
              SettingTypes.number(1, MOST_PARTITIONS),
              "Partitions of topics that are made now; cannot be changed later.")
          .withVariable("FRISTVAGT_PARTITIONS")
          .withOption("--partitions")
          .withBuiltIn("4");
  static final Setting<Integer> REPLICATION_FACTOR =
      Setting.of(
              "topics.replication-factor",
              SettingTypes.number(1, MOST_REPLICAS),
              "Replicas of topics that are made now: 3, and 1 in an embedded system, unless given.")
          .withOption("--replication-factor");
  static final Setting<Duration> ACCESS_LOG_RETENTION =
      Setting.of(
              "topics.access-log-retention",
              new SettingType<>("duration, as P730D", TopicsSection::retention),
              "How long it is kept who was shown which cases, in the topic when it is made"
                  + " now.")
          .withOption("--access-log-retention")
          .withBuiltIn("P730D");
  static final List<Setting<?>> SETTINGS =
      List.of(PREFIX_KEY, PARTITIONS, REPLICATION_FACTOR, ACCESS_LOG_RETENTION);

  TopicsSection {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be 1 or more");
    }
  }

  static Optional<TopicsSection> read(Reading in) {
    String prefix = in.read(PREFIX_KEY).orElse("");
    Optional<Integer> replicas = in.read(REPLICATION_FACTOR);
    Optional<Integer> partitions = in.read(PARTITIONS);
    Optional<Duration> retention = in.read(ACCESS_LOG_RETENTION);
    if (partitions.isEmpty() || retention.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new TopicsSection(prefix, partitions.get(), replicas, retention.get()));
  }

  private static Duration retention(String text) {
    String message = "must be a duration of a day to a century, as P730D";
    try {
      Duration duration = Duration.parse(text);
      if (duration.compareTo(SHORTEST) < 0 || duration.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(message);
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(message, e);
    }
  }

  private static String prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be letters, digits, dots, hyphens and underscores, 200 at most");
    }
    return text;
  }
}
