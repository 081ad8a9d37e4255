package dk.fristvagt.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.ImportedFacts;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.AccessAction;
import dk.fristvagt.schemas.v1.AccessOutcome;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.ShownCase;
import dk.fristvagt.streams.accesslog.AccessLogSearch;
import dk.fristvagt.streams.accesslog.AccessPage;
import dk.fristvagt.streams.accesslog.AccessQuery;
import dk.fristvagt.streams.accesslog.KafkaAccessLog;
import dk.fristvagt.streams.accesslog.KafkaAccessLogSearch;
import dk.fristvagt.streams.accesslog.MemoryAccessLog;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The access log on a real broker: it outlives restarts, and without it no case is shown. */
@Tag("system")
class AccessLogTest {

  private static final TopicSettings TOPICS =
      new TopicSettings(TopicNames.plain(), 2, (short) 1)
          .withAccessLogRetention(Duration.ofDays(200));
  private static final Instant NOW = Instant.parse("2024-05-05T12:00:00Z");
  private static final String FACTS =
      """
      {"eventId":"n1","municipality":"0330","caseId":"c-1","childId":"b-1","occurredAt":"2024-05-05T08:00:00Z","registeredAt":"2024-05-05T08:05:00Z","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
      {"eventId":"n2","municipality":"0330","caseId":"c-2","childId":"b-2","occurredAt":"2024-05-05T08:00:00Z","registeredAt":"2024-05-05T08:05:00Z","type":"NotificationReceived","data":{"notificationId":"n2","notifier":"CITIZEN","knownCase":false}}
      """;
  private static final int MANY = 3_456;

  private final HttpClient client = HttpClient.newHttpClient();

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void it_outlives_a_restart_and_without_it_no_case_is_shown() throws Exception {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    String first;
    try (StopSignal stop = StopSignal.ofJob()) {
      try (SystemAccess system = SystemAccess.started(data)) {
        ImportedFacts.of(
            Files.writeString(directory.resolve("facts.ndjson"), FACTS),
            system.connection(),
            TOPICS,
            stop);
        try (LiveService service = start(data, system.connection(), stop)) {
          get(service.address(), "api/v1/cases/0330/c-1", 200);
          assertThat(get(service.address(), "worklist", 200)).contains("c-1", "c-2");
          JsonNode log = json(get(service.address(), "api/v1/access-log?case=0330/c-1", 200));
          assertThat(log.get("accesses")).hasSize(2);
          assertThat(log.at("/accesses/1/children/0").asText()).isEqualTo("b-1");
          first = log.at("/accesses/1/accessId").asText();
        }
        requireAppendOnly(system.connection());
        requireSearchedAsByBruteForce(system.connection());
      }
      SystemAccess system = SystemAccess.started(data);
      try (LiveService service = start(data, system.connection(), stop)) {
        JsonNode log =
            json(get(service.address(), "api/v1/access-log?case=0330/c-1&subject=local", 200));
        assertThat(log.findValuesAsText("accessId")).as("those of before").contains(first);
        get(service.address(), "api/v1/cases/0330/c-2", 200);

        system.close();

        String refused = get(service.address(), "api/v1/cases/0330/c-1", 503);
        assertThat(json(refused).get("type").asText())
            .isEqualTo("urn:fristvagt:problem:access-log-unavailable");
        assertThat(refused).doesNotContain("c-1", "b-1");
        assertThat(json(get(service.address(), "api/v1/status", 200)).at("/totals/open").asInt())
            .as("counts need no log")
            .isGreaterThan(0);
      } finally {
        system.close();
      }
    }
  }

  private static void requireAppendOnly(KafkaConnection connection) throws Exception {
    try (Admin admin = connection.admin()) {
      ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, "access-log");
      Config config = admin.describeConfigs(List.of(topic)).all().get().get(topic);

      assertThat(config.get("cleanup.policy").value()).isEqualTo("delete");
      assertThat(config.get("retention.ms").value())
          .isEqualTo(String.valueOf(Duration.ofDays(200).toMillis()));
      assertThat(config.get("retention.bytes").value()).isEqualTo("-1");
      assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
    }
  }

  /** Random questions, before and after the index is there, against a list that is gone through. */
  private static void requireSearchedAsByBruteForce(KafkaConnection connection) throws Exception {
    TopicNames topics = new TopicNames("search.");
    Random random = new Random(7);
    MemoryAccessLog brute = new MemoryAccessLog(InstantSource.system());
    try (AvroSerdes serdes = connection.serdes();
        KafkaAccessLog log = new KafkaAccessLog(connection.producerConfig(), topics, serdes);
        KafkaAccessLogSearch search =
            new KafkaAccessLogSearch(connection.consumerConfig(), topics, serdes)) {
      try (Admin admin = connection.admin()) {
        new TopicCreator(admin)
            .create(List.of(new TopicSettings(topics, 1, (short) 1).accessLog()));
      }
      List<CompletableFuture<Void>> written = new ArrayList<>();
      for (int i = 0; i < MANY; i++) {
        AccessRecorded access = access(i, random);
        brute.append(access);
        written.add(log.append(access));
        if (i % 500 == 0) {
          written.get(i).get(10, TimeUnit.SECONDS);
        }
      }
      CompletableFuture.allOf(written.toArray(CompletableFuture[]::new)).get(30, TimeUnit.SECONDS);
      for (int i = 0; i < 20; i++) {
        requireSame(search, brute, random);
      }
      search.start();
      while (search.indexedBlocks() < MANY / 1_000) {
        Thread.onSpinWait();
      }
      for (int i = 0; i < 60; i++) {
        requireSame(search, brute, random);
      }
      AccessPage none =
          search.search(
              new AccessQuery(null, null, null, Set.of(), Instant.now(), null, null, null, 10));
      assertThat(none.accesses()).isEmpty();
      AccessPage old =
          search.search(
              new AccessQuery(
                  null, null, null, Set.of(), Instant.EPOCH, Instant.now(), null, null, 10));
      assertThat(old.accesses()).hasSize(10);
    }
  }

  private static void requireSame(AccessLogSearch one, AccessLogSearch other, Random random) {
    CaseId shown = random.nextBoolean() ? new CaseId("0330", "c-" + random.nextInt(700)) : null;
    String subject = random.nextBoolean() ? "u-" + random.nextInt(6) : null;
    String child = random.nextInt(4) == 0 ? "b-" + random.nextInt(300) : null;
    Set<AccessAction> actions =
        random.nextBoolean() ? Set.of(AccessAction.EXPORTED) : Set.<AccessAction>of();
    int limit = 1 + random.nextInt(200);
    assertThat(all(one, shown, child, subject, actions, limit))
        .isEqualTo(all(other, shown, child, subject, actions, limit));
  }

  private static List<String> all(
      AccessLogSearch search,
      CaseId shown,
      String child,
      String subject,
      Set<AccessAction> actions,
      int limit) {
    List<String> ids = new ArrayList<>();
    Long before = null;
    do {
      AccessPage page =
          search.search(
              new AccessQuery(shown, child, subject, actions, null, null, null, before, limit));
      assertThat(page.accesses()).hasSizeLessThanOrEqualTo(limit);
      page.accesses().forEach(access -> ids.add(access.access().getAccessId()));
      before = page.before();
    } while (before != null);
    return ids;
  }

  private static AccessRecorded access(int i, Random random) {
    List<ShownCase> cases = new ArrayList<>();
    for (int n = random.nextInt(5); n > 0; n--) {
      cases.add(new ShownCase("0330", "c-" + random.nextInt(random.nextBoolean() ? 10 : 700)));
    }
    return new AccessRecorded(
        "a-" + i,
        1,
        1,
        (long) i,
        "i",
        "u-" + random.nextInt(random.nextInt(100) == 0 ? 6 : 3),
        List.of("TEAM_LEAD"),
        random.nextInt(20) == 0 ? AccessAction.EXPORTED : AccessAction.LISTED,
        AccessOutcome.SHOWN,
        "GET /worklist",
        "",
        "html",
        0L,
        cases,
        random.nextInt(50) == 0 ? List.of("b-" + random.nextInt(300)) : List.of());
  }

  private LiveService start(DataDirectory data, KafkaConnection connection, StopSignal stop) {
    LiveService service =
        LiveService.start(
            new ServiceSettings(
                TOPICS,
                BuiltInCatalogues.dkChildServices(),
                Set.of(LiveService.WALL_CLOCK),
                "access-test",
                data.streamsState(),
                2,
                0,
                () -> NOW,
                Duration.ofMinutes(1),
                Map.of(),
                Population.NONE),
            connection,
            Duration.ZERO,
            true,
            stop);
    while (service.service().clock().orElse(Long.MIN_VALUE) < NOW.toEpochMilli()) {
      service.requireAlive();
      stop.await(Duration.ofMillis(20));
    }
    return service;
  }

  private String get(URI address, String path, int status) throws Exception {
    HttpResponse<String> answer =
        client.send(
            HttpRequest.newBuilder(address.resolve(path)).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path + ' ' + answer.body()).isEqualTo(status);
    return answer.body();
  }

  private static JsonNode json(String text) throws Exception {
    return JsonMapper.builder().build().readTree(text);
  }
}
