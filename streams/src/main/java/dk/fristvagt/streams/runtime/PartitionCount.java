package dk.fristvagt.streams.runtime;

import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * How many partitions {@code case-changes} has: asked of the broker once, for it cannot change
 * without moving cases. Thread-safe.
 */
final class PartitionCount {

  private final Properties connection;
  private final String topic;
  private volatile int count;

  PartitionCount(StreamsSettings settings, String topic) {
    this.connection = settings.adminProperties();
    this.topic = topic;
  }

  /**
   * @throws KafkaException when the broker does not say
   */
  int get() {
    if (count == 0) {
      count = ask();
    }
    return count;
  }

  private int ask() {
    try (Admin admin = Admin.create(connection)) {
      return admin
          .describeTopics(List.of(topic))
          .allTopicNames()
          .get()
          .get(topic)
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw new KafkaException(
          "the broker does not say how many partitions " + topic + " has", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted while asking for the partitions of " + topic, e);
    }
  }
}
