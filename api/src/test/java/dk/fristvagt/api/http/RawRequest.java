package dk.fristvagt.api.http;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything may be sent, be it HTTP or not. */
final class RawRequest implements AutoCloseable {

  private static final int LONGEST_MS = 30_000;

  private final Socket socket;

  RawRequest(URI server) throws IOException {
    socket = new Socket("127.0.0.1", server.getPort());
    socket.setSoTimeout(LONGEST_MS);
  }

  RawRequest send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return this;
  }

  /** All that comes until the server closes the connection. */
  String answer() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** The first line and whatever came with it. */
  String begin() throws IOException {
    byte[] buffer = new byte[16_384];
    int read = socket.getInputStream().read(buffer);
    return new String(buffer, 0, Math.max(0, read), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
