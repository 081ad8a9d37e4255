package dk.fristvagt.streams.cluster;

import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSpec;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.InterruptException;

/** The topic of views, made where it is missing. Thread-safe. */
final class ViewsTopic {

  private final Properties connection;
  private final TopicSpec spec;

  ViewsTopic(Properties connection, TopicSpec spec) {
    this.connection = connection;
    this.spec = spec;
  }

  /** Settings on which it depends that a follower never shows what never was. */
  private static final Set<String> VITAL =
      Set.of(
          "partitions",
          TopicConfig.CLEANUP_POLICY_CONFIG,
          TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
          TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
          TopicConfig.DELETE_RETENTION_MS_CONFIG);

  String name() {
    return spec.name();
  }

  /**
   * What Kafka knows the topic by, which is another when it was deleted and made again.
   *
   * @throws KafkaException when the broker does not say
   * @throws IllegalStateException when the topic is there and not as followers need it
   */
  String identity() {
    try (Admin admin = Admin.create(connection)) {
      new TopicCreator(admin)
          .create(List.of(spec)).differences().stream()
              .filter(difference -> VITAL.contains(difference.setting()))
              .findFirst()
              .ifPresent(
                  difference -> {
                    throw new IllegalStateException(
                        "topic "
                            + spec.name()
                            + " has "
                            + difference.setting()
                            + " "
                            + difference.actual()
                            + " and needs "
                            + difference.expected()
                            + "; stop all instances and delete it, and it is made again");
                  });
      return admin
          .describeTopics(List.of(spec.name()))
          .allTopicNames()
          .get()
          .get(spec.name())
          .topicId()
          .toString();
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not say what " + spec.name() + " is", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
