package dk.fristvagt.app.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Standard output as UTF-8, whatever the machine's own encoding is. */
final class StandardOutput {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StandardOutput() {}

  /** Closing it flushes only. Fails when nobody reads any more, which {@link System#out} hides. */
  static OutputStream stream() {
    return new BufferedOutputStream(new Checked(), BUFFER_BYTES);
  }

  static void line(String text) {
    byte[] bytes = (text + System.lineSeparator()).getBytes(StandardCharsets.UTF_8);
    System.out.write(bytes, 0, bytes.length);
    System.out.flush();
  }

  /** One object on one line, fields in the map's order. */
  static void json(Map<String, ?> object) {
    try {
      line(JSON.writeValueAsString(object));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class Checked extends FilterOutputStream {

    Checked() {
      super(System.out);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      System.out.write(bytes, offset, length);
      if (System.out.checkError()) {
        throw new IOException("nobody reads standard output any more");
      }
    }

    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
