package dk.fristvagt.schemas;

import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Tick;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes the values of {@code case-changes} and tells bytes that are no record, which are
 * rejected, from a registry that does not answer, which stops processing: good records must never
 * be rejected for an outage.
 *
 * <p>Not thread-safe: one per thread.
 */
public final class CaseChangesDecoder {

  private final RecordDecoder records;

  CaseChangesDecoder(
      String topic, SchemaRegistryClient registry, Deserializer<Object> deserializer) {
    this.records =
        new RecordDecoder(
            topic,
            registry,
            deserializer,
            Set.of(CaseChange.class, Tick.class, CatalogueActivated.class));
  }

  /**
   * The record in a value.
   *
   * @param value as it stands in the topic; null, a tombstone, gives null
   * @return a {@link CaseChange}, {@link Tick} or {@link CatalogueActivated}
   * @throws UnreadableRecordException when the bytes hold no such record, now or later
   * @throws RegistryUnavailableException when the registry cannot say what the bytes hold
   */
  public SpecificRecord decode(byte[] value) throws UnreadableRecordException {
    return records.decode(value);
  }
}
