package dk.fristvagt.api.live;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * The bytes of server-sent events (WHATWG HTML, section 9.2), each with the blank line that ends
 * it.
 */
final class ServerSentEvent {

  /** A comment, which readers skip. */
  static final byte[] HEARTBEAT = ": heartbeat\n\n".getBytes(StandardCharsets.US_ASCII);

  private ServerSentEvent() {}

  /**
   * An event.
   *
   * @param id null for one that leaves the reader's last event id as it is
   * @param json without line breaks
   */
  static byte[] of(String name, String id, byte[] json) {
    String head = (id == null ? "" : "id: " + id + '\n') + "event: " + name + "\ndata: ";
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(head.length() + json.length + 2);
    bytes.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    bytes.writeBytes(json);
    bytes.write('\n');
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** How long a reader that lost its connection is to wait before it comes back. */
  static byte[] retry(Duration wait) {
    return ("retry: " + wait.toMillis() + "\n\n").getBytes(StandardCharsets.US_ASCII);
  }
}
