package dk.fristvagt.api.http;

import dk.fristvagt.api.live.LiveNumbers;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionViews;
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

/** A server whose views a test swaps, and the clients that follow it. */
final class ServedLive implements AutoCloseable {

  private static final int PARTITIONS = 1;

  final PartitionViews views = new PartitionViews();
  volatile Instant now = Instant.parse("2021-06-15T10:00:01Z");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApiServer server;

  ServedLive(LiveSettings settings) {
    server =
        ApiServer.start(
            ApiSettings.DEFAULT.withStaleAfter(Duration.ofMinutes(1)),
            new ApiBackend(
                views,
                (test, consumer) -> {},
                id -> Optional.empty(),
                consumer -> {},
                () -> KafkaStreams.State.RUNNING,
                PARTITIONS,
                BuiltInCatalogues.dkChildServices(),
                Calendars.danish(false),
                () -> now),
            settings);
  }

  URI address() {
    return server.address();
  }

  LiveNumbers numbers() {
    return server.liveNumbers();
  }

  /** Follows; headers are name, value, name, value. */
  LiveStream follow(String query, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve("/api/v1/live" + query));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return new LiveStream(client.send(request.build(), BodyHandlers.ofInputStream()));
  }

  /** An answer that ends. */
  HttpResponse<String> send(String method, String path, String... headers) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.address().resolve(path))
            .timeout(Duration.ofSeconds(20))
            .method(method, HttpRequest.BodyPublishers.noBody());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.close();
  }
}
