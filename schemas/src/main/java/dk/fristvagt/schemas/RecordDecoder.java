package dk.fristvagt.schemas;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Decodes the values of a topic and tells bytes that are none of its records from a registry that
 * does not answer: an outage must never be taken for bad bytes.
 *
 * <p>Not thread-safe: one per thread.
 */
public final class RecordDecoder {

  private static final byte MAGIC = 0;
  private static final int HEADER_BYTES = 1 + Integer.BYTES;
  private static final int NOT_FOUND = 404;

  /**
   * The registry's own "not found" (40403 for a schema, 40401 for a subject) has a code like this;
   * that of a wrong address, which is an outage, has not.
   */
  private static final int CODES_PER_STATUS = 100;

  private final String topic;
  private final SchemaRegistryClient registry;
  private final Deserializer<Object> deserializer;
  private final Set<Class<? extends SpecificRecord>> types;
  private final Set<Integer> knownIds = new HashSet<>();

  RecordDecoder(
      String topic,
      SchemaRegistryClient registry,
      Deserializer<Object> deserializer,
      Set<Class<? extends SpecificRecord>> types) {
    this.topic = topic;
    this.registry = registry;
    this.deserializer = deserializer;
    this.types = types;
  }

  /**
   * The record in a value.
   *
   * @param value as it stands in the topic; null, a tombstone, gives null
   * @return a record of one of the topic's types
   * @throws UnreadableRecordException when the bytes hold no such record, now or later
   * @throws RegistryUnavailableException when the registry cannot say what the bytes hold
   */
  public SpecificRecord decode(byte[] value) throws UnreadableRecordException {
    if (value == null) {
      return null;
    }
    if (value.length < HEADER_BYTES || value[0] != MAGIC) {
      throw new UnreadableRecordException("not an Avro record with a schema id");
    }
    requireKnown(ByteBuffer.wrap(value).getInt(1));
    Object decoded = deserialize(value);
    if (decoded != null && types.contains(decoded.getClass())) {
      return (SpecificRecord) decoded;
    }
    throw new UnreadableRecordException("a record of another topic");
  }

  private void requireKnown(int id) throws UnreadableRecordException {
    if (knownIds.contains(id)) {
      return;
    }
    try {
      registry.getSchemaById(id);
      knownIds.add(id);
    } catch (RestClientException e) {
      throw classified(e);
    } catch (IOException e) {
      throw new RegistryUnavailableException("the schema registry did not answer", e);
    }
  }

  private Object deserialize(byte[] value) throws UnreadableRecordException {
    try {
      return deserializer.deserialize(topic, value);
    } catch (KafkaException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof RestClientException rest) {
          throw classified(rest);
        }
      }
      throw new UnreadableRecordException("its bytes do not fit its schema", e);
    } catch (RuntimeException e) {
      throw new UnreadableRecordException("its bytes do not fit its schema", e);
    }
  }

  /**
   * Gives the exception to throw for a registry that does not know a schema; throws the one for any
   * other answer.
   */
  private static UnreadableRecordException classified(RestClientException e) {
    if (e.getStatus() == NOT_FOUND && e.getErrorCode() / CODES_PER_STATUS == NOT_FOUND) {
      return new UnreadableRecordException("the registry knows no schema with its id", e);
    }
    throw new RegistryUnavailableException("the schema registry answered " + e.getErrorCode(), e);
  }
}
