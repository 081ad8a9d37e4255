package dk.fristvagt.streams.store;

import dk.fristvagt.schemas.TraceContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A record's value as the stores keep it, together with the trace it came with.
 *
 * <p>Without a trace it is the value itself, whose first byte is the zero of Confluent's wire
 * format; a record that belongs to no trace, which is most of them, costs nothing. With one it is a
 * byte 1, the trace in binary ({@value #PARENT_BYTES} bytes), the length of its state in two bytes,
 * the state, and the value: 28 bytes more where there is no state.
 */
public final class TracedValue {

  private static final byte TRACED = 1;
  private static final int TRACE_ID_END = 35;
  private static final int PARENT_ID_END = 52;
  private static final int PARENT_BYTES = 25;
  private static final int HEADER_BYTES = 1 + PARENT_BYTES + Short.BYTES;

  private TracedValue() {}

  /** What to keep. */
  public static byte[] of(byte[] value, TraceContext trace) {
    if (!trace.isPresent()) {
      return value;
    }
    HexFormat hex = HexFormat.of();
    String parent = trace.parent();
    byte[] state = trace.state().getBytes(StandardCharsets.US_ASCII);
    return ByteBuffer.allocate(HEADER_BYTES + state.length + value.length)
        .put(TRACED)
        .put(hex.parseHex(parent, 3, TRACE_ID_END))
        .put(hex.parseHex(parent, TRACE_ID_END + 1, PARENT_ID_END))
        .put(hex.parseHex(parent, PARENT_ID_END + 1, parent.length()))
        .putShort((short) state.length)
        .put(state)
        .put(value)
        .array();
  }

  /** The value, as it stood in the topic. */
  public static byte[] value(byte[] kept) {
    return isTraced(kept)
        ? Arrays.copyOfRange(kept, HEADER_BYTES + stateLength(kept), kept.length)
        : kept;
  }

  /** The trace it came with. */
  public static TraceContext trace(byte[] kept) {
    if (!isTraced(kept)) {
      return TraceContext.NONE;
    }
    HexFormat hex = HexFormat.of();
    String parent =
        String.join(
            "-",
            "00",
            hex.formatHex(kept, 1, 17),
            hex.formatHex(kept, 17, PARENT_BYTES),
            hex.formatHex(kept, PARENT_BYTES, 1 + PARENT_BYTES));
    return new TraceContext(
        parent, new String(kept, HEADER_BYTES, stateLength(kept), StandardCharsets.US_ASCII));
  }

  private static boolean isTraced(byte[] kept) {
    return kept.length > HEADER_BYTES && kept[0] == TRACED;
  }

  private static int stateLength(byte[] kept) {
    return ByteBuffer.wrap(kept).getShort(1 + PARENT_BYTES);
  }
}
