package dk.fristvagt.app.runtime;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.sources.CaseChangeProducer;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/**
 * Writes a catalogue into every partition of a system; makes the topics that are missing.
 *
 * <p>Not one transaction: what was broken off half way is repeated whole, and changes nothing where
 * the first attempt got to.
 *
 * @param sequence its number, which is the publisher's wall clock: of two publications all
 *     partitions end with the later one, in whichever order they get them
 * @param partitions how many it was written into
 */
public record CataloguePublication(long sequence, int partitions) {

  /** Returns when every partition has it. */
  public static CataloguePublication of(
      Catalogue catalogue, KafkaConnection connection, TopicSettings topics, InstantSource time) {
    String topic = topics.names().caseChanges();
    int partitions;
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(topics.specs());
      partitions =
          admin
              .describeTopics(List.of(topic))
              .topicNameValues()
              .get(topic)
              .toCompletionStage()
              .toCompletableFuture()
              .join()
              .partitions()
              .size();
    }
    long sequence = time.millis();
    try (AvroSerdes serdes = connection.serdes();
        CaseChangeProducer producer =
            connection.producer(serdes, topics.names(), Calendars.danish(false))) {
      producer.activate(
          new CatalogueActivated(catalogue.id(), sequence, catalogue.source(), sequence));
      producer.flush();
    }
    return new CataloguePublication(sequence, partitions);
  }
}
