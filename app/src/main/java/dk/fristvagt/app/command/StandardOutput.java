package dk.fristvagt.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Standard output as UTF-8, whatever the machine's own encoding is. */
final class StandardOutput {

  private static final int BUFFER_BYTES = 64 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();

  private StandardOutput() {}

  /** Reports what {@link System#out} hides: that nobody reads any more. Closing it flushes only. */
  static OutputStream stream() {
    return new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), BUFFER_BYTES) {
      @Override
      public void close() throws IOException {
        flush();
      }
    };
  }

  static void line(String text) {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.println(text);
  }

  /** One object on one line, fields in the map's order. */
  static void json(Map<String, ?> object) {
    try {
      line(JSON.writeValueAsString(object));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
