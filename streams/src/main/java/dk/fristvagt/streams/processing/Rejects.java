package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.v1.Reject;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Sends what cannot be taken in to the rejects, with where it came from. For one thread. */
final class Rejects {

  private final ProcessorContext<Object, Object> context;
  private final String node;

  /**
   * @param node where rejects go
   */
  Rejects(ProcessorContext<Object, Object> context, String node) {
    this.context = context;
    this.node = node;
  }

  /**
   * @param value the record's bytes, masked before they are sent
   * @param origin where it came from, or null
   * @param clock the clock then, ms since the epoch; {@link PartitionClock#NONE} for none
   */
  void send(
      RejectReason reason,
      String detail,
      byte[] value,
      long timestamp,
      RecordMetadata origin,
      long clock) {
    String masked = CprNumbers.maskAllDigitRuns(new String(value, StandardCharsets.ISO_8859_1));
    Reject reject =
        new Reject(
            reason.name(),
            detail,
            origin == null ? null : origin.topic(),
            origin == null ? null : origin.partition(),
            origin == null ? null : origin.offset(),
            null,
            null,
            ByteBuffer.wrap(masked.getBytes(StandardCharsets.ISO_8859_1)),
            clock == PartitionClock.NONE ? null : clock);
    context.forward(new Record<>("", reject, timestamp), node);
  }
}
