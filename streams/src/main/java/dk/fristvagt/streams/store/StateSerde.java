package dk.fristvagt.streams.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.message.BinaryMessageDecoder;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.avro.util.ClassSecurityValidator;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Store values in Avro's single-object encoding: each carries the fingerprint of its schema, so
 * that a later version of the program can read them without a registry. Earlier versions are the
 * resources {@code dk/fristvagt/streams/state/NAME/v1.avsc}, {@code v2.avsc}, … without a gap; what
 * they lack is read as its default. Thread-safe.
 */
public final class StateSerde<T extends SpecificRecordBase> implements Serde<T> {

  private static final String PACKAGE = "dk.fristvagt.streams.state";

  static {
    ClassSecurityValidator.setGlobal(
        ClassSecurityValidator.composite(
            ClassSecurityValidator.getGlobal(), type -> type.getPackageName().equals(PACKAGE)));
  }

  private final BinaryMessageEncoder<T> encoder;
  private final BinaryMessageDecoder<T> decoder;

  /**
   * @param prototype an instance of the generated class; only its schema is looked at
   */
  public StateSerde(T prototype) {
    SpecificData model = SpecificData.getForClass(prototype.getClass());
    this.encoder = new BinaryMessageEncoder<>(model, prototype.getSchema());
    this.decoder = new BinaryMessageDecoder<>(model, prototype.getSchema());
    earlierVersions(prototype.getSchema().getName()).forEach(decoder::addSchema);
  }

  /** The schemas that values of a record were written with before, the oldest first. */
  static List<Schema> earlierVersions(String name) {
    List<Schema> versions = new ArrayList<>();
    while (true) {
      String resource =
          '/' + PACKAGE.replace('.', '/') + '/' + name + "/v" + (versions.size() + 1) + ".avsc";
      try (InputStream json = StateSerde.class.getResourceAsStream(resource)) {
        if (json == null) {
          return versions;
        }
        versions.add(new Schema.Parser().parse(json));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Serializer<T> serializer() {
    return (topic, value) -> value == null ? null : encode(value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (topic, bytes) -> bytes == null ? null : decode(bytes);
  }

  private byte[] encode(T value) {
    try {
      ByteBuffer buffer = encoder.encode(value);
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private T decode(byte[] bytes) {
    try {
      return decoder.decode(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
