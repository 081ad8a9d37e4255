package dk.fristvagt.embedded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.util.Optional;

/**
 * The records of {@code _schemas} in the format of Confluent's registry. The order of the key's
 * properties is fixed, since compaction compares bytes.
 */
final class RegistryEntryCodec {

  private static final ObjectMapper JSON = new ObjectMapper();

  private RegistryEntryCodec() {}

  static byte[] key(RegistryEntry entry) {
    ObjectNode key = JSON.createObjectNode();
    if (entry instanceof RegistryEntry.SchemaVersion version) {
      key.put("keytype", "SCHEMA");
      key.put("subject", version.subject());
      key.put("version", version.version());
      key.put("magic", 1);
    } else if (entry instanceof RegistryEntry.Compatibility compatibility) {
      key.put("keytype", "CONFIG");
      key.put("subject", compatibility.subject().orElse(null));
      key.put("magic", 0);
    }
    return bytes(key);
  }

  /** Null, a tombstone, where the entry takes something back. */
  static byte[] value(RegistryEntry entry) {
    ObjectNode value = JSON.createObjectNode();
    if (entry instanceof RegistryEntry.SchemaVersion version) {
      value.put("subject", version.subject());
      value.put("version", version.version());
      value.put("id", version.id());
      value.put("schema", version.schema());
      value.put("deleted", false);
    } else if (entry instanceof RegistryEntry.Compatibility compatibility) {
      if (compatibility.level().isEmpty()) {
        return null;
      }
      value.put("compatibilityLevel", compatibility.level().get().name);
    }
    return bytes(value);
  }

  /**
   * @throws IOException if the record is none that {@link #key} and {@link #value} make
   */
  static RegistryEntry read(byte[] key, byte[] value) throws IOException {
    JsonNode keyNode = tree(key);
    JsonNode valueNode = value == null ? null : tree(value);
    return switch (keyNode.path("keytype").asText()) {
      case "SCHEMA" -> schemaVersion(keyNode, valueNode);
      case "CONFIG" -> compatibility(keyNode, valueNode);
      default -> throw new IOException("unknown key " + keyNode);
    };
  }

  private static JsonNode tree(byte[] json) throws IOException {
    if (json == null) {
      throw new IOException("no key");
    }
    JsonNode node = JSON.readTree(json);
    if (!node.isObject()) {
      throw new IOException("not a JSON object");
    }
    return node;
  }

  private static RegistryEntry schemaVersion(JsonNode key, JsonNode value) throws IOException {
    if (value == null || value.path("deleted").asBoolean()) {
      throw new IOException("deleted versions are not supported, " + key);
    }
    int id = value.path("id").asInt();
    int version = value.path("version").asInt();
    if (id < 1 || version < 1 || !value.path("schema").isTextual()) {
      throw new IOException("incomplete value of " + key);
    }
    return new RegistryEntry.SchemaVersion(
        key.path("subject").asText(), version, id, value.path("schema").asText());
  }

  private static RegistryEntry compatibility(JsonNode key, JsonNode value) throws IOException {
    Optional<String> subject = Optional.ofNullable(key.path("subject").textValue());
    if (value == null) {
      return new RegistryEntry.Compatibility(subject, Optional.empty());
    }
    CompatibilityLevel level =
        CompatibilityLevel.forName(value.path("compatibilityLevel").asText());
    if (level == null) {
      throw new IOException("unknown compatibility level of " + key);
    }
    return new RegistryEntry.Compatibility(subject, Optional.of(level));
  }

  private static byte[] bytes(ObjectNode node) {
    try {
      return JSON.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of strings and numbers is always JSON", e);
    }
  }
}
