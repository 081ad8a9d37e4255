package dk.fristvagt.app.connection;

import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TopicSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Whether the topics are there, or can be made as configured. Changes nothing. */
final class TopicsCheck {

  static final String PART = "topics";

  private final KafkaConnection connection;
  private final TopicSettings topics;

  TopicsCheck(KafkaConnection connection, TopicSettings topics) {
    this.connection = connection;
    this.topics = topics;
  }

  Finding run() {
    List<String> missing = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    try (Admin admin = connection.admin()) {
      for (TopicSpec spec : topics.specs()) {
        look(admin, spec, missing, faults);
      }
      int brokers = admin.describeCluster().nodes().get().size();
      if (!missing.isEmpty() && brokers < topics.replicationFactor()) {
        faults.add(
            "topics.replication-factor is "
                + topics.replicationFactor()
                + ", but there are "
                + brokers
                + " brokers");
      }
    } catch (ExecutionException e) {
      faults.add("cannot be told: " + Causes.rootMessage(e));
    } catch (KafkaException e) {
      faults.add("cannot be told: " + Causes.rootMessage(e));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
    if (!faults.isEmpty()) {
      return Finding.failed(PART, String.join("; ", faults));
    }
    return Finding.passed(
        PART,
        missing.isEmpty()
            ? "all are there"
            : String.join(", ", missing)
                + " not there yet; made by serve, import or topics create");
  }

  private static void look(Admin admin, TopicSpec spec, List<String> missing, List<String> faults)
      throws InterruptedException {
    KafkaFuture<TopicDescription> answer =
        admin.describeTopics(List.of(spec.name())).topicNameValues().get(spec.name());
    try {
      int partitions = answer.get().partitions().size();
      if (partitions != spec.partitions()) {
        faults.add(
            spec.name()
                + " has "
                + partitions
                + " partitions; topics.partitions makes that "
                + spec.partitions());
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        missing.add(spec.name());
      } else {
        faults.add(spec.name() + ": " + Causes.rootMessage(e));
      }
    }
  }
}
