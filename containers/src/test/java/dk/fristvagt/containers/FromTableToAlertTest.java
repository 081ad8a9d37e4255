package dk.fristvagt.containers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.junit.jupiter.Testcontainers;

/**
 * The images together: what is typed into a table of the case system is an overdue deadline and an
 * alert, by way of the database's log, Kafka Connect, the intake and the streams.
 */
@Testcontainers(disabledWithoutDocker = true)
@ExtendWith(WithAllImages.class)
@Tag("containers")
class FromTableToAlertTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static Production production;

  @BeforeAll
  static void start() {
    production = new Production();
  }

  @AfterAll
  static void stop() {
    if (production != null) {
      production.close();
    }
  }

  @Test
  @Timeout(300)
  void aRowOfTheCaseSystemIsAnOverdueDeadlineAndAnAlert() throws Exception {
    production.sql(
        """
        SET search_path TO fagsystem;
        INSERT INTO sag VALUES ('0330', 's-1', NULL, 'Sag');
        INSERT INTO underretning (kommunenr, sagsnr, underretning_nr, barn_ref, modtaget,
          modtaget_registreret, modtaget_akt, underretter, kendt_sag)
        VALUES ('0330', 's-1', 'u-1', 'b-1', now() - interval '3 days', now(), 'a-1', 'FAG', false);
        """);

    JsonNode overdue = await(() -> json("/api/v1/obligations?status=overdue"), 1);
    assertThat(overdue.at("/obligations/0/rule").asText()).isEqualTo("notification-assessed-24h");
    assertThat(overdue.at("/obligations/0/caseId").asText()).isEqualTo("s-1");
    assertThat(production.get("/metrics"))
        .containsPattern("fristvagt_alerts_total\\{[^}]*kind=\"overdue\"[^}]*} 1");

    production.sql(
        """
        UPDATE fagsystem.underretning SET vurdering = now(), vurdering_registreret = now(),
          vurdering_akt = 'a-2', vurdering_udfald = 'IKKE_AKUT' WHERE sagsnr = 's-1';
        """);

    await(() -> json("/api/v1/obligations?status=overdue"), 0);
    assertThat(json("/api/v1/obligations?status=late").path("total").asInt()).isOne();
  }

  @Test
  void theServiceRunsWithoutRightsAndCannotWriteWhereItNeedNot() throws Exception {
    assertThat(production.tryInService("id -u")).startsWith("0 10001");
    assertThat(production.tryInService("touch /opt/fristvagt/lib/x"))
        .doesNotStartWith("0 ")
        .contains("Read-only");
  }

  private static JsonNode await(Callable<JsonNode> answer, int total) throws Exception {
    while (true) {
      JsonNode now = answer.call();
      if (now.path("total").asInt(-1) == total) {
        return now;
      }
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private static JsonNode json(String path) throws Exception {
    String body = production.get(path);
    return body.startsWith("{") ? JSON.readTree(body) : JSON.createObjectNode();
  }
}
