package dk.fristvagt.schemas;

import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.Reject;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientFactory;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroDeserializerConfig;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.KafkaAvroSerializerConfig;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serialisers of the records of every topic, over Confluent's own, with one registry client between
 * them.
 *
 * <p>Subjects are named by topic and record. Schemas are registered on first use unless the
 * configuration says {@code auto.register.schemas: false}. A serialiser or deserialiser of this
 * factory is thread-safe and may be closed at will; the client is closed with the factory.
 */
public final class AvroSerdes implements AutoCloseable {

  /** More than all versions of all records will ever be. */
  private static final int SCHEMAS_CACHED = 1000;

  private static final List<String> SCHEMA_CHOICES =
      List.of(
          AbstractKafkaSchemaSerDeConfig.USE_SCHEMA_ID,
          AbstractKafkaSchemaSerDeConfig.USE_LATEST_WITH_METADATA);

  /**
   * What only the registry's client needs: how it says who we are. Serialisers have the client
   * already, and log their settings.
   */
  private static final List<String> OF_THE_CLIENT =
      List.of("basic.auth.", "bearer.auth.", "schema.registry.ssl.", "schema.registry.basic.auth.");

  private final SchemaRegistryClient registry;
  private final Map<String, Object> config;

  /**
   * @param registryConfig the registry client's settings; {@code schema.registry.url} must be among
   *     them, a list with commas; {@code mock://scope} stands for a registry inside this process
   * @throws IllegalArgumentException when the address is missing
   */
  public AvroSerdes(Map<String, ?> registryConfig) {
    this(client(registryConfig), registryConfig);
  }

  /**
   * Over a client made elsewhere.
   *
   * @param registry closed with this
   */
  public AvroSerdes(SchemaRegistryClient registry, Map<String, ?> registryConfig) {
    TrustedRecords.allow();
    this.registry = registry;
    Map<String, Object> merged = new HashMap<>();
    merged.put(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, "mock://unused");
    merged.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, true);
    // The contract is the schema as published, without the note to Java's compiler which string
    // class it likes.
    merged.put(KafkaAvroSerializerConfig.AVRO_REMOVE_JAVA_PROPS_CONFIG, true);
    merged.putAll(registryConfig);
    merged.put(
        AbstractKafkaSchemaSerDeConfig.VALUE_SUBJECT_NAME_STRATEGY,
        TopicRecordNameStrategy.class.getName());
    merged.put(KafkaAvroDeserializerConfig.SPECIFIC_AVRO_READER_CONFIG, true);
    merged.keySet().removeIf(name -> OF_THE_CLIENT.stream().anyMatch(name::startsWith));
    this.config = Map.copyOf(merged);
  }

  /** With a registry at an address and all else as it comes. */
  public static AvroSerdes at(String registryUrl) {
    return new AvroSerdes(
        Map.of(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG, registryUrl));
  }

  /** Writes any generated record. Null, a tombstone, stays null. */
  public Serializer<SpecificRecord> serializer() {
    KafkaAvroSerializer confluent = new KafkaAvroSerializer(registry);
    confluent.configure(config, false);
    return writesSchemaOfClass() ? new RecordSerializer(confluent) : confluent::serialize;
  }

  /** Writes records of one type. Null, a tombstone, stays null. */
  public <T extends SpecificRecord> Serializer<T> serializer(Class<T> type) {
    Serializer<SpecificRecord> any = serializer();
    return (topic, value) -> any.serialize(topic, type.cast(value));
  }

  /**
   * Reads records of one type, written with any version of its schema; any other is a {@link
   * SerializationException}.
   */
  public <T extends SpecificRecord> Deserializer<T> deserializer(Class<T> type) {
    Deserializer<Object> any = anyDeserializer();
    return (topic, bytes) -> {
      Object value = any.deserialize(topic, bytes);
      if (value != null && !type.isInstance(value)) {
        throw new SerializationException(
            "expected " + type.getSimpleName() + ", found another record");
      }
      return type.cast(value);
    };
  }

  public <T extends SpecificRecord> Serde<T> serde(Class<T> type) {
    return Serdes.serdeFrom(serializer(type), deserializer(type));
  }

  /**
   * For one thread.
   *
   * @param topic the one that the values come from
   */
  public CaseChangesDecoder caseChangesDecoder(String topic) {
    return new CaseChangesDecoder(topic, registry, anyDeserializer());
  }

  /**
   * Of the rejects; for one thread.
   *
   * @param topic the one that the values come from
   */
  public RecordDecoder rejectsDecoder(String topic) {
    return new RecordDecoder(topic, registry, anyDeserializer(), Set.of(Reject.class));
  }

  /**
   * Of the access log; for one thread.
   *
   * @param topic the one that the values come from
   */
  public RecordDecoder accessLogDecoder(String topic) {
    return new RecordDecoder(topic, registry, anyDeserializer(), Set.of(AccessRecorded.class));
  }

  /** The client between them all. */
  public SchemaRegistryClient registry() {
    return registry;
  }

  @Override
  public void close() {
    try {
      registry.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Whether nothing is configured that makes the registry choose what schema a record is written
   * with.
   */
  private boolean writesSchemaOfClass() {
    return SCHEMA_CHOICES.stream().noneMatch(config::containsKey)
        && !Boolean.parseBoolean(
            String.valueOf(config.get(AbstractKafkaSchemaSerDeConfig.USE_LATEST_VERSION)));
  }

  private Deserializer<Object> anyDeserializer() {
    KafkaAvroDeserializer confluent = new KafkaAvroDeserializer(registry);
    confluent.configure(config, false);
    return confluent::deserialize;
  }

  private static SchemaRegistryClient client(Map<String, ?> config) {
    Object url = config.get(AbstractKafkaSchemaSerDeConfig.SCHEMA_REGISTRY_URL_CONFIG);
    if (url == null || url.toString().isBlank()) {
      throw new IllegalArgumentException("schema.registry.url is missing");
    }
    List<String> urls = Arrays.stream(url.toString().split(",", -1)).map(String::trim).toList();
    return SchemaRegistryClientFactory.newClient(
        urls, SCHEMAS_CACHED, List.of(new AvroSchemaProvider()), config, Map.of());
  }
}
