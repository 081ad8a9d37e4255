package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
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

/** A running service tells of the alerts that it sent itself. */
class LiveExplanationTest {

  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 2, (short) 1);

  /** Received at noon in Denmark, 10:00Z, on 5 May 2024; its 24 hours end at noon on the 6th. */
  private static final String FACTS =
      """
      {"eventId":"n1","municipality":"0330","caseId":"c/1","occurredAt":"2024-05-05T12:00:00+02:00","registeredAt":"2024-05-05T12:05:00+02:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
      """;

  private static final Instant NOW = Instant.parse("2024-05-06T13:00:00Z");

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void anExplanationHoldsTheAlertsThatWereSent() throws Exception {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    Path file = Files.writeString(directory.resolve("facts.ndjson"), FACTS);
    ServiceSettings settings =
        new ServiceSettings(
            TOPICS,
            BuiltInCatalogues.dkChildServices(),
            Set.of(LiveService.WALL_CLOCK),
            "explanation-test",
            data.streamsState(),
            2,
            0,
            () -> NOW,
            Duration.ofMinutes(1),
            Map.of(),
            Population.NONE);
    try (StopSignal stop = StopSignal.ofJob();
        SystemAccess system = SystemAccess.started(data)) {
      ImportedFacts.of(file, system.connection(), TOPICS, stop);
      try (LiveService service =
          LiveService.start(settings, system.connection(), Duration.ZERO, true, stop)) {
        while (service.service().clock().orElse(Long.MIN_VALUE) < NOW.toEpochMilli()) {
          service.requireAlive();
          stop.await(Duration.ofMillis(20));
        }
        ServiceClient client = new ServiceClient(service.address());

        JsonNode answer =
            client.get(
                "api/v1/explanations/notification-assessed-24h/0330/c/1/n1/1",
                Map.of("lang", "en"));

        List<String> alerts = new ArrayList<>();
        for (JsonNode step : answer.get("steps")) {
          if (step.get("kind").textValue().equals("ALERTS")) {
            alerts.add(step.get("text").textValue());
          }
        }
        assertThat(alerts)
            .singleElement()
            .asString()
            .startsWith("Alert number 1 was sent on 6 May 2024 at 15:00")
            .endsWith("the deadline of 6 May 2024 at 12:00 has passed.");
        assertThat(
                client
                    .get("api/v1/cases/0330/" + ServiceClient.escape("c/1"), Map.of())
                    .at("/alerts/0/kind")
                    .textValue())
            .isEqualTo("OVERDUE");
        assertThatThrownBy(
                () -> client.get("api/v1/explanations/follow-up/0330/c/1/n1/1", Map.of()))
            .isInstanceOf(CommandFailure.class)
            .hasMessageContaining("404");
      }
    }
  }
}
