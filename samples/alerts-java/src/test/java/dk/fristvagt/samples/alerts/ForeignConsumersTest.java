package dk.fristvagt.samples.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.AlertKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that know nothing of ours but the contract read the alerts of the embedded system: one
 * in Java, and one in JavaScript whose Kafka client is librdkafka and whose Avro is not Apache's.
 */
@Tag("system")
@Timeout(240)
class ForeignConsumersTest {

  @TempDir private static Path directory;
  private static RunningSystem system;
  private static List<ConsumerRecord<String, Alert>> alerts;

  @BeforeAll
  @Timeout(240)
  static void start() throws Exception {
    system = new RunningSystem(directory.resolve("data"));
    alerts = system.alerts();
  }

  @AfterAll
  static void stop() {
    if (system != null) {
      system.close();
    }
  }

  @Test
  void thereIsSomethingToRead() {
    assertThat(alerts)
        .extracting(record -> record.value().getKind())
        .contains(AlertKind.DUE_SOON, AlertKind.OVERDUE, AlertKind.RESOLVED, AlertKind.RETRACTED);
    assertThat(alerts).extracting(ConsumerRecord::partition).contains(0, 1);
  }

  @Test
  void confluentsClientForNodeReadsEachAlertAsWeDoAndActsOnNoneTwice() throws Exception {
    Optional<String> missing = NodeConsumer.missing();
    missing.ifPresent(why -> System.err.println("!!! SKIPPED: the consumer for Node.js: " + why));
    assumeTrue(missing.isEmpty(), () -> missing.orElseThrow());
    NodeConsumer node = new NodeConsumer(system.connection(), directory);

    List<JsonNode> printed = node.run(alerts.size(), "memory.json");

    assertThat(byObligation(printed)).isEqualTo(expected());

    rewind();
    assertThat(node.run(alerts.size(), "memory.json")).as("known by now").isEmpty();

    rewind();
    assertThat(byObligation(node.run(alerts.size(), "other.json")))
        .as("it was the memory that knew them")
        .isEqualTo(expected());
  }

  @Test
  void theSampleInJavaKeepsItsTasksOverARestartAndARepetition() throws Exception {
    Path file = directory.resolve("inbox");
    Map<Inbox.Outcome, Integer> first = read(file, alerts.size());
    assertThat(first).containsExactly(Map.entry(Inbox.Outcome.DONE, alerts.size()));
    List<String> tasks = tasks(file);
    assertThat(tasks).isEqualTo(expectedTasks());

    try (Connection database =
            DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath());
        Statement statement = database.createStatement()) {
      statement.execute("delete from position");
    }
    Map<Inbox.Outcome, Integer> again = read(file, alerts.size());

    assertThat(again).containsExactly(Map.entry(Inbox.Outcome.REPEATED, alerts.size()));
    assertThat(tasks(file)).isEqualTo(tasks);
  }

  private static Map<Inbox.Outcome, Integer> read(Path file, int records) throws Exception {
    Map<Inbox.Outcome, Integer> outcomes = new TreeMap<>();
    try (Inbox inbox = new Inbox(file, Duration.ofDays(730));
        AlertReader reader =
            new AlertReader(
                system.connection().bootstrapServers(),
                system.connection().schemaRegistryUrl(),
                RunningSystem.TOPICS.alerts(),
                "alerts-java-test",
                inbox,
                (alert, outcome) -> outcomes.merge(outcome, 1, Integer::sum))) {
      int read = 0;
      while (read < records) {
        read += reader.poll();
      }
    }
    return outcomes;
  }

  private static List<String> tasks(Path file) throws Exception {
    try (Inbox inbox = new Inbox(file, Duration.ofDays(730))) {
      return inbox.openTasks();
    }
  }

  private static List<String> expectedTasks() {
    Map<String, Alert> last = new TreeMap<>();
    alerts.forEach(record -> last.put(record.key(), record.value()));
    return last.values().stream()
        .filter(
            alert ->
                alert.getKind() != AlertKind.RESOLVED && alert.getKind() != AlertKind.RETRACTED)
        .map(alert -> alert.getObligationId() + '#' + alert.getSequence() + ' ' + alert.getKind())
        .toList();
  }

  /** Back to the beginning, for the group of the Node.js consumer. */
  private static void rewind() throws Exception {
    Map<TopicPartition, OffsetAndMetadata> beginning = new HashMap<>();
    for (int partition = 0; partition < RunningSystem.PARTITIONS; partition++) {
      beginning.put(
          new TopicPartition(RunningSystem.TOPICS.alerts(), partition), new OffsetAndMetadata(0));
    }
    try (Admin admin = system.connection().admin()) {
      admin.alterConsumerGroupOffsets(NodeConsumer.GROUP, beginning).all().get();
    }
  }

  private static Map<String, List<String>> expected() {
    Map<String, List<String>> expected = new TreeMap<>();
    for (ConsumerRecord<String, Alert> record : alerts) {
      Alert alert = record.value();
      expected
          .computeIfAbsent(record.key(), key -> new ArrayList<>())
          .add(
              String.join(
                  " | ",
                  alert.getObligationId(),
                  String.valueOf(alert.getSequence()),
                  alert.getKind().name(),
                  alert.getRule(),
                  alert.getMunicipality(),
                  alert.getCaseId(),
                  alert.getTeam(),
                  alert.getCaseworker(),
                  String.valueOf(alert.getDue()),
                  String.valueOf(alert.getClock()),
                  String.valueOf(alert.getRetracts()),
                  String.valueOf(alert.getReason()),
                  header(record, "ce_id"),
                  header(record, "ce_source"),
                  header(record, "ce_type"),
                  header(record, "traceparent")));
    }
    return expected;
  }

  private static Map<String, List<String>> byObligation(List<JsonNode> printed) {
    Map<String, List<String>> found = new TreeMap<>();
    for (JsonNode line : printed) {
      List<String> values = new ArrayList<>();
      for (String field :
          List.of(
              "obligationId",
              "sequence",
              "kind",
              "rule",
              "municipality",
              "caseId",
              "team",
              "caseworker",
              "due",
              "clock",
              "retracts",
              "reason",
              "id",
              "source",
              "type",
              "traceparent")) {
        values.add(line.get(field).asText());
      }
      found
          .computeIfAbsent(line.get("key").asText(), key -> new ArrayList<>())
          .add(String.join(" | ", values));
    }
    return found;
  }

  private static String header(ConsumerRecord<?, ?> record, String name) {
    var header = record.headers().lastHeader(name);
    return header == null ? "null" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
