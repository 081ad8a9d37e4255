package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.Alert;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Being down may delay an alert and never invents one. */
class LiveServiceRestartTest {

  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 2, (short) 1);

  /** Both received at noon on 5 May, so that 24 hours end at noon (Danish time) on the 6th. */
  private static final String BEFORE =
      """
      {"eventId":"n1","municipality":"0330","caseId":"c-1","occurredAt":"2024-05-05T12:00:00+02:00","registeredAt":"2024-05-05T12:05:00+02:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
      {"eventId":"n2","municipality":"0330","caseId":"c-2","occurredAt":"2024-05-05T12:00:00+02:00","registeredAt":"2024-05-05T12:05:00+02:00","type":"NotificationReceived","data":{"notificationId":"n2","notifier":"CITIZEN","knownCase":false}}
      """;

  /** The first was assessed in time, while the service was down. */
  private static final String WHILE_DOWN =
      """
      {"eventId":"n1-assessed","municipality":"0330","caseId":"c-1","occurredAt":"2024-05-06T10:00:00+02:00","registeredAt":"2024-05-06T10:05:00+02:00","type":"NotificationAssessed","data":{"notificationId":"n1","outcome":"NO_ACUTE_NEED"}}
      """;

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void whatIsImportedWhileTheServiceIsDownIsReadBeforeAnythingIsJudged() throws Exception {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    try (StopSignal stop = StopSignal.ofJob()) {
      importInto(data, BEFORE, stop);
      run(data, Instant.parse("2024-05-05T20:00:00Z"), stop);
      importInto(data, WHILE_DOWN, stop);

      run(data, Instant.parse("2024-05-06T13:00:00Z"), stop);
    }

    assertThat(alerts(data))
        .contains("OVERDUE notification-assessed-24h/0330/c-2/n2/1")
        .doesNotContain("OVERDUE notification-assessed-24h/0330/c-1/n1/1");
  }

  /** Runs the service until its clock is there and its API says so. */
  private static void run(DataDirectory data, Instant now, StopSignal stop) throws Exception {
    ServiceSettings settings =
        new ServiceSettings(
            TOPICS,
            BuiltInCatalogues.dkChildServices(),
            Set.of(LiveService.WALL_CLOCK),
            "restart-test",
            data.streamsState(),
            2,
            0,
            () -> now,
            Duration.ofMinutes(1),
            Map.of(),
            Population.NONE);
    try (SystemAccess system = SystemAccess.started(data);
        LiveService service =
            LiveService.start(settings, system.connection(), Duration.ZERO, true, stop)) {
      while (service.service().clock().orElse(Long.MIN_VALUE) < now.toEpochMilli()) {
        service.requireAlive();
        stop.await(Duration.ofMillis(20));
      }
      assertThat(status(service.address()))
          .contains("\"clock\":\"" + now.toString().replace("Z", ".000Z"));
    }
  }

  private static String status(URI address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(address.resolve("/api/v1/status")).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private void importInto(DataDirectory data, String facts, StopSignal stop) throws IOException {
    Path file = directory.resolve("facts.ndjson");
    Files.writeString(file, facts);
    try (SystemAccess system = SystemAccess.embedded(data, stop)) {
      ImportedFacts.of(file, system.connection(), TOPICS, stop);
    }
  }

  private static List<String> alerts(DataDirectory data) {
    List<String> alerts = new ArrayList<>();
    try (EmbeddedSystem system = EmbeddedSystem.start(data);
        AvroSerdes serdes = system.connection().serdes()) {
      new TopicReader(system.connection(), serdes)
          .read(
              "alerts",
              Alert.class,
              record ->
                  alerts.add(record.value().getKind() + " " + record.value().getObligationId()));
    }
    return alerts;
  }
}
