package dk.fristvagt.app.observability;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.ImportedFacts;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * A running service that was fed with a case, and with what is wrong in every way. Whatever is
 * personal in it holds {@value #PERSONAL} or is the CPR number. Its clock is the test's.
 */
final class ObservedService implements AutoCloseable {

  static final String PERSONAL = "hemmelig";
  static final String CPR = "010170-1234";
  static final String CPR_WITHOUT_DASH = "0101701234";
  static final Instant START = Instant.parse("2024-05-06T10:00:00Z");

  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 2, (short) 1);

  /** A case that is taken over by somebody and notified of; then lines of which none is good. */
  private static final String LINES =
      """
      {"eventId":"hemmelig-h","municipality":"0330","caseId":"hemmelig-sag","childId":"hemmelig-barn","occurredAt":"2024-05-06T08:00:00Z","registeredAt":"2024-05-06T08:01:00Z","type":"CaseHandedOver","data":{"team":"hemmelig-team","caseworker":"hemmelig-anna"}}
      {"eventId":"hemmelig-n","municipality":"0330","caseId":"hemmelig-sag","childId":"hemmelig-barn","occurredAt":"2024-05-06T08:00:00Z","registeredAt":"2024-05-06T08:05:00Z","type":"NotificationReceived","data":{"notificationId":"hemmelig-n","notifier":"CITIZEN","knownCase":false}}
      {"eventId":"hemmelig-1","municipality":"0330","occurredAt":"2024-05-06T08:00:00Z","registeredAt":"2024-05-06T08:05:00Z","type":"CaseClosed","data":{}}
      {"eventId":"hemmelig-2","municipality":"0330","caseId":"hemmelig-2","childId":"010170-1234","occurredAt":"2024-05-06T08:00:00Z","registeredAt":"2024-05-06T08:05:00Z","type":"CaseClosed","data":{}}
      {"eventId":"hemmelig-3","municipality":"0330","caseId":"hemmelig-3","occurredAt":"hemmelig","registeredAt":"2024-05-06T08:05:00Z","type":"CaseClosed","data":{}}
      {"eventId":"hemmelig-4","municipality":"0330","caseId":"hemmelig-4","occurredAt":"2024-05-06T08:00:00Z","registeredAt":"2024-05-06T08:05:00Z","type":"hemmelig","data":{"hemmelig":"0101701234"}}
      no JSON, but of hemmelig-5 and 0101701234
      """;

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final HttpClient http = HttpClient.newHttpClient();
  private final StopSignal stop = StopSignal.ofJob();
  private final SystemAccess system;
  private final LiveService service;

  ObservedService(Path directory) throws IOException {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    system = SystemAccess.started(data);
    KafkaConnection connection = system.connection();
    Path file = Files.writeString(directory.resolve("facts.ndjson"), LINES);
    ImportedFacts.of(file, connection, TOPICS, stop);
    unreadable(connection);
    service =
        LiveService.start(
            new ServiceSettings(
                TOPICS,
                BuiltInCatalogues.dkChildServices(),
                Set.of(LiveService.WALL_CLOCK),
                "observed",
                data.streamsState(),
                2,
                0,
                now::get,
                Duration.ofMinutes(1),
                Map.of(),
                Population.NONE),
            connection,
            Duration.ZERO,
            true,
            stop);
  }

  /** What a foreign producer writes without a schema. */
  private static void unreadable(KafkaConnection connection) {
    Map<String, Object> config = new HashMap<>(connection.clientConfig());
    try (KafkaProducer<String, byte[]> foreign =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      foreign.send(
          new ProducerRecord<>(
              TOPICS.names().caseChanges(),
              0,
              START.toEpochMilli(),
              "0330/hemmelig-sag/hemmelig-x/0",
              "0101701234 hemmelig".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }
  }

  /** Sets the service's time. */
  void time(Instant instant) {
    now.set(instant);
  }

  URI address() {
    return service.address();
  }

  String metrics() throws IOException, InterruptedException {
    return send("GET", "/metrics", "").body();
  }

  /** The metrics once they are as expected; the test's own timeout ends the wait. */
  String metrics(Predicate<String> expected) throws IOException, InterruptedException {
    String body = metrics();
    while (!expected.test(body)) {
      stop.await(Duration.ofMillis(100));
      body = metrics();
    }
    return body;
  }

  HttpResponse<String> send(String method, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(service.address().resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    service.close();
    system.close();
    stop.close();
  }
}
