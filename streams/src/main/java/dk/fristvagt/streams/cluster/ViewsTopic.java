package dk.fristvagt.streams.cluster;

import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSpec;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** The topic of views, made where it is missing. Thread-safe. */
final class ViewsTopic {

  private final Properties connection;
  private final TopicSpec spec;

  ViewsTopic(Properties connection, TopicSpec spec) {
    this.connection = connection;
    this.spec = spec;
  }

  String name() {
    return spec.name();
  }

  /**
   * What Kafka knows the topic by, which is another when it was deleted and made again.
   *
   * @throws KafkaException when the broker does not say
   * @throws IllegalStateException when the topic has another number of partitions than {@code
   *     case-changes}
   */
  String identity() {
    try (Admin admin = Admin.create(connection)) {
      new TopicCreator(admin).create(List.of(spec));
      TopicDescription description =
          admin.describeTopics(List.of(spec.name())).allTopicNames().get().get(spec.name());
      if (description.partitions().size() != spec.partitions()) {
        throw new IllegalStateException(
            "topic "
                + spec.name()
                + " has "
                + description.partitions().size()
                + " partitions and needs "
                + spec.partitions()
                + ", as many as there are of case-changes; delete it, and it is made again");
      }
      return description.topicId().toString();
    } catch (ExecutionException e) {
      throw new KafkaException("the broker does not say what " + spec.name() + " is", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
