package dk.fristvagt.api.http;

import dk.fristvagt.api.report.CaseRecordsSource;
import dk.fristvagt.api.report.CaseSource;
import dk.fristvagt.api.report.ObligationSource;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.KafkaStreams;

/** A server on a free port with a client, whose backend a test sets. */
final class ServedApi implements AutoCloseable {

  private static final int PARTITIONS = 1;

  final PartitionViews views = new PartitionViews();
  volatile Instant now = Instant.parse("2021-06-15T10:00:01Z");
  volatile KafkaStreams.State state = KafkaStreams.State.RUNNING;
  volatile CaseSource cases = id -> Optional.empty();
  volatile CaseRecordsSource records = consumer -> {};
  volatile ObligationSource obligations = (test, consumer) -> {};

  final SteeredAccessLog accesses = new SteeredAccessLog(() -> now);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server =
      ApiServer.start(
          ApiSettings.DEFAULT.withStaleAfter(Duration.ofMinutes(1)),
          new ApiBackend(
                  views,
                  (test, consumer) -> obligations.forEachObligation(test, consumer),
                  id -> cases.caseDetail(id),
                  consumer -> records.forEachCase(consumer),
                  () -> state,
                  PARTITIONS,
                  BuiltInCatalogues.dkChildServices(),
                  Calendars.danish(false),
                  () -> now)
              .withAccesses(accesses.logging()));

  URI address() {
    return server.address();
  }

  /** Headers are name, value, name, value. */
  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send("GET", path, headers);
  }

  HttpResponse<String> send(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  HttpResponse<String> post(String path, String mediaType, String body)
      throws IOException, InterruptedException {
    return client.send(
        HttpRequest.newBuilder(server.address().resolve(path))
            .header("Content-Type", mediaType)
            .POST(HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8))
            .build(),
        BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
