package dk.fristvagt.app.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Asks a running service over HTTP. Thread-safe. */
public final class ServiceClient {

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Some answers go over every fact there is. */
  private static final Duration LONGEST_ANSWER = Duration.ofMinutes(10);

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final URI address;
  private final Optional<String> token;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param address where the pages are: {@code http://127.0.0.1:8080/}
   */
  public ServiceClient(URI address) {
    this(address, Optional.empty());
  }

  /**
   * @param token of an identity provider, for a service that wants to know who asks
   */
  public ServiceClient(URI address, Optional<String> token) {
    this.address = address;
    this.token = token;
  }

  /**
   * Reads an answer.
   *
   * @param path from the root on, without a leading slash, escaped: {@code api/v1/status}
   * @param parameters not escaped yet; null values are left out
   * @throws CommandFailure when nothing answers, or with an error, in the service's words
   */
  public JsonNode get(String path, Map<String, String> parameters) {
    return answer(request(path, parameters).GET().build());
  }

  /**
   * Reads the answer to a text that is sent.
   *
   * @param mediaType of the text, which is sent as UTF-8
   * @throws CommandFailure when nothing answers, or with an error, in the service's words
   */
  public JsonNode post(String path, Map<String, String> parameters, String mediaType, String text) {
    return answer(
        request(path, parameters)
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(text, StandardCharsets.UTF_8))
            .build());
  }

  /** One segment of a path or one value of a parameter, escaped. */
  public static String escape(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private HttpRequest.Builder request(String path, Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .filter(parameter -> parameter.getValue() != null)
            .map(parameter -> parameter.getKey() + '=' + escape(parameter.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
                URI.create(address.resolve("/") + path + (query.isEmpty() ? "" : '?' + query)))
            .timeout(LONGEST_ANSWER)
            .header("Accept", "application/json")
            .header("Accept-Language", Locale.ENGLISH.getLanguage());
    token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
    return request;
  }

  private JsonNode answer(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() / 100 != 2) {
        throw new CommandFailure(problem(response));
      }
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw new CommandFailure(address + " answers with something else than JSON", e);
    } catch (IOException e) {
      throw new CommandFailure(
          "no service answers at " + address + "; say where it is: --url URL, or --data DIR", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  private static String problem(HttpResponse<byte[]> response) {
    String status = "the service answered " + response.statusCode();
    try {
      JsonNode problem = JSON.readTree(response.body());
      String title = problem.path("title").asText("");
      String detail = problem.path("detail").asText("");
      if (title.isEmpty() && detail.isEmpty()) {
        return status;
      }
      StringBuilder words = new StringBuilder(status + ": " + (title + ' ' + detail).strip());
      for (JsonNode error : problem.path("errors")) {
        words.append('\n').append(error.path("line").asInt()).append(':');
        words.append(error.path("column").asInt()).append(": ");
        words.append((error.path("path").asText() + ' ' + error.path("message").asText()).strip());
      }
      return words.toString();
    } catch (IOException e) {
      return status;
    }
  }
}
