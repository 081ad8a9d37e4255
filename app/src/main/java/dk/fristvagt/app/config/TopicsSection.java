package dk.fristvagt.app.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The topics.
 *
 * @param prefix before every name
 * @param partitions of topics that are made now
 * @param replicationFactor of topics that are made now; empty for 3, or 1 in an embedded system
 */
record TopicsSection(String prefix, int partitions, Optional<Integer> replicationFactor) {

  private static final int MOST_PARTITIONS = 10_000;
  private static final int MOST_REPLICAS = 100;
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
  static final List<Setting<?>> SETTINGS = List.of(PREFIX_KEY, PARTITIONS, REPLICATION_FACTOR);

  TopicsSection {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions must be 1 or more");
    }
  }

  static Optional<TopicsSection> read(Reading in) {
    String prefix = in.read(PREFIX_KEY).orElse("");
    Optional<Integer> replicas = in.read(REPLICATION_FACTOR);
    return in.read(PARTITIONS).map(partitions -> new TopicsSection(prefix, partitions, replicas));
  }

  private static String prefix(String text) {
    if (!PREFIX.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be letters, digits, dots, hyphens and underscores, 200 at most");
    }
    return text;
  }
}
