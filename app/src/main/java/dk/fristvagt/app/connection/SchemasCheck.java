package dk.fristvagt.app.connection;

import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.schemas.TopicNames;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the registry has the schemas that are written, where others register them. Left to itself
 * the first record of each would fail, some of them long after the start.
 */
final class SchemasCheck {

  static final String PART = "schemas";

  private static final int NOT_FOUND = 404;
  private static final int SCHEMA_NOT_FOUND = 40403;

  private final KafkaConnection connection;
  private final TopicNames topics;
  private final Set<PublishedSchema> written;

  SchemasCheck(KafkaConnection connection, TopicNames topics, Set<PublishedSchema> written) {
    this.connection = connection;
    this.topics = topics;
    this.written = written;
  }

  Finding run() {
    if (connection.registersSchemas()) {
      return Finding.passed(PART, "registered on first use where they are missing");
    }
    List<String> missing = new ArrayList<>();
    try (AvroSerdes serdes = connection.serdes()) {
      for (PublishedSchema each : written) {
        missing(serdes.registry(), each).ifPresent(missing::add);
      }
    } catch (RestClientException e) {
      return Finding.failed(
          PART,
          url() + " answered " + e.getStatus() + " when it was asked for one: " + e.getMessage());
    } catch (IOException e) {
      return Finding.failed(PART, "cannot be told: " + Causes.rootMessage(e));
    }
    if (missing.isEmpty()) {
      return Finding.passed(PART, "all " + written.size() + " are registered");
    }
    return Finding.failed(
        PART,
        "not registered at "
            + url()
            + ": "
            + String.join(", ", missing)
            + "; register the newest file of each in schemas/, or set registry.auto-register to"
            + " true");
  }

  private Optional<String> missing(SchemaRegistryClient registry, PublishedSchema schema)
      throws IOException, RestClientException {
    String subject = schema.subject(topics);
    try {
      registry.getId(subject, new AvroSchema(schema.schema()));
      return Optional.empty();
    } catch (RestClientException e) {
      if (e.getStatus() != NOT_FOUND) {
        throw e;
      }
      return Optional.of(
          e.getErrorCode() == SCHEMA_NOT_FOUND ? subject + " (other versions only)" : subject);
    }
  }

  private String url() {
    return connection.schemaRegistryUrl();
  }
}
