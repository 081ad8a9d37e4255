package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceClientTest {

  private HttpServer server;
  private ServiceClient client;
  private volatile String asked;
  private volatile int status = 200;
  private volatile String answer = "{}";

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked = exchange.getRequestMethod() + ' ' + exchange.getRequestURI() + ' ' + body;
          byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    client =
        new ServiceClient(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + '/'));
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void escapesWhatIsAskedForAndLeavesOutWhatIsNotThere() {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("team", "familie-øst & vest");
    parameters.put("rule", null);
    answer = "{\"total\":3}";

    assertThat(client.get("api/v1/obligations", parameters).path("total").asInt()).isEqualTo(3);

    assertThat(asked).isEqualTo("GET /api/v1/obligations?team=familie-%C3%B8st%20%26%20vest ");
  }

  @Test
  void sendsATextAsUtf8() {
    client.post("api/v1/whatif", Map.of(), "application/yaml", "navn: Børn");

    assertThat(asked).isEqualTo("POST /api/v1/whatif navn: Børn");
  }

  @Test
  void passesTheServicesOwnWordsOnWhereItRefuses() {
    status = 404;
    answer = "{\"title\":\"Not found\",\"detail\":\"There is no such obligation.\"}";

    assertThatThrownBy(() -> client.get("api/v1/explanations/x", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessage("the service answered 404: Not found There is no such obligation.");
  }

  @Test
  void saysWhatToDoWhereNothingAnswers() {
    server.stop(0);

    assertThatThrownBy(() -> client.get("api/v1/status", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("no service answers at http://127.0.0.1:")
        .hasMessageContaining("--url URL, or --data DIR");
  }

  @Test
  void refusesAnAnswerThatIsNoJson() {
    answer = "<html>";

    assertThatThrownBy(() -> client.get("api/v1/status", Map.of()))
        .isInstanceOf(CommandFailure.class)
        .hasMessageContaining("something else than JSON");
  }
}
