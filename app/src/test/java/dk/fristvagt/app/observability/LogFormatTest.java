package dk.fristvagt.app.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.logging.LogFormat;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

class LogFormatTest {

  private static final Instant AT = Instant.parse("2026-03-29T01:00:00.250Z");

  @Test
  void aJsonLineHasItsTimeInUtcAndFieldsOfTheirOwn() throws Exception {
    ConfiguredLog log = new ConfiguredLog(LogFormat.JSON);
    LoggingEvent event = event(log, "GET /api/v1/status 200 3 ms", null);
    event.addKeyValuePair(new KeyValuePair("status", 200));

    String line = log.line(event);

    assertThat(line).endsWith("}" + System.lineSeparator());
    JsonNode read = new ObjectMapper().readTree(line);
    assertThat(read.path("timestamp").asText()).isEqualTo("2026-03-29T01:00:00.250Z");
    assertThat(read.path("level").asText()).isEqualTo("INFO");
    assertThat(read.path("logger").asText()).isEqualTo("dk.fristvagt.requests");
    assertThat(read.path("thread").asText()).isEqualTo("t-1");
    assertThat(read.path("message").asText()).isEqualTo("GET /api/v1/status 200 3 ms");
    assertThat(read.path("status").asInt()).isEqualTo(200);
    assertThat(read.size()).as(line).isEqualTo(6);
    assertThat(log.levelOf("dk.fristvagt.requests")).isEqualTo(Level.INFO);
    assertThat(log.levelOf("io.javalin")).isEqualTo(Level.ERROR);
  }

  @Test
  void aTextLineShowsNoStackAndWarningsOnly() throws Exception {
    ConfiguredLog log = new ConfiguredLog(LogFormat.TEXT);

    String line = log.line(event(log, "it failed", new IllegalStateException("because")));

    assertThat(line)
        .matches("\\d\\d:00:00\\.250 INFO  requests: it failed" + System.lineSeparator());
    assertThat(log.levelOf("dk.fristvagt.requests")).isEqualTo(Level.WARN);
  }

  @Test
  void aCprNumberIsMaskedInMessagesFieldsAndStacksOfEitherFormat() throws Exception {
    for (LogFormat format : LogFormat.values()) {
      ConfiguredLog log = new ConfiguredLog(format);
      LoggingEvent event =
          event(
              log,
              "bad line of 010170-1234, order 12345678901234",
              new IllegalStateException("outer", new IllegalArgumentException("is 0101701234")));
      event.addKeyValuePair(new KeyValuePair("detail", "0101701234"));

      String line = log.line(event);

      assertThat(line).contains("bad line of **********, order 12345678901234");
      assertThat(line).doesNotContain("010170");
      if (format == LogFormat.JSON) {
        assertThat(new ObjectMapper().readTree(line).path("exception").asText())
            .contains("IllegalArgumentException: is **********", "\tat ");
      }
    }
  }

  /** Whatever logback warns of it prints to standard output, which belongs to the answers. */
  @Test
  void noChoiceMakesLogbackWarn() throws Exception {
    for (String format : List.of("text", "json", "no-format")) {
      assertThat(new ConfiguredLog(format).warnings()).as(format).isEmpty();
    }
  }

  private static LoggingEvent event(ConfiguredLog log, String message, Throwable failure) {
    LoggingEvent event =
        new LoggingEvent(
            LogFormatTest.class.getName(),
            log.logger("dk.fristvagt.requests"),
            Level.INFO,
            message,
            failure,
            null);
    event.setInstant(AT);
    event.setThreadName("t-1");
    return event;
  }
}
