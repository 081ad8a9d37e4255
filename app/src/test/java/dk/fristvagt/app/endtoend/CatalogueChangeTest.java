package dk.fristvagt.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.CataloguePublication;
import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.embedded.EmbeddedKafka;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.yaml.CatalogueLoader;
import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.sources.CaseChangeProducer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Another catalogue in a running service, through a real broker and registry: while facts come in
 * and answers are asked for all the time, and with a restart in the middle.
 */
@Tag("system")
class CatalogueChangeTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 2;
  private static final int CASES = 12_000;
  private static final String SOURCE = "feed";
  private static final TopicSettings TOPICS =
      TopicSettings.ofReplayedTime(TopicNames.plain(), PARTITIONS, (short) 1);

  /** All were received then; 24 hours are over at the second, 48 at the third. */
  private static final Instant RECEIVED = Instant.parse("2021-03-01T09:00:00Z");

  private static final Instant AFTER_24_HOURS = Instant.parse("2021-03-02T10:00:00Z");

  private static final Catalogue IN_24_HOURS = catalogue("assessed", "PT24H");
  private static final Catalogue IN_48_HOURS = catalogue("assessed", "PT48H");
  private static final Catalogue OTHER_RULE = catalogue("assessed-otherwise", "PT72H");

  @TempDir private Path data;
  private final HttpClient http = HttpClient.newHttpClient();
  private Instant clock = AFTER_24_HOURS;
  private int extra;

  @Test
  @Timeout(600)
  void answersNeverStopNorMixAndEveryAlertIsTakenBackOnceAlsoWithARestartInTheMiddle()
      throws Exception {
    try (StopSignal stop = StopSignal.ofJob();
        EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"));
        AvroSerdes serdes = AvroSerdes.at(kafka.schemaRegistryUrl())) {
      KafkaConnection connection =
          new KafkaConnection(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
      Catalogue last;
      try (DeadlineService service = DeadlineService.start(settings(), connection, stop);
          CaseChangeProducer producer =
              connection.producer(serdes, TopicNames.plain(), Calendars.danish(false))) {
        for (int i = 0; i < CASES; i++) {
          producer.send(notification("c-" + i, RECEIVED), RECEIVED.toEpochMilli());
        }
        producer.tick(SOURCE, clock.toEpochMilli());
        awaitClock(service);
        assertThat(status(service).at("/totals/overdue").asInt()).isEqualTo(CASES);

        publish(IN_48_HOURS, connection, 1);

        JsonNode status = status(service);
        while (!fingerprint(status).equals(IN_48_HOURS.fingerprint())
            || status.at("/catalogue/mixed").asBoolean()) {
          feed(producer);
          status = status(service);
          assertNoMix(status);
          assertStoredListAgrees(service, status);
        }
        assertThat(status.at("/totals/overdue").asInt()).isZero();
        assertThat(status.at("/catalogue/since").asText()).isGreaterThan(AFTER_24_HOURS.toString());

        last = changeUntilInTheMiddle(service, producer, connection);
      }
      try (DeadlineService service = DeadlineService.start(settings(), connection, stop);
          CaseChangeProducer producer =
              connection.producer(serdes, TopicNames.plain(), Calendars.danish(false))) {
        awaitBothPartitions(service);
        JsonNode status = status(service);
        while (!fingerprint(status).equals(last.fingerprint())
            || status.at("/catalogue/mixed").asBoolean()) {
          feed(producer);
          status = status(service);
          assertNoMix(status);
          assertStoredListAgrees(service, status);
        }
        feed(producer);
        awaitClock(service);
        status = status(service);
        assertThat(status.at("/rules/0/id").asText()).isEqualTo(last.rules().get(0).id());
        assertThat(status.at("/totals/open").asInt()).isEqualTo(CASES + extra);
      }
      assertAlerts(connection, serdes);
      assertObligations(connection, serdes, last.rules().get(0).id());
    }
  }

  /**
   * Publishes one catalogue after another until a look at every case is seen half way; the last
   * one.
   */
  private Catalogue changeUntilInTheMiddle(
      DeadlineService service, CaseChangeProducer producer, KafkaConnection connection)
      throws Exception {
    for (long sequence = 2; true; sequence++) {
      Catalogue next = sequence % 2 == 0 ? OTHER_RULE : IN_48_HOURS;
      publish(next, connection, sequence);
      boolean followed = false;
      while (!followed) {
        feed(producer);
        followed = true;
        for (JsonNode partition : catalogue(service).get("progress")) {
          if (isInTheMiddle(partition)) {
            return next;
          }
          followed &=
              partition.get("state").asText().equals("current")
                  && partition.get("fingerprint").asText().equals(next.fingerprint());
        }
      }
    }
  }

  /** More facts, and a tick a second later. */
  private void feed(CaseChangeProducer producer) {
    clock = clock.plusSeconds(1);
    producer.send(notification("x-" + extra++, clock), clock.toEpochMilli());
    producer.tick(SOURCE, clock.toEpochMilli());
    LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
  }

  /** Each obligation was overdue by the first, and no more by the second catalogue. */
  private void assertAlerts(KafkaConnection connection, AvroSerdes serdes) {
    Map<String, List<String>> alerts = new TreeMap<>();
    new TopicReader(connection, serdes)
        .read(
            "alerts",
            Alert.class,
            record ->
                alerts
                    .computeIfAbsent(record.value().getObligationId(), id -> new ArrayList<>())
                    .add(record.value().getKind() + " " + record.value().getReason()));
    assertThat(alerts).hasSize(CASES);
    assertThat(Set.copyOf(alerts.values()))
        .isEqualTo(Set.of(List.of("OVERDUE null", "RETRACTED catalogue")));
  }

  /** What the topic holds in the end is what the last catalogue says. */
  private void assertObligations(KafkaConnection connection, AvroSerdes serdes, String rule) {
    Set<String> held = new TreeSet<>();
    new TopicReader(connection, serdes)
        .read(
            "obligations",
            dk.fristvagt.schemas.v1.Obligation.class,
            record -> {
              if (record.value() == null) {
                held.remove(record.key());
              } else {
                held.add(record.key());
              }
            });
    assertThat(held).hasSize(CASES + extra).allMatch(id -> id.startsWith(rule + '/'));
  }

  private static void assertNoMix(JsonNode status) {
    if (!status.at("/catalogue/mixed").asBoolean()) {
      boolean old = fingerprint(status).equals(IN_24_HOURS.fingerprint());
      assertThat(status.at("/totals/overdue").asInt()).isEqualTo(old ? CASES : 0);
    }
  }

  /**
   * A list that is read from the stores, half way through as they may be, is that of the catalogue
   * whose counts are shown; unless a step was done meanwhile.
   */
  private void assertStoredListAgrees(DeadlineService service, JsonNode before) throws Exception {
    JsonNode list =
        get(
            service
                .address()
                .resolve("/api/v1/obligations?status=open,due-soon,overdue,met&limit=1"));
    JsonNode after = status(service);
    if (before.get("clock").equals(after.get("clock"))
        && before.get("clockMax").equals(after.get("clockMax"))
        && before.get("partitions").equals(after.get("partitions"))) {
      int sum = 0;
      for (JsonNode count : after.get("totals")) {
        sum += count.asInt();
      }
      assertThat(list.get("total").asInt()).isEqualTo(sum);
    }
  }

  private static boolean isInTheMiddle(JsonNode partition) {
    long done = partition.get("done").asLong();
    return partition.get("state").asText().equals("sweeping")
        && done > 0
        && done < partition.get("total").asLong();
  }

  /** What was half done when it was stopped keeps no partition from answering. */
  private static void awaitBothPartitions(DeadlineService service) {
    while (service.clock().isEmpty()) {
      service.requireAlive();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private void awaitClock(DeadlineService service) {
    while (service.clock().orElse(Long.MIN_VALUE) < clock.toEpochMilli()) {
      service.requireAlive();
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static void publish(Catalogue catalogue, KafkaConnection connection, long sequence) {
    InstantSource time = () -> Instant.ofEpochMilli(sequence);
    CataloguePublication published = CataloguePublication.of(catalogue, connection, TOPICS, time);
    assertThat(published).isEqualTo(new CataloguePublication(sequence, PARTITIONS));
  }

  private JsonNode status(DeadlineService service) throws IOException, InterruptedException {
    return get(service.address().resolve("/api/v1/status"));
  }

  private JsonNode catalogue(DeadlineService service) throws IOException, InterruptedException {
    return get(service.address().resolve("/api/v1/catalogue"));
  }

  /** Every question gets an answer. */
  private JsonNode get(URI address) throws IOException, InterruptedException {
    HttpResponse<String> response =
        http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(address.getPath()).isEqualTo(200);
    return JSON.readTree(response.body());
  }

  private static String fingerprint(JsonNode status) {
    return status.at("/catalogue/fingerprint").asText();
  }

  private ServiceSettings settings() {
    return new ServiceSettings(
        TOPICS,
        IN_24_HOURS,
        Set.of(SOURCE),
        "catalogue-change",
        data.resolve("state"),
        PARTITIONS,
        0,
        () -> clock,
        Duration.ofDays(1),
        Map.of(),
        Population.NONE);
  }

  private static Fact notification(String caseId, Instant received) {
    FactTime at = FactTime.ofInstant(received.toEpochMilli());
    return new Fact(
        "0330",
        caseId,
        "n",
        0,
        false,
        null,
        at,
        at,
        null,
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", "n", "notifier", "CITIZEN", "knownCase", false),
        null);
  }

  private static Catalogue catalogue(String rule, String within) {
    try {
      return new CatalogueLoader()
          .load(
              """
              catalogue: test
              name: {da: Prøve, en: Test}
              rules:
                - id: %s
                  name: {da: Vurderet, en: Assessed}
                  kind: deadline
                  legal: local policy
                  start: NotificationReceived
                  fulfilled: NotificationAssessed
                  match: notificationId
                  within: %s
              """
                  .formatted(rule, within));
    } catch (InvalidCatalogueException e) {
      throw new IllegalStateException(e);
    }
  }
}
