package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TraceContext;
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
  private final CloudEventHeaders events;

  /**
   * @param node where rejects go
   */
  Rejects(ProcessorContext<Object, Object> context, String node, CloudEventHeaders events) {
    this.context = context;
    this.node = node;
    this.events = events;
  }

  /**
   * @param value the record's bytes, masked before they are sent
   * @param trace the one it came with
   * @param origin where it came from, or null
   * @param clock the clock then, ms since the epoch; {@link PartitionClock#NONE} for none
   */
  void send(
      RejectReason reason,
      String detail,
      byte[] value,
      long timestamp,
      TraceContext trace,
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
    context.forward(
        new Record<>("", reject, timestamp, events.reject(reject, timestamp, trace)), node);
  }
}
