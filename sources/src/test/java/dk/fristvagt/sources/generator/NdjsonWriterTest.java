package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NdjsonWriterTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  @Test
  void aFactIsOneLineInTheOrderOfTheContract() throws IOException {
    Fact fact =
        new Fact(
            "0330",
            "c-17",
            "n1-received",
            0,
            false,
            "b-4",
            FactTime.parse("2021-03-01T10:15:00+01:00", ZONE),
            FactTime.parse("2021-03-01T10:20:00+01:00", ZONE),
            "dubu",
            EventType.NOTIFICATION_RECEIVED,
            Map.of("knownCase", false, "notifier", "PROFESSIONAL", "notificationId", "n1"),
            null);

    assertThat(written(fact))
        .isEqualTo(
            "{\"eventId\":\"n1-received\",\"revision\":0,\"voided\":false,\"municipality\":\"0330\","
                + "\"caseId\":\"c-17\",\"childId\":\"b-4\",\"occurredAt\":\"2021-03-01T10:15:00+01:00\","
                + "\"registeredAt\":\"2021-03-01T10:20:00+01:00\",\"source\":\"dubu\","
                + "\"type\":\"NotificationReceived\",\"data\":{\"notificationId\":\"n1\","
                + "\"notifier\":\"PROFESSIONAL\",\"knownCase\":false}}\n");
  }

  @Test
  void whatIsAbsentIsLeftOutAndCriteriaAreSorted() throws IOException {
    Fact fact =
        new Fact(
            "0330",
            "c-17",
            "e1",
            1,
            true,
            null,
            FactTime.parse("2021-03-01", ZONE),
            FactTime.parse("2021-03-01T10:20:00+01:00", ZONE),
            null,
            EventType.CASE_FILE_AUDITED,
            Map.of("auditId", "r1", "criteria", Map.of("plan", "YES", "hearing", "NO")),
            null);

    assertThat(written(fact, fact))
        .isEqualTo(
            ("{\"eventId\":\"e1\",\"revision\":1,\"voided\":true,\"municipality\":\"0330\","
                    + "\"caseId\":\"c-17\",\"occurredAt\":\"2021-03-01\","
                    + "\"registeredAt\":\"2021-03-01T10:20:00+01:00\","
                    + "\"type\":\"CaseFileAudited\",\"data\":{\"auditId\":\"r1\","
                    + "\"criteria\":{\"hearing\":\"NO\",\"plan\":\"YES\"}}}\n")
                .repeat(2));
  }

  private static String written(Fact... facts) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (NdjsonWriter writer = new NdjsonWriter(out)) {
      for (Fact fact : facts) {
        writer.write(fact);
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
