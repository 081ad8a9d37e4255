package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.util.Optional;

/** One record of the topic {@code _schemas}; a later one with the same key replaces it. */
sealed interface RegistryEntry {

  /**
   * Keyed by subject and version.
   *
   * @param version at least 1
   * @param id at least 1
   * @param schema Avro schema as JSON, canonical
   */
  record SchemaVersion(String subject, int version, int id, String schema)
      implements RegistryEntry {}

  /**
   * Keyed by subject.
   *
   * @param subject empty for all subjects that have no level of their own
   * @param level empty takes an earlier level back
   */
  record Compatibility(Optional<String> subject, Optional<CompatibilityLevel> level)
      implements RegistryEntry {}
}
