package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;

/**
 * A schema under a subject.
 *
 * @param version at least 1, consecutive within the subject
 * @param id at least 1, the same for equal schemas of all subjects
 */
record SubjectVersionSchema(String subject, int version, int id, AvroSchema schema) {}
