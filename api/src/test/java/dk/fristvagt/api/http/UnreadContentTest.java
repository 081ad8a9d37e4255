package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UnreadContentTest {

  private static final String REFUSED =
      "POST /api/v1/whatif HTTP/1.1\r\nHost: localhost\r\nSec-Fetch-Site: cross-site\r\n"
          + "Content-Type: application/yaml\r\n";

  private final ServedApi api = new ServedApi();
  private Socket socket;

  @BeforeEach
  void connect() throws IOException {
    socket = new Socket("127.0.0.1", api.address().getPort());
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    api.close();
  }

  @Test
  void aRefusedRequestIsReadToItsEndAndItsConnectionUsedAgain() throws IOException {
    send(REFUSED + "Content-Length: 4\r\n\r\n");
    socket.setSoTimeout(300);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);

    socket.setSoTimeout(0);
    send("a: 1GET /livez HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

    assertThat(String.join("\n", received())).contains("HTTP/1.1 403 Forbidden", "HTTP/1.1 200 OK");
  }

  @Test
  void whatIsTooLongToBeReadEndsTheConnectionAndTheAnswerSaysSo() throws IOException {
    send(REFUSED + "Content-Length: 1000000000000\r\n\r\n");

    assertThat(received()).contains("HTTP/1.1 403 Forbidden", "Connection: close");
  }

  @Test
  void aClientThatAsksFirstIsNotAskedForWhatNobodyWants() throws IOException {
    send(REFUSED + "Expect: 100-continue\r\nContent-Length: 4\r\n\r\n");

    assertThat(received())
        .contains("HTTP/1.1 403 Forbidden", "Connection: close")
        .doesNotContain("HTTP/1.1 100 Continue");
  }

  private void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Until the server closes the connection. */
  private List<String> received() throws IOException {
    List<String> lines = new ArrayList<>();
    BufferedReader reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      lines.add(line);
    }
    return lines;
  }
}
