package dk.fristvagt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.embedded.RegistryHttp.Answer;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The embedded registry conforms, and refuses what it does not do. */
class EmbeddedSchemaRegistryTest extends SchemaRegistryConformance {

  @TempDir static Path dataDirectory;
  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(dataDirectory);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Override
  protected String registryUrl() {
    return kafka.schemaRegistryUrl();
  }

  private RegistryHttp http() {
    return new RegistryHttp(registryUrl());
  }

  @Test
  void theDefaultCompatibilityIsFullTransitive() {
    assertThat(http().get("/config").json().path("compatibilityLevel").asText())
        .isEqualTo("FULL_TRANSITIVE");
  }

  @Test
  void schemaReferencesAreRefusedByName() {
    Answer refused =
        http()
            .post(
                "/subjects/with-references/versions",
                RegistryHttp.body(
                    Map.of(
                        "schema",
                        "\"string\"",
                        "references",
                        List.of(Map.of("name", "a.B", "subject", "b", "version", 1)))));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorCode()).isEqualTo(42201);
    assertThat(refused.message()).contains("references").contains("not supported");
  }

  @Test
  void otherSchemaTypesThanAvroAreRefusedByName() {
    Answer refused =
        http()
            .post(
                "/subjects/with-protobuf/versions",
                RegistryHttp.body(Map.of("schema", "syntax=…", "schemaType", "PROTOBUF")));

    assertThat(refused.errorCode()).isEqualTo(42201);
    assertThat(refused.message()).contains("PROTOBUF");
  }

  @Test
  void deletionIsRefusedAndSaysWhy() {
    Answer refused = http().delete("/subjects/any");

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.errorCode()).isEqualTo(42205);
    assertThat(refused.message()).contains("deletes nothing");
    assertThat(http().delete("/subjects/any/versions/1").errorCode()).isEqualTo(42205);
  }

  @Test
  void anIdOfTheClientsChoiceIsRefused() {
    Answer refused =
        http()
            .post(
                "/subjects/with-id/versions",
                RegistryHttp.body(Map.of("schema", "\"string\"", "id", 77)));

    assertThat(refused.errorCode()).isEqualTo(42205);
  }

  @Test
  void aBodyThatIsNotJsonIsABadRequest() {
    for (String body : List.of("", "{", "[]", "42")) {
      assertThat(http().post("/subjects/any/versions", body).status()).as(body).isEqualTo(400);
    }
    assertThat(http().put("/config", "{").status()).isEqualTo(400);
  }

  @Test
  void anUnknownPathIsAnsweredAsJson() {
    Answer notFound = http().get("/no/such/path");

    assertThat(notFound.status()).isEqualTo(404);
    assertThat(notFound.errorCode()).isEqualTo(404);
    assertThat(http().get("/schemas/ids/seven").status()).isEqualTo(404);
  }

  @Test
  void aReservedSubjectIsRefused() {
    assertThat(http().postSchema("/subjects/__GLOBAL/versions", "\"string\"").errorCode())
        .isEqualTo(42208);
  }

  @Test
  void aSubjectMayHoldAnyLetter() {
    Answer registered =
        http().postSchema("/subjects/b%C3%B8rn%20og%20unge%3A1/versions", "\"string\"");

    assertThat(registered.status()).isEqualTo(200);
    assertThat(http().get("/subjects").text()).contains("\"børn og unge:1\"");
  }

  @Test
  void aSchemaOfMoreThanAMegabyteIsRefused() {
    String large =
        "{\"type\":\"fixed\",\"name\":\"L\",\"size\":1,\"doc\":\"" + "x".repeat(1_000_000) + "\"}";

    Answer refused = http().postSchema("/subjects/too-large/versions", large);

    assertThat(refused.status()).isEqualTo(413);
    assertThat(refused.errorCode()).isEqualTo(413);
    assertThat(http().get("/subjects/too-large/versions").errorCode()).isEqualTo(40401);
  }

  @Test
  void aLevelTakenBackGivesWayToTheGlobalOne() {
    http().put("/config/level-taken-back", RegistryHttp.body(Map.of("compatibility", "none")));
    Answer before = http().delete("/config/level-taken-back");

    assertThat(before.json().path("compatibilityLevel").asText()).isEqualTo("NONE");
    assertThat(http().get("/config/level-taken-back").errorCode()).isEqualTo(40408);
  }

  @Test
  void concurrentRegistrationsNeverShareAnIdBetweenSchemas() throws Exception {
    int threads = 8;
    Map<String, Set<Integer>> idsBySchema = new ConcurrentHashMap<>();
    List<Callable<Void>> tasks =
        IntStream.range(0, threads * 10)
            .<Callable<Void>>mapToObj(
                n ->
                    () -> {
                      String schema =
                          "{\"type\":\"fixed\",\"name\":\"C" + n % 20 + "\",\"size\":1}";
                      int id =
                          new CachedSchemaRegistryClient(registryUrl(), 10)
                              .register("concurrent-" + n, new AvroSchema(schema));
                      idsBySchema
                          .computeIfAbsent(schema, s -> ConcurrentHashMap.newKeySet())
                          .add(id);
                      return null;
                    })
            .toList();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Future<Void> done : pool.invokeAll(tasks)) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }

    assertThat(idsBySchema.values()).hasSize(20).allSatisfy(ids -> assertThat(ids).hasSize(1));
    assertThat(idsBySchema.values().stream().flatMap(Set::stream)).doesNotHaveDuplicates();
  }

  @Test
  void itListensOnLoopbackOnly() {
    assertThat(registryUrl()).startsWith("http://127.0.0.1:");
    assertThat(kafka.bootstrapServers()).startsWith("127.0.0.1:");
  }

  @Test
  void aClosedRegistryIsNotStartedAgain() {
    EmbeddedSchemaRegistry registry = new EmbeddedSchemaRegistry(kafka.bootstrapServers());
    registry.close();
    registry.close();

    assertThatThrownBy(registry::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(registry::url).isInstanceOf(IllegalStateException.class);
  }
}
