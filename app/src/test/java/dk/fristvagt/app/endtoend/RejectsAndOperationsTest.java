package dk.fristvagt.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.command.CommandRun;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.ImportedFacts;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.ServiceClient;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.Origin;
import dk.fristvagt.sources.ReadLine;
import dk.fristvagt.sources.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is wrong in a file, and what a foreign producer writes, shows among the rejects; what is
 * good by now is taken in, once for all instances and restarts.
 */
class RejectsAndOperationsTest {

  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 2, (short) 1);
  private static final Calendars CALENDARS = Calendars.danish(false);
  private static final Instant TEN = Instant.parse("2024-05-05T10:00:00Z");
  private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");

  /** Line 1 lacks its case, line 2 has a CPR number for a child. */
  private static final String BAD_LINES =
      """
      {"eventId":"n1","municipality":"0330","occurredAt":"2024-05-05T08:00:00Z","registeredAt":"2024-05-05T08:05:00Z","type":"CaseClosed","data":{}}
      {"eventId":"n2","municipality":"0330","caseId":"c-2","childId":"010170-1234","occurredAt":"2024-05-05T08:00:00Z","registeredAt":"2024-05-05T08:05:00Z","type":"CaseClosed","data":{}}
      """;

  /** Good, but rejected by a version that did not know notifications yet. */
  private static final String NEW_TYPE = notification("c-3", "", "2024-05-05T08:05:00Z");

  /** The same of a child whose CPR number was masked. */
  private static final String MASKED =
      notification("c-4", "\"childId\":\"**********\",", "2024-05-05T08:05:00Z");

  /** Registered an hour after the clock at which it first comes. */
  private static final String EARLY = notification("c-5", "", "2024-05-05T11:00:00Z");

  private static final Pattern LABEL = Pattern.compile("[{,]([a-z_]+)=\"([^\"]*)\"");

  private final AtomicReference<Instant> now = new AtomicReference<>(TEN);

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void whatIsGoodByNowIsTakenInOnceAndForAll() throws Exception {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    try (StopSignal stop = StopSignal.ofJob();
        SystemAccess system = SystemAccess.started(data)) {
      rejectAtFirst(system.connection(), stop);
      try (LiveService service = start(data, system.connection(), stop)) {
        ServiceClient client = new ServiceClient(service.address());
        JsonNode rejects = await(client, stop, answer -> answer.path("total").asInt() == 6);

        assertThat(rejects.path("complete").asBoolean()).isTrue();
        assertThat(rejects.toString()).doesNotContain("c-", "0101", "***", "original");
        assertThat(byReason(rejects, "total"))
            .containsExactlyInAnyOrderEntriesOf(
                Map.of(
                    "MISSING_FIELD", 1L,
                    "CPR_NUMBER", 1L,
                    "UNKNOWN_TYPE", 2L,
                    "REGISTERED_IN_FUTURE", 1L,
                    "UNREADABLE", 1L));
        assertThat(retry(client, "REGISTERED_IN_FUTURE").at("/stillRejected/0/reason").asText())
            .isEqualTo("REGISTERED_IN_FUTURE");
        assertThat(retry(client, "UNREADABLE").at("/stillRejected/0/detail").asText())
            .isEqualTo("the registry knows no schema with its id");
        assertThat(retry(client, "MISSING_FIELD").at("/stillRejected/0/detail").asText())
            .isEqualTo("caseId is missing");
        assertThat(retry(client, "CPR_NUMBER").at("/notRetriable/0/because").asText())
            .isEqualTo("CPR_NUMBER");
        JsonNode newType = retry(client, "UNKNOWN_TYPE");
        assertThat(newType.path("retried").asInt()).isEqualTo(1);
        assertThat(newType.at("/notRetriable/0/because").asText()).isEqualTo("MASKED");

        now.set(NOON);
        CommandRun run =
            CommandRun.of(
                "rejects",
                "retry",
                id(rejects, "REGISTERED_IN_FUTURE"),
                "--url",
                service.address().toString());
        assertThat(run.out()).startsWith("taken in 1, before already 0, still rejected 0");
        assertThat(run.exitCode()).isZero();

        awaitCase(client, stop, "c-3");
        awaitCase(client, stop, "c-5");
        assertThatThrownBy(() -> client.get("api/v1/cases/0330/c-4", Map.of()))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("404");
        assertThat(
                await(client, stop, answer -> answer.path("complete").asBoolean())
                    .path("total")
                    .asInt())
            .as("what is still bad is rejected once")
            .isEqualTo(6);
        assertThat(crossSite(service.address(), id(rejects, "UNREADABLE"))).isEqualTo(403);
        // Facts that came after noon's step are counted by the next one.
        now.set(NOON.plusSeconds(60));
        awaitOpen(client, stop, 2);
        operationsSayHowItIs(client);
        metricsHoldNobody(service.address());
      }
      try (LiveService again = start(data, system.connection(), stop)) {
        ServiceClient client = new ServiceClient(again.address());

        JsonNode rejects = await(client, stop, answer -> answer.path("complete").asBoolean());

        assertThat(byReason(rejects, "retried"))
            .containsEntry("UNKNOWN_TYPE", 1L)
            .containsEntry("REGISTERED_IN_FUTURE", 1L)
            .containsEntry("MISSING_FIELD", 0L);
        assertThat(retry(client, "REGISTERED_IN_FUTURE").path("alreadyRetried").asInt())
            .isEqualTo(1);
        CommandRun all =
            CommandRun.of("rejects", "retry", "--all", "--url", again.address().toString());
        assertThat(all.exitCode()).isEqualTo(1);
        assertThat(all.out())
            .startsWith("taken in 0, before already 0, still rejected 2, not retriable 0");
        CommandRun list =
            CommandRun.of(
                "rejects", "list", "--reason", "UNKNOWN_TYPE", "--url", again.address().toString());
        assertThat(list.out()).contains("old.ndjson:8", "done", "no: MASKED");
      }
    }
  }

  private static void operationsSayHowItIs(ServiceClient client) {
    JsonNode operations = client.get("api/v1/operations", Map.of());
    assertThat(operations.at("/streams/state").asText()).isEqualTo("RUNNING");
    assertThat(operations.at("/streams/failures").asInt()).isZero();
    assertThat(operations.at("/streams/threads")).hasSize(2);
    assertThat(operations.at("/partitions").toString())
        .isEqualTo("{\"answering\":2,\"expected\":2}");
    assertThat(operations.at("/partitionStates/1/pendingSteps").asInt()).isZero();
    assertThat(operations.at("/partitionStates/0/lagRecords").isNumber()).isTrue();
    assertThat(operations.at("/sources/0/source").asText()).isEqualTo("wall-clock");
    assertThat(operations.at("/sources/0/completeThrough").isTextual()).isTrue();
    assertThat(operations.at("/rejects/retried").asInt()).isEqualTo(2);
  }

  private static void metricsHoldNobody(URI address) throws Exception {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(address.resolve("/metrics")).build(),
                HttpResponse.BodyHandlers.ofString());
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(response.body())
        .contains(
            "fristvagt_rejects{reason=\"UNKNOWN_TYPE\",retried=\"true\"} 1.0",
            "fristvagt_obligations{municipality=\"0330\",rule=\"notification-assessed-24h\",status=\"open\"} 2.0",
            "fristvagt_partitions_answering 2.0",
            "fristvagt_streams_state{state=\"RUNNING\"} 1.0",
            "fristvagt_rocksdb_block_cache_capacity_bytes ",
            "fristvagt_lag_records{partition=\"1\"} ",
            "fristvagt_http_requests_seconds_count{method=\"GET\",route=\"/api/v1/cases/{municipality}/{caseId}\",status=\"404\"} ",
            "jvm_memory_used_bytes{");
    Matcher labels = LABEL.matcher(response.body());
    while (labels.find()) {
      assertThat(labels.group(2)).doesNotContain("c-3", "c-5", "n-c-3", "anna");
    }
  }

  private void rejectAtFirst(KafkaConnection connection, StopSignal stop) throws IOException {
    Path file = Files.writeString(directory.resolve("facts.ndjson"), BAD_LINES);
    ImportedFacts.of(file, connection, TOPICS, stop);
    try (AvroSerdes serdes = connection.serdes();
        CaseChangeProducer producer = connection.producer(serdes, TOPICS.names(), CALENDARS)) {
      long line = 7;
      for (String original : List.of(MASKED, NEW_TYPE)) {
        producer.reject(
            new Rejection(
                RejectReason.UNKNOWN_TYPE,
                "type is no known event",
                new Origin.Line("old.ndjson", line++),
                original.getBytes(StandardCharsets.UTF_8)),
            TEN.toEpochMilli());
      }
      producer.send(fact(EARLY), TEN.toEpochMilli());
    }
    Map<String, Object> config = new HashMap<>(connection.clientConfig());
    try (KafkaProducer<String, byte[]> foreign =
        new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer())) {
      byte[] ofUnknownSchema = {0, 0, 0x0f, 0x42, 0x3f, 2, 2};
      foreign.send(
          new ProducerRecord<>(
              TOPICS.names().caseChanges(), 0, TEN.toEpochMilli(), "x", ofUnknownSchema));
    }
  }

  private LiveService start(DataDirectory data, KafkaConnection connection, StopSignal stop) {
    return LiveService.start(
        new ServiceSettings(
            TOPICS,
            BuiltInCatalogues.dkChildServices(),
            Set.of(LiveService.WALL_CLOCK),
            "rejects-test",
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

  private static JsonNode retry(ServiceClient client, String reason) {
    return client.post("api/v1/rejects/retry", Map.of("reason", reason), "application/json", "");
  }

  private static int crossSite(URI address, String id) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(address.resolve("/api/v1/rejects/" + id + "/retry"))
                .header("Sec-Fetch-Site", "cross-site")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  private static JsonNode await(
      ServiceClient client, StopSignal stop, Predicate<JsonNode> condition) {
    while (true) {
      JsonNode answer = client.get("api/v1/rejects", Map.of());
      if (condition.test(answer)) {
        return answer;
      }
      stop.await(Duration.ofMillis(50));
    }
  }

  private static void awaitCase(ServiceClient client, StopSignal stop, String caseId) {
    while (true) {
      try {
        client.get("api/v1/cases/0330/" + caseId, Map.of());
        return;
      } catch (CommandFailure e) {
        stop.await(Duration.ofMillis(50));
      }
    }
  }

  private static void awaitOpen(ServiceClient client, StopSignal stop, int notifications)
      throws IOException {
    while (true) {
      JsonNode status = client.get("api/v1/status", Map.of());
      for (JsonNode rule : status.path("rules")) {
        if (rule.path("id").asText().equals("notification-assessed-24h")
            && rule.path("open").asInt() == notifications) {
          return;
        }
      }
      stop.await(Duration.ofMillis(50));
    }
  }

  private static Map<String, Long> byReason(JsonNode rejects, String field) {
    Map<String, Long> counts = new HashMap<>();
    rejects
        .path("reasons")
        .forEach(of -> counts.put(of.path("reason").asText(), of.path(field).asLong()));
    return counts;
  }

  private static String id(JsonNode rejects, String reason) {
    for (JsonNode reject : rejects.path("rejects")) {
      if (reject.path("reason").asText().equals(reason)) {
        return reject.path("id").asText();
      }
    }
    throw new AssertionError("no reject of " + reason);
  }

  private static Fact fact(String line) throws IOException {
    try (NdjsonReader reader =
        new NdjsonReader(
            new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)),
            "facts",
            new FactReader(CALENDARS::zone))) {
      return ((ReadLine.Accepted) reader.next(NOON.toEpochMilli())).fact();
    }
  }

  private static String notification(String caseId, String child, String registeredAt) {
    return "{\"eventId\":\"n-"
        + caseId
        + "\",\"municipality\":\"0330\",\"caseId\":\""
        + caseId
        + "\","
        + child
        + "\"occurredAt\":\"2024-05-05T08:00:00Z\",\"registeredAt\":\""
        + registeredAt
        + "\",\"type\":\"NotificationReceived\",\"data\":{\"notificationId\":\"n-"
        + caseId
        + "\",\"notifier\":\"CITIZEN\",\"knownCase\":false}}";
  }
}
