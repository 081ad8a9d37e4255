package dk.fristvagt.app.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.app.logging.LogFormat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a running service that was fed says of itself, and of nobody else. */
@Timeout(300)
class ObservedServiceTest {

  private static final Pattern SERIES =
      Pattern.compile("^([a-zA-Z_:][\\w:]*)(?:\\{(.*)})? [^ ]+$", Pattern.MULTILINE);
  private static final Pattern LABEL =
      Pattern.compile("([a-zA-Z_]\\w*)=\"((?:[^\"\\\\]|\\\\.)*)\"");

  /** What Prometheus adds to every series it scrapes. */
  private static final Set<String> OF_THE_SCRAPE = Set.of("job", "instance");

  @TempDir static Path directory;

  private static RecordedLog log;
  private static ObservedService service;

  @BeforeAll
  @Timeout(300)
  static void feed() throws Exception {
    log = new RecordedLog();
    service = new ObservedService(directory);
    service.metrics(
        body ->
            body.contains("fristvagt_partitions_answering 2.0")
                && body.contains("fristvagt_rejects_read_complete 1.0")
                && body.contains("fristvagt_rejects{reason=\"UNREADABLE\""));
    askWhatIsWrong();
    // Two days on, the notification has been overdue for a day.
    service.time(ObservedService.START.plus(Duration.ofDays(2)));
    service.metrics(
        body ->
            body.contains("fristvagt_alerts_total{kind=\"overdue\"} ")
                && !body.contains("fristvagt_alerts_total{kind=\"overdue\"} 0.0"));
  }

  @AfterAll
  static void stop() {
    if (service != null) {
      service.close();
    }
    log.close();
  }

  private static void askWhatIsWrong() throws Exception {
    assertThat(service.send("GET", "/api/v1/cases/0330/hemmelig-sag?x=hemmelig", "").statusCode())
        .isEqualTo(400);
    assertThat(service.send("GET", "/api/v1/cases/0330/hemmelig-sag", "").statusCode())
        .isEqualTo(200);
    assertThat(service.send("GET", "/api/v1/cases/0330/hemmelig-ukendt", "").statusCode())
        .isEqualTo(404);
    assertThat(service.send("GET", "/hemmelig/010170-1234?q=0101701234", "").statusCode())
        .isEqualTo(404);
    for (String query :
        List.of("caseworker=hemmelig-anna&rule=hemmelig", "status=0101701234", "cursor=hemmelig")) {
      assertThat(service.send("GET", "/api/v1/obligations?" + query, "").statusCode())
          .isGreaterThanOrEqualTo(400);
    }
    assertThat(service.send("POST", "/api/v1/whatif", "hemmelig: 0101701234: [").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(service.send("POST", "/api/v1/rejects/hemmelig/retry", "").statusCode())
        .isEqualTo(404);
    assertThat(service.send("POST", "/api/v1/rejects/retry?reason=MISSING_FIELD", "").statusCode())
        .isEqualTo(200);
  }

  @Test
  void everyMetricAndLabelOfRulesAndPanelsIsThere() throws Exception {
    Map<String, Set<String>> recorded = recorded();
    Set<String> wanted = new TreeSet<>();
    for (String expression : DeployFiles.expressions()) {
      wanted.addAll(PromQl.of(expression).metrics());
    }
    wanted.removeAll(recorded.keySet());
    wanted.remove("up");
    Map<String, Set<String>> scraped =
        labelsByMetric(service.metrics(body -> labelsByMetric(body).keySet().containsAll(wanted)));

    for (String expression : DeployFiles.expressions()) {
      PromQl read = PromQl.of(expression);
      assertThat(read.metrics()).as(expression).isNotEmpty();
      Set<String> known = new TreeSet<>(OF_THE_SCRAPE);
      for (String metric : read.metrics()) {
        known.addAll(scraped.getOrDefault(metric, Set.of()));
        known.addAll(recorded.getOrDefault(metric, Set.of()));
      }
      assertThat(known).as(expression).containsAll(read.labels());
    }
  }

  @Test
  void noLabelOfAnyMetricHoldsAnybody() throws Exception {
    String body = service.metrics();

    int labels = 0;
    Matcher series = SERIES.matcher(body);
    while (series.find()) {
      Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
      while (label.find()) {
        labels++;
        assertThat(label.group(1))
            .isNotIn("case", "caseId", "case_id", "child", "team", "caseworker", "obligation");
        assertNobody(label.group(2));
      }
    }
    assertThat(labels).isGreaterThan(300);
    assertNobody(body);
  }

  @Test
  void alertsAreCountedByKindAndTimedFromTheirDeadline() throws Exception {
    String body = service.metrics();

    assertThat(body)
        .contains(
            "fristvagt_alerts_total{kind=\"overdue\"} ",
            "fristvagt_alerts_total{kind=\"retracted\"} 0.0");
    // The service was told of two days at once: the alert came a day after its deadline.
    Matcher count =
        Pattern.compile("^fristvagt_alert_latency_seconds_count ([0-9.]+)$", Pattern.MULTILINE)
            .matcher(body);
    assertThat(count.find()).isTrue();
    assertThat(Double.parseDouble(count.group(1))).isPositive();
    assertThat(body)
        .contains(
            "fristvagt_alert_latency_seconds_bucket{le=\"21600.0\"} 0\n",
            "fristvagt_alert_latency_seconds_bucket{le=\"+Inf\"} " + count.group(1) + '\n');
  }

  @Test
  void theDiskOfTheStoresIsMeasured() throws Exception {
    assertThat(service.metrics())
        .contains("fristvagt_disk_usable_bytes ", "fristvagt_disk_size_bytes ");
  }

  @Test
  void theLogNamesNobodyInEitherFormat() throws Exception {
    List<ILoggingEvent> events = log.events();

    assertThat(events).hasSizeGreaterThan(50);
    for (LogFormat format : LogFormat.values()) {
      ConfiguredLog configured = new ConfiguredLog(format);
      for (ILoggingEvent event : events) {
        assertNobody(configured.line(event));
        assertNobody(String.valueOf(event.getFormattedMessage()));
      }
    }
  }

  @Test
  void aRequestIsLoggedByItsRouteStatusAndDurationAlone() throws Exception {
    ConfiguredLog json = new ConfiguredLog(LogFormat.JSON);
    List<JsonNode> requests = new ArrayList<>();
    for (ILoggingEvent event : log.events()) {
      if (event.getLoggerName().equals("dk.fristvagt.requests")) {
        requests.add(new ObjectMapper().readTree(json.line(event)));
      }
    }

    assertThat(requests)
        .anySatisfy(
            line -> {
              assertThat(line.path("route").asText())
                  .isEqualTo("/api/v1/cases/{municipality}/{caseId}");
              assertThat(line.path("method").asText()).isEqualTo("GET");
              assertThat(line.path("status").asInt()).isEqualTo(404);
              assertThat(line.path("durationMs").isInt()).isTrue();
            })
        .allSatisfy(line -> assertThat(line.path("message").asText()).doesNotContain("?"));
  }

  private static void assertNobody(String text) {
    assertThat(text)
        .doesNotContain(
            ObservedService.PERSONAL, ObservedService.CPR, ObservedService.CPR_WITHOUT_DASH);
  }

  /** Recorded series with the labels that their rule keeps. */
  private static Map<String, Set<String>> recorded() throws Exception {
    Map<String, Set<String>> recorded = new HashMap<>();
    for (JsonNode rule : DeployFiles.rules()) {
      if (rule.has("record")) {
        recorded.put(rule.path("record").asText(), PromQl.of(rule.path("expr").asText()).labels());
      }
    }
    return recorded;
  }

  private static Map<String, Set<String>> labelsByMetric(String body) {
    Map<String, Set<String>> labels = new TreeMap<>();
    Matcher series = SERIES.matcher(body);
    while (series.find()) {
      Set<String> names = labels.computeIfAbsent(series.group(1), name -> new TreeSet<>());
      Matcher label = LABEL.matcher(series.group(2) == null ? "" : series.group(2));
      while (label.find()) {
        names.add(label.group(1));
      }
    }
    return labels;
  }
}
