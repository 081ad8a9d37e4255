package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.ParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.SimpleParsedSchemaHolder;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The rules by which schemas enter the registry. Every change is durable before it shows.
 *
 * <p>Two schemas are the same when their canonical JSON is. Safe for use by any thread; changes are
 * made one after the other, reads do not wait for them.
 */
final class SchemaRegistration {

  /** Names that Confluent's registry keeps for itself. */
  private static final List<String> RESERVED_SUBJECTS = List.of("__GLOBAL", "__EMPTY");

  private final SchemaCatalog catalog;
  private final Consumer<RegistryEntry> log;

  /**
   * @param log makes an entry durable, or throws
   */
  SchemaRegistration(SchemaCatalog catalog, Consumer<RegistryEntry> log) {
    this.catalog = catalog;
    this.log = log;
  }

  /**
   * Registers a schema as the subject's next version, unless it is one of its versions already.
   *
   * @param wantedVersion the version that the next one has to be, or empty for any
   * @return the version that holds the schema
   * @throws RegistryException 409 if it is incompatible with what the subject's compatibility level
   *     compares it with
   */
  synchronized SubjectVersionSchema register(
      String subject, AvroSchema schema, Optional<Integer> wantedVersion) {
    requireSubject(subject);
    if (wantedVersion.isEmpty()) {
      Optional<SubjectVersionSchema> known = find(subject, schema);
      if (known.isPresent()) {
        return known.get();
      }
    }
    List<SubjectVersionSchema> earlier = catalog.versions(subject);
    List<String> faults = incompatibilities(levelInForce(subject), schema, earlier);
    if (!faults.isEmpty()) {
      throw RegistryException.incompatible(subject, faults.toString());
    }
    int version = earlier.isEmpty() ? 1 : earlier.get(earlier.size() - 1).version() + 1;
    if (wantedVersion.isPresent() && wantedVersion.get() != version) {
      throw RegistryException.invalidSchema("version is not one more than the previous version");
    }
    int id = catalog.id(schema).orElseGet(catalog::nextId);
    RegistryEntry.SchemaVersion entry =
        new RegistryEntry.SchemaVersion(subject, version, id, schema.canonicalString());
    write(entry);
    return new SubjectVersionSchema(subject, version, id, schema);
  }

  /** The subject's version that holds the schema. */
  Optional<SubjectVersionSchema> find(String subject, AvroSchema schema) {
    String canonical = schema.canonicalString();
    List<SubjectVersionSchema> versions = catalog.versions(subject);
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (versions.get(i).schema().canonicalString().equals(canonical)) {
        return Optional.of(versions.get(i));
      }
    }
    return Optional.empty();
  }

  /**
   * What makes the schema incompatible with the versions under the subject's compatibility level;
   * empty if nothing does.
   *
   * @param versions oldest first; a level that is not transitive looks at the last alone
   */
  List<String> incompatibilities(
      String subject, AvroSchema schema, List<SubjectVersionSchema> versions) {
    return incompatibilities(levelInForce(subject), schema, versions);
  }

  private static List<String> incompatibilities(
      CompatibilityLevel level, AvroSchema schema, List<SubjectVersionSchema> versions) {
    List<ParsedSchemaHolder> holders = new ArrayList<>();
    for (SubjectVersionSchema version : versions) {
      holders.add(new SimpleParsedSchemaHolder(version.schema().copy(version.version())));
    }
    return schema.isCompatible(level, holders);
  }

  private CompatibilityLevel levelInForce(String subject) {
    return catalog.level(subject).orElseGet(catalog::globalLevel);
  }

  /**
   * @param subject empty for all subjects that have no level of their own
   * @param level empty takes the subject's own level back
   */
  synchronized void setCompatibility(Optional<String> subject, Optional<CompatibilityLevel> level) {
    subject.ifPresent(SchemaRegistration::requireSubject);
    write(new RegistryEntry.Compatibility(subject, level));
  }

  private void write(RegistryEntry entry) {
    log.accept(entry);
    catalog.apply(entry);
  }

  private static void requireSubject(String subject) {
    if (subject.isBlank()
        || RESERVED_SUBJECTS.contains(subject)
        || subject.chars().anyMatch(Character::isISOControl)) {
      throw RegistryException.invalidSubject(subject);
    }
  }
}
