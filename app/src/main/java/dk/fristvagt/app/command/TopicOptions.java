package dk.fristvagt.app.command;

import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How the topics are made where they are missing. */
@Command
final class TopicOptions {

  private static final short PRODUCTION_REPLICAS = 3;

  @Option(
      names = "--topic-prefix",
      paramLabel = "TEXT",
      defaultValue = "${env:FRISTVAGT_TOPIC_PREFIX:-}",
      description = "Put before every topic's name; or FRISTVAGT_TOPIC_PREFIX.")
  private String prefix;

  @Option(
      names = "--partitions",
      paramLabel = "N",
      defaultValue = "${env:FRISTVAGT_PARTITIONS:-4}",
      description = "Partitions of topics that are made now (default: 4); or FRISTVAGT_PARTITIONS.")
  private int partitions;

  @Option(
      names = "--replication-factor",
      paramLabel = "N",
      description = "Replicas of topics that are made now (default: 3; 1 in an embedded system).")
  private Short replicationFactor;

  @Option(
      names = "--access-log-retention",
      paramLabel = "DURATION",
      defaultValue = "${env:FRISTVAGT_TOPICS_ACCESS_LOG_RETENTION:-P730D}",
      description =
          "How long it is kept who was shown which cases, in the topic when it is made now (default:"
              + " P730D); or FRISTVAGT_TOPICS_ACCESS_LOG_RETENTION.")
  private Duration accessLogRetention;

  TopicNames names() {
    return new TopicNames(prefix);
  }

  TopicSettings settings(boolean embedded) {
    short replicas =
        replicationFactor != null ? replicationFactor : embedded ? 1 : PRODUCTION_REPLICAS;
    return new TopicSettings(names(), partitions, replicas)
        .withAccessLogRetention(accessLogRetention);
  }
}
