package dk.fristvagt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and registry together: what survives, and what a failed start leaves behind. */
class EmbeddedKafkaTest {

  private static final AvroSchema FIRST = TestClients.schema("First");
  private static final AvroSchema SECOND = TestClients.schema("Second");

  @TempDir Path directory;

  @Test
  void clusterIdTopicsRecordsAndSchemaIdsSurviveARestart() throws Exception {
    String clusterId;
    int id;
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      clusterId = kafka.clusterId();
      id = TestClients.register(kafka.schemaRegistryUrl(), "first", FIRST);
      new RegistryHttp(kafka.schemaRegistryUrl())
          .put("/config/first", RegistryHttp.body(Map.of("compatibility", "NONE")));
      TestClients.createTopic(kafka.bootstrapServers(), "facts", Map.of());
      TestClients.produce(kafka.bootstrapServers(), "facts", List.of("a", "b"));
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      assertThat(kafka.clusterId()).isEqualTo(clusterId);
      assertThat(TestClients.clusterId(kafka.bootstrapServers())).isEqualTo(clusterId);
      assertThat(TestClients.committedValues(kafka.bootstrapServers(), "facts"))
          .containsExactly("a", "b");
      String registry = kafka.schemaRegistryUrl();
      assertThat(TestClients.schemaById(registry, id)).isEqualTo(FIRST);
      assertThat(TestClients.register(registry, "first", FIRST)).isEqualTo(id);
      assertThat(TestClients.register(registry, "second", SECOND)).isGreaterThan(id);
      assertThat(new RegistryHttp(registry).get("/config/first").text()).contains("NONE");
    }
  }

  @Test
  void everythingAcknowledgedSurvivesAHardKill() throws Exception {
    int id;
    try (EmbeddedKafkaProcess process = new EmbeddedKafkaProcess(directory)) {
      String[] ready = process.line().split(" ", -1);
      assertThat(ready[0]).isEqualTo("READY");
      TestClients.createTopic(ready[1], "facts", Map.of());
      TestClients.produce(ready[1], "facts", List.of("a", "b"));
      id = TestClients.register(ready[2], "first", FIRST);
      process.kill();
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      assertThat(TestClients.committedValues(kafka.bootstrapServers(), "facts"))
          .containsExactly("a", "b");
      String registry = kafka.schemaRegistryUrl();
      assertThat(TestClients.schemaById(registry, id)).isEqualTo(FIRST);
      assertThat(TestClients.register(registry, "first", FIRST)).isEqualTo(id);
      assertThat(TestClients.register(registry, "second", SECOND)).isGreaterThan(id);
    }
  }

  @Test
  void aTerminatedProcessStopsTheBrokerCleanly() throws Exception {
    try (EmbeddedKafkaProcess process = new EmbeddedKafkaProcess(directory)) {
      assertThat(process.line()).startsWith("READY");
      process.terminate();
    }

    assertThat(directory.resolve("kafka").resolve(".kafka_cleanshutdown")).exists();
  }

  @Test
  void aProcessKilledWhileItStartsLeavesADirectoryThatStarts() throws Exception {
    Path metadata = directory.resolve("kafka").resolve("__cluster_metadata-0");
    try (EmbeddedKafkaProcess process = new EmbeddedKafkaProcess(directory)) {
      while (!Files.exists(metadata)) {
        Thread.onSpinWait();
      }
      process.kill();
    }

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory)) {
      assertThat(TestClients.register(kafka.schemaRegistryUrl(), "first", FIRST)).isEqualTo(1);
    }
  }

  @Test
  void aSecondProcessOnTheSameDirectoryIsToldWhoHasIt() throws Exception {
    try (EmbeddedKafkaProcess first = new EmbeddedKafkaProcess(directory)) {
      assertThat(first.line()).startsWith("READY");
      try (EmbeddedKafkaProcess second = new EmbeddedKafkaProcess(directory)) {
        assertThat(second.line())
            .startsWith("REFUSED")
            .contains(directory.toString())
            .contains("in use by another process (pid " + first.pid() + ")");
        assertThat(second.stop()).isZero();
      }
      assertThatThrownBy(() -> EmbeddedKafka.start(directory))
          .isInstanceOf(DataDirectoryInUseException.class);
      assertThat(first.stop()).isZero();
      assertThat(first.line()).as("nothing else on standard output").isNull();
    }
  }

  @Test
  void aSecondBrokerInTheSameProcessIsRefusedAndTheFirstKeepsItsLock() throws Exception {
    try (EmbeddedKafka first = EmbeddedKafka.start(directory)) {
      assertThatThrownBy(() -> EmbeddedKafka.start(directory))
          .isInstanceOf(DataDirectoryInUseException.class)
          .hasMessageContaining(directory.toString());
      assertThat(TestClients.clusterId(first.bootstrapServers())).isEqualTo(first.clusterId());
      try (EmbeddedKafkaProcess other = new EmbeddedKafkaProcess(directory)) {
        assertThat(other.line()).startsWith("REFUSED");
      }
    }
  }

  @Test
  void whenTheRegistryCannotListenTheBrokerIsStoppedAndTheDirectoryFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, LoopbackPorts.address())) {
      EmbeddedKafkaOptions options =
          EmbeddedKafkaOptions.defaults().withSchemaRegistryPort(taken.getLocalPort());

      assertThatThrownBy(() -> EmbeddedKafka.start(directory, options))
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());
    }

    EmbeddedKafka.start(directory).close();
  }

  @Test
  void aForeignRecordInTheSchemasTopicStopsTheStartAndIsNamed() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(directory)) {
      broker.start();
      TestClients.createTopic(
          broker.bootstrapServers(), "_schemas", Map.of("cleanup.policy", "compact"));
      TestClients.produceKeyed(broker.bootstrapServers(), "_schemas", "no", "json");
    }

    assertThatThrownBy(() -> EmbeddedKafka.start(directory))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("offset 0");
  }

  @Test
  void aSchemasTopicThatWouldExpireStopsTheStart() throws Exception {
    try (EmbeddedBroker broker = new EmbeddedBroker(directory)) {
      broker.start();
      TestClients.createTopic(
          broker.bootstrapServers(), "_schemas", Map.of("cleanup.policy", "delete"));
    }

    assertThatThrownBy(() -> EmbeddedKafka.start(directory))
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("compact");
  }

  @Test
  void portsAndCompatibilityAreThoseAskedFor() {
    List<Integer> ports = LoopbackPorts.available(0, 0);
    EmbeddedKafkaOptions options =
        EmbeddedKafkaOptions.defaults()
            .withBrokerPort(ports.get(0))
            .withSchemaRegistryPort(ports.get(1))
            .withCompatibility(CompatibilityLevel.BACKWARD);

    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory, options)) {
      assertThat(kafka.bootstrapServers()).isEqualTo("127.0.0.1:" + ports.get(0));
      assertThat(kafka.schemaRegistryUrl()).isEqualTo("http://127.0.0.1:" + ports.get(1));
      assertThat(new RegistryHttp(kafka.schemaRegistryUrl()).get("/config").text())
          .isEqualTo("{\"compatibilityLevel\":\"BACKWARD\"}");
    }
  }

  @Test
  void closingTwiceAndFromAnotherThreadIsHarmless() throws Exception {
    EmbeddedKafka kafka = EmbeddedKafka.start(directory);
    Thread other = new Thread(kafka::close);
    other.start();
    kafka.close();
    other.join();
    kafka.close();

    EmbeddedKafka.start(directory).close();
  }

  @Test
  void aTopicIsNotCreatedOnFirstUse() {
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory);
        KafkaProducer<String, String> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "max.block.ms", "500"),
                new StringSerializer(),
                new StringSerializer())) {
      ExecutionException thrown =
          catchThrowableOfType(
              ExecutionException.class,
              () -> producer.send(new ProducerRecord<>("unknown", "a")).get());

      assertThat(thrown).hasCauseInstanceOf(TimeoutException.class);
      producer.close(Duration.ZERO);
    }
  }
}
