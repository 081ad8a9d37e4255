package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.RestoreProgress;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OperationsRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final ServedOperations api = new ServedOperations();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void answers_before_any_partition_can() throws Exception {
    HttpResponse<String> response = api.get("/api/v1/operations");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
    JsonNode json = JSON.readTree(response.body());
    assertThat(json.at("/service/version").asText()).isEqualTo("1.2.3");
    assertThat(json.at("/service/java").asText()).isEqualTo(Runtime.version().toString());
    assertThat(json.at("/service/kafka").asText()).startsWith("4.");
    assertThat(json.at("/service/startedAt").asText()).isEqualTo("2021-06-15T09:00:00.000Z");
    assertThat(json.at("/catalogue/id").asText()).isEqualTo("dk-child-services");
    assertThat(json.get("streams").toString())
        .isEqualTo(
            "{\"state\":\"RUNNING\",\"since\":\"2021-06-15T09:00:03.000Z\",\"failures\":2,"
                + "\"threads\":[{\"name\":\"t-1\",\"state\":\"RUNNING\","
                + "\"activeTasks\":[\"0_0\",\"0_1\"],\"standbyTasks\":[]}]}");
    assertThat(json.get("partitions").toString()).isEqualTo("{\"answering\":0,\"expected\":2}");
    assertThat(json.at("/sources/0").toString())
        .as("nothing is known of it yet")
        .isEqualTo(
            "{\"source\":\"dubu\",\"completeThrough\":null,\"behindMs\":null,\"stalled\":false}");
    assertThat(json.get("pushClients").toString()).as("nobody follows").isEqualTo("0");
  }

  @Test
  void names_the_source_that_holds_the_clock() throws Exception {
    api.views.publish(new ExampleView(0).at("2021-06-15T09:58:00Z"));
    api.views.publish(new ExampleView(1).at("2021-06-15T09:58:00Z"));
    long stalled = Instant.parse("2021-06-15T09:58:00Z").toEpochMilli();
    long fresh = Instant.parse("2021-06-15T10:00:00Z").toEpochMilli();
    api.ticks.add(new PartitionTicks(0, stalled, 0, Map.of("dubu", stalled, "wall-clock", fresh)));
    api.ticks.add(
        new PartitionTicks(1, stalled, 3, Map.of("dubu", stalled + 1, "wall-clock", fresh)));
    api.restores.add(
        new RestoreProgress.Restore("facts", 1, 40, 100, ServedOperations.STARTED, null, false));
    api.restores.add(
        new RestoreProgress.Restore(
            "facts", 0, 50, 50, ServedOperations.STARTED, ServedOperations.NOW, true));
    api.reject(3, "MISSING_FIELD", "facts.ndjson", 7);

    JsonNode json = JSON.readTree(api.get("/api/v1/operations").body());

    assertThat(json.get("partitionStates").toString())
        .isEqualTo(
            "[{\"partition\":0,\"clock\":\"2021-06-15T09:58:00.000Z\",\"behindMs\":125000,"
                + "\"received\":\"2021-06-15T09:58:00.000Z\",\"pendingSteps\":0,\"lagRecords\":null},"
                + "{\"partition\":1,\"clock\":\"2021-06-15T09:58:00.000Z\",\"behindMs\":125000,"
                + "\"received\":\"2021-06-15T09:58:00.000Z\",\"pendingSteps\":3,\"lagRecords\":null}]");
    assertThat(json.get("sources").toString())
        .isEqualTo(
            "[{\"source\":\"dubu\",\"completeThrough\":\"2021-06-15T09:58:00.000Z\","
                + "\"behindMs\":125000,\"stalled\":true},"
                + "{\"source\":\"wall-clock\",\"completeThrough\":\"2021-06-15T10:00:00.000Z\","
                + "\"behindMs\":5000,\"stalled\":false}]");
    assertThat(json.get("restores").toString())
        .isEqualTo(
            "{\"done\":false,\"restored\":90,\"total\":150,\"stores\":["
                + "{\"store\":\"facts\",\"partitions\":2,\"running\":1,"
                + "\"restored\":90,\"total\":150}]}");
    assertThat(json.at("/rejects/total").asInt()).isEqualTo(1);
  }

  @Test
  void a_source_that_never_spoke_to_a_partition_is_stalled() throws Exception {
    long fresh = ServedOperations.NOW.toEpochMilli();
    api.ticks.add(new PartitionTicks(0, Long.MIN_VALUE, 0, Map.of("wall-clock", fresh)));

    JsonNode json = JSON.readTree(api.get("/api/v1/operations").body());

    assertThat(json.at("/sources/0/completeThrough").isNull()).isTrue();
    assertThat(json.at("/sources/0/stalled").asBoolean()).isTrue();
    assertThat(json.at("/sources/1/stalled").asBoolean()).isFalse();
  }
}
