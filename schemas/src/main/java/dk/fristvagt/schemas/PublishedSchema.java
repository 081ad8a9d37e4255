package dk.fristvagt.schemas;

import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/** Every schema that others may read, and the topic that its records are in. */
public enum PublishedSchema {
  CASE_CHANGE(TopicNames::caseChanges, new CaseChange()),
  TICK(TopicNames::caseChanges, new Tick()),
  CATALOGUE_ACTIVATED(TopicNames::caseChanges, new CatalogueActivated()),
  OBLIGATION(TopicNames::obligations, new Obligation()),
  ALERT(TopicNames::alerts, new Alert()),
  COMPLIANCE(TopicNames::compliance, new Compliance()),
  REJECT(TopicNames::rejects, new Reject()),
  ACCESS_RECORDED(TopicNames::accessLog, new AccessRecorded());

  private static final boolean WITHOUT_JAVA_PROPERTIES = true;

  private final Function<TopicNames, String> topic;
  private final Schema schema;

  PublishedSchema(Function<TopicNames, String> topic, SpecificRecord example) {
    this.topic = topic;
    this.schema = AvroSchemaUtils.getSchema(example, false, false, WITHOUT_JAVA_PROPERTIES);
  }

  /** As the registry has it: without notes to Java. */
  public Schema schema() {
    return schema;
  }

  /** What it is called in the registry. */
  public String subject(TopicNames topics) {
    return new TopicRecordNameStrategy()
        .subjectName(topic.apply(topics), false, new AvroSchema(schema));
  }
}
