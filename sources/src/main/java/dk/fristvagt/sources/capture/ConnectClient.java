package dk.fristvagt.sources.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Speaks with the REST interface of Kafka Connect. Thread-safe. */
public final class ConnectClient {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
  private static final Duration LONGEST_STATUS = Duration.ofSeconds(5);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final int CONFLICT = 409;

  private final RetryPolicy<HttpResponse<String>> whileBusy;
  private final URI base;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(LONGEST_STATUS).build();

  /**
   * @param base the address of a worker
   */
  public ConnectClient(URI base) {
    this(base, LONGEST_WAIT.multipliedBy(2));
  }

  /**
   * @param longestBusy how long a worker may be busy with itself before that counts as its answer
   */
  ConnectClient(URI base, Duration longestBusy) {
    this.whileBusy =
        RetryPolicy.<HttpResponse<String>>builder()
            .handleResultIf(ConnectClient::isBusy)
            .abortOn(IOException.class, InterruptedException.class)
            .withBackoff(FIRST_PAUSE, LONGEST_PAUSE)
            .withMaxAttempts(-1)
            .withMaxDuration(longestBusy)
            .build();
    String text = base.toString();
    this.base = URI.create(text.endsWith("/") ? text : text + "/");
  }

  /** A worker that does not do what it is asked. */
  public static final class ConnectException extends IOException {

    private static final long serialVersionUID = 1L;

    ConnectException(String message) {
      super(message);
    }
  }

  /**
   * Makes a connector, or changes one that is there. Tries again while the worker is still busy
   * with itself.
   *
   * @throws IOException when it does not answer, or refuses
   */
  public void put(String connector, Map<String, String> settings)
      throws IOException, InterruptedException {
    String body = JSON.writeValueAsString(settings);
    HttpRequest request =
        request(connector, "/config", LONGEST_WAIT)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer = sendUntilIdle(request);
    if (answer.statusCode() / 100 != 2) {
      throw new ConnectException(
          "Kafka Connect refuses the connector: "
              + JSON.readTree(answer.body()).path("message").asText("no reason given"));
    }
  }

  /** How a connector and its tasks are; one that nobody knows or tells of is unreachable. */
  public SourceHealth.Connector status(String connector) throws InterruptedException {
    try {
      HttpResponse<String> answer =
          send(request(connector, "/status", LONGEST_STATUS).GET().build());
      if (answer.statusCode() != 200) {
        return new SourceHealth.Connector(SourceHealth.Connector.UNREACHABLE, List.of());
      }
      JsonNode status = JSON.readTree(answer.body());
      List<String> tasks = new ArrayList<>();
      status.path("tasks").forEach(task -> tasks.add(task.path("state").asText()));
      return new SourceHealth.Connector(status.path("connector").path("state").asText(), tasks);
    } catch (IOException e) {
      return new SourceHealth.Connector(SourceHealth.Connector.UNREACHABLE, List.of());
    }
  }

  /** Starts again what has failed of a connector. */
  public void restartFailed(String connector) throws IOException, InterruptedException {
    send(
        request(connector, "/restart?includeTasks=true&onlyFailed=true", LONGEST_WAIT)
            .POST(HttpRequest.BodyPublishers.noBody())
            .build());
  }

  private HttpRequest.Builder request(String connector, String rest, Duration timeout) {
    String name = URLEncoder.encode(connector, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(base.resolve("connectors/" + name + rest)).timeout(timeout);
  }

  private HttpResponse<String> sendUntilIdle(HttpRequest request)
      throws IOException, InterruptedException {
    try {
      return Failsafe.with(whileBusy).get(() -> send(request));
    } catch (FailsafeException e) {
      if (e.getCause() instanceof InterruptedException interrupted) {
        Thread.interrupted();
        throw interrupted;
      }
      if (e.getCause() instanceof IOException unanswered) {
        throw unanswered;
      }
      throw e;
    }
  }

  /** A worker that takes its place in the group, or has not read its own topics yet. */
  private static boolean isBusy(HttpResponse<String> answer) {
    return answer != null && (answer.statusCode() == CONFLICT || answer.statusCode() >= 500);
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
