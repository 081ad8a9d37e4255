package dk.fristvagt.app.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.runtime.ServiceClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** What an instance answers. */
final class Answers {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration POLL = Duration.ofMillis(50);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int CASES = 12;

  private final URI address;
  private final HttpClient http = HttpClient.newHttpClient();

  Answers(URI address) {
    this.address = address;
  }

  HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(address.resolve(path)).timeout(LONGEST).build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new IllegalStateException(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  JsonNode json(String path) {
    try {
      return JSON.readTree(get(path).body());
    } catch (IOException e) {
      throw new IllegalStateException(path + " was not answered in JSON", e);
    }
  }

  /** Waits until every partition answers from a clock or a later one. */
  Answers await(Instant clock) {
    while (true) {
      HttpResponse<String> status = get("/api/v1/status");
      if (status.statusCode() == 200) {
        JsonNode json = json("/api/v1/status");
        if (json.at("/partitions/answering").asInt() == json.at("/partitions/expected").asInt()
            && !Instant.parse(json.path("clock").asText()).isBefore(clock)) {
          return this;
        }
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
  }

  /** Every kind of answer, by what was asked. */
  Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    for (String path :
        List.of(
            "/api/v1/status",
            "/api/v1/compliance?by=team&from=2024-01-01&to=2024-06-30",
            "/api/v1/compliance?basis=completed&by=caseworker&from=2024-01-01&to=2024-06-30",
            "/api/v1/targets",
            "/api/v1/restatement?from=2024-01-01&to=2024-05-31",
            "/api/v1/registration-lag?from=2024-01-01&to=2024-05-31",
            "/api/v1/gauges?from=2024-01-01&to=2024-06-30",
            "/api/v1/forecast",
            "/api/v1/audit-samples?period=2024-Q1&plan=team-quarter&seed=s-1",
            "/api/v1/rules",
            "/api/v1/catalogue",
            "/api/v1/obligations?status=met&status=late&status=cancelled&format=csv")) {
      all.put(path, answer(path));
    }
    List<String> ids = new ArrayList<>(list(all, "/api/v1/obligations?limit=40"));
    ids.addAll(list(all, "/api/v1/obligations?limit=200&status=met&status=late"));
    Map<String, String> cases = new LinkedHashMap<>();
    for (String id : ids) {
      String[] parts = id.split("/");
      if (cases.size() < CASES && cases.putIfAbsent(parts[2], id) == null) {
        String ofCase = "/api/v1/cases/" + parts[1] + '/' + ServiceClient.escape(parts[2]);
        all.put(ofCase, answer(ofCase));
        String why = "/api/v1/explanations/" + ServiceClient.escape(id);
        all.put(why, answer(why));
      }
    }
    return all;
  }

  /** Reads a list through, page by page. */
  private List<String> list(Map<String, String> all, String path) {
    List<String> ids = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      String page = cursor.isEmpty() ? path : path + "&cursor=" + ServiceClient.escape(cursor);
      all.put(page, answer(page));
      JsonNode json = json(page);
      json.path("obligations").forEach(row -> ids.add(row.path("id").asText()));
      cursor = json.path("nextCursor").textValue();
    }
    return ids;
  }

  private String answer(String path) {
    HttpResponse<String> response = get(path);
    return response.statusCode() + " " + response.body();
  }
}
