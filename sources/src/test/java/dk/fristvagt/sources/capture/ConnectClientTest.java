package dk.fristvagt.sources.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a connector's settings, whatever the worker answers. */
class ConnectClientTest {

  private static final String BUSY =
      "{\"error_code\":409,\"message\":\"Cannot complete request because of a conflicting operation\"}";

  private final Deque<Integer> statuses = new ArrayDeque<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private HttpServer worker;

  @BeforeEach
  void start() throws IOException {
    worker = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    worker.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          requests.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI().getRawPath()
                  + " "
                  + body);
          int status = statuses.size() > 1 ? statuses.poll() : statuses.peek();
          byte[] answer = (status < 300 ? "{}" : BUSY).getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    worker.start();
  }

  @AfterEach
  void stop() {
    worker.stop(0);
  }

  @Test
  void aWorkerThatIsBusyWithItselfIsAskedAgain() throws Exception {
    statuses.addAll(List.of(409, 503, 201));

    new ConnectClient(address()).put("case system", Map.of("name", "a"));

    assertThat(requests)
        .hasSize(3)
        .containsOnly("PUT /connectors/case%20system/config {\"name\":\"a\"}");
  }

  @Test
  void aRefusalIsToldAtOnceWithTheWorkersReason() {
    statuses.add(400);

    assertThatThrownBy(() -> new ConnectClient(address()).put("c", Map.of()))
        .isInstanceOf(ConnectClient.ConnectException.class)
        .hasMessageContaining("conflicting operation");
    assertThat(requests).hasSize(1);
  }

  @Test
  void aWorkerThatStaysBusyIsGivenUp() {
    statuses.add(409);

    assertThatThrownBy(
            () -> new ConnectClient(address(), Duration.ofMillis(300)).put("c", Map.of()))
        .isInstanceOf(ConnectClient.ConnectException.class)
        .hasMessageContaining("conflicting operation");
    assertThat(requests).hasSizeGreaterThan(1);
  }

  @Test
  void whereNobodyAnswersThatIsToldAndNotTriedAgain() {
    URI gone = address();
    worker.stop(0);

    assertThatThrownBy(() -> new ConnectClient(gone).put("c", Map.of()))
        .isInstanceOf(IOException.class)
        .isNotInstanceOf(ConnectClient.ConnectException.class);
  }

  @Test
  void whoeverWaitsCanBeInterrupted() throws Exception {
    statuses.add(409);
    Thread waiting = Thread.currentThread();
    worker.createContext(
        "/connectors/stop/",
        exchange -> {
          exchange.sendResponseHeaders(409, -1);
          exchange.close();
          waiting.interrupt();
        });

    assertThatThrownBy(() -> new ConnectClient(address()).put("stop", Map.of()))
        .isInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isFalse();
  }

  private URI address() {
    return URI.create("http://127.0.0.1:" + worker.getAddress().getPort());
  }
}
