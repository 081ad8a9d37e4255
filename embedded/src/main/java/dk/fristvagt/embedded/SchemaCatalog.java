package dk.fristvagt.embedded;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * All that the registry knows, in memory: the sum of the {@link RegistryEntry entries} applied so
 * far. Reads may come from any thread at any time and see an entry as a whole or not at all, except
 * that an id may be known a moment before the version it belongs to; {@link #apply} and {@link
 * #nextId} are for one thread at a time.
 */
final class SchemaCatalog {

  private final NavigableMap<String, NavigableMap<Integer, SubjectVersionSchema>> subjects =
      new ConcurrentSkipListMap<>();
  private final ConcurrentMap<Integer, AvroSchema> schemasById = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Integer> idsByCanonicalSchema = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, CompatibilityLevel> levels = new ConcurrentHashMap<>();
  private final CompatibilityLevel defaultLevel;
  private volatile CompatibilityLevel globalLevel;
  private volatile int lastId;

  SchemaCatalog(CompatibilityLevel defaultLevel) {
    this.defaultLevel = defaultLevel;
    this.globalLevel = defaultLevel;
  }

  void apply(RegistryEntry entry) {
    if (entry instanceof RegistryEntry.SchemaVersion version) {
      apply(version);
    } else if (entry instanceof RegistryEntry.Compatibility compatibility) {
      apply(compatibility);
    }
  }

  private void apply(RegistryEntry.SchemaVersion entry) {
    lastId = Math.max(lastId, entry.id());
    AvroSchema schema =
        schemasById.computeIfAbsent(entry.id(), id -> new AvroSchema(entry.schema()));
    idsByCanonicalSchema.putIfAbsent(schema.canonicalString(), entry.id());
    NavigableMap<Integer, SubjectVersionSchema> versions = new ConcurrentSkipListMap<>();
    versions.put(
        entry.version(),
        new SubjectVersionSchema(entry.subject(), entry.version(), entry.id(), schema));
    subjects.merge(
        entry.subject(),
        versions,
        (known, added) -> {
          known.putAll(added);
          return known;
        });
  }

  private void apply(RegistryEntry.Compatibility entry) {
    if (entry.subject().isEmpty()) {
      globalLevel = entry.level().orElse(defaultLevel);
    } else if (entry.level().isEmpty()) {
      levels.remove(entry.subject().get());
    } else {
      levels.put(entry.subject().get(), entry.level().get());
    }
  }

  /**
   * An id that was never returned or applied before. It is used up even if nothing comes of it: an
   * entry whose write failed may be in the topic all the same.
   */
  int nextId() {
    lastId = Math.addExact(lastId, 1);
    return lastId;
  }

  /** The greatest id in use; 0 when there is none. */
  int lastId() {
    return lastId;
  }

  /** In alphabetical order. */
  List<String> subjects() {
    return List.copyOf(subjects.keySet());
  }

  /** Oldest first; empty for an unknown subject. */
  List<SubjectVersionSchema> versions(String subject) {
    NavigableMap<Integer, SubjectVersionSchema> versions = subjects.get(subject);
    return versions == null ? List.of() : List.copyOf(versions.values());
  }

  Optional<AvroSchema> schema(int id) {
    return Optional.ofNullable(schemasById.get(id));
  }

  Optional<Integer> id(AvroSchema schema) {
    return Optional.ofNullable(idsByCanonicalSchema.get(schema.canonicalString()));
  }

  /** By subject, then version. */
  List<SubjectVersionSchema> uses(int id) {
    List<SubjectVersionSchema> uses = new ArrayList<>();
    subjects
        .values()
        .forEach(vs -> vs.values().stream().filter(v -> v.id() == id).forEach(uses::add));
    return uses;
  }

  CompatibilityLevel globalLevel() {
    return globalLevel;
  }

  Optional<CompatibilityLevel> level(String subject) {
    return Optional.ofNullable(levels.get(subject));
  }
}
