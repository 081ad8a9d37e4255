package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.rest.entities.requests.RegisterSchemaRequest;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes an Avro schema of a request, or refuses it where it asks for more than that. */
final class AvroRequestParser {

  private AvroRequestParser() {}

  /**
   * @param strict whether default values must fit their fields, as for a schema to be registered
   * @param normalize whether schemas that differ in form alone are to become equal
   * @throws RegistryException 42201 if there is no valid Avro schema in the request, or schema
   *     references, metadata, rules or tags are
   */
  static AvroSchema parse(RegisterSchemaRequest request, boolean strict, boolean normalize) {
    String type = request.getSchemaType();
    if (type != null && !type.equals(AvroSchema.TYPE)) {
      throw RegistryException.invalidSchema(
          "the type " + type + " is not supported, this registry holds AVRO only");
    }
    refuse(request.getReferences(), "schema references (inline the types that are referred to)");
    refuse(request.getSchemaTagsToAdd(), "schema tags");
    refuse(request.getSchemaTagsToRemove(), "schema tags");
    if (request.getMetadata() != null || request.getRuleSet() != null) {
      throw RegistryException.invalidSchema("metadata and rules are not supported here");
    }
    if (request.getSchema() == null || request.getSchema().isBlank()) {
      throw RegistryException.invalidSchema("empty schema");
    }
    try {
      AvroSchema schema = new AvroSchema(request.getSchema(), List.of(), Map.of(), null, strict);
      return normalize ? schema.normalize() : schema;
    } catch (RuntimeException e) {
      throw RegistryException.invalidSchema(e.getMessage());
    }
  }

  private static void refuse(Collection<?> asked, String what) {
    if (asked != null && !asked.isEmpty()) {
      throw RegistryException.invalidSchema(what + " are not supported here");
    }
  }
}
