package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TrustedRecords;
import dk.fristvagt.schemas.v1.CaseChange;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;

/**
 * Holds facts as Avro, a tenth of what they take as objects, until they are fed in the order of
 * registration. What comes out lacks the texts of its times, as any fact that comes from the topic
 * does. Not thread-safe.
 */
final class PackedFacts {

  static {
    TrustedRecords.allow();
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Packed(long registeredAt, byte[] avro) {}

  private final CaseChangeCodec codec;
  private final List<Packed> facts = new ArrayList<>();
  private final SpecificDatumWriter<CaseChange> writer =
      new SpecificDatumWriter<>(CaseChange.class);
  private final SpecificDatumReader<CaseChange> reader =
      new SpecificDatumReader<>(CaseChange.class);
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private BinaryEncoder encoder;
  private BinaryDecoder decoder;

  PackedFacts(CaseChangeCodec codec) {
    this.codec = codec;
  }

  void add(Fact fact) {
    try {
      bytes.reset();
      encoder = EncoderFactory.get().directBinaryEncoder(bytes, encoder);
      writer.write(codec.encode(fact), encoder);
      facts.add(new Packed(fact.registeredAt().epochMilli(), bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** By {@code registeredAt}; what was registered at the same time stays in the order of adding. */
  void sort() {
    facts.sort(Comparator.comparingLong(Packed::registeredAt));
  }

  int size() {
    return facts.size();
  }

  /** ms since the epoch. */
  long registeredAt(int index) {
    return facts.get(index).registeredAt();
  }

  Fact get(int index) {
    try {
      decoder = DecoderFactory.get().binaryDecoder(facts.get(index).avro(), decoder);
      return codec.decode(reader.read(null, decoder));
    } catch (IOException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was packed here cannot be unpacked", e);
    }
  }
}
