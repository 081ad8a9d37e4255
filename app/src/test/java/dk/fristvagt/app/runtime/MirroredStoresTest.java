package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mirror may have the stores' changelogs of several moments. To the service it is its topics on a
 * broker that says another cluster's id, which is how it is made here.
 */
class MirroredStoresTest {

  private static final String APPLICATION = "mirrored";
  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 2, (short) 1);
  private static final String MIRROR = "MMMMMMMMMMMMMMMMMMMMMA";
  private static final int MORE_THAN_IS_READ_AT_ONCE = 150;
  private static final Instant AT_FIRST = Instant.parse("2024-05-05T20:00:00Z");

  private static final String NOTIFICATION =
      """
      {"eventId":"n1","municipality":"0330","caseId":"c-1","occurredAt":"2024-05-05T12:00:00+02:00","registeredAt":"2024-05-05T12:05:00+02:00","type":"NotificationReceived","data":{"notificationId":"n1","notifier":"CITIZEN","knownCase":false}}
      """;

  @TempDir private Path directory;

  @Test
  @Timeout(300)
  void storesOfAnotherClusterAreTakenOverOnlyWhenThatIsSaid() throws Exception {
    DataDirectory data = DataDirectory.ensure(directory.resolve("data"));
    try (StopSignal stop = StopSignal.ofJob()) {
      importInto(data, stop);
      run(data, settings(data, AT_FIRST), stop);
      run(data, settings(data, AT_FIRST.plusSeconds(1)), stop);
      String source = clusterId(data);
      becomeMirror(data);
      assertThat(clusterId(data)).isEqualTo(MIRROR).isNotEqualTo(source);

      ServiceSettings later = settings(data, AT_FIRST.plusSeconds(2));
      assertThatThrownBy(() -> run(data, later, stop))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("written on Kafka cluster " + source + ", and this is " + MIRROR)
          .hasMessageContaining("docs/runbook.md")
          .hasMessageContaining("service.stores-of-cluster to " + source);
      assertThatThrownBy(() -> run(data, later.withStoresOf("yet-another"), stop))
          .hasMessageContaining("written on Kafka cluster " + source);
      breakOffTransactions(data);
      assertThatThrownBy(() -> run(data, later, stop))
          .as("behind transactions that came to nothing")
          .hasMessageContaining("written on Kafka cluster " + source);

      run(data, later.withStoresOf(source), stop);
      run(data, settings(data, AT_FIRST.plusSeconds(3)), stop);
    }
  }

  /** Runs the service until its clock is there. */
  private static void run(DataDirectory data, ServiceSettings settings, StopSignal stop)
      throws InterruptedException {
    long now = settings.time().instant().toEpochMilli();
    try (SystemAccess system = SystemAccess.started(data);
        LiveService service =
            LiveService.start(settings, system.connection(), Duration.ZERO, true, stop)) {
      while (service.service().clock().orElse(Long.MIN_VALUE) < now) {
        service.requireAlive();
        stop.await(Duration.ofMillis(20));
      }
    }
  }

  private static ServiceSettings settings(DataDirectory data, Instant now) {
    return new ServiceSettings(
        TOPICS,
        BuiltInCatalogues.dkChildServices(),
        Set.of(LiveService.WALL_CLOCK),
        APPLICATION,
        data.streamsState(),
        2,
        0,
        () -> now,
        Duration.ofMinutes(1),
        Map.of(),
        Population.NONE);
  }

  private void importInto(DataDirectory data, StopSignal stop) throws IOException {
    Path file = directory.resolve("facts.ndjson");
    Files.writeString(file, NOTIFICATION);
    try (SystemAccess system = SystemAccess.embedded(data, stop)) {
      ImportedFacts.of(file, system.connection(), TOPICS, stop);
    }
  }

  private static String clusterId(DataDirectory data) throws Exception {
    try (EmbeddedSystem system = EmbeddedSystem.start(data);
        Admin admin = system.connection().admin()) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static void becomeMirror(DataDirectory data) throws IOException {
    try (Stream<Path> files = Files.walk(data.root())) {
      List<Path> properties = files.filter(file -> file.endsWith("meta.properties")).toList();
      assertThat(properties).isNotEmpty();
      for (Path file : properties) {
        Files.writeString(
            file, Files.readString(file).replaceAll("cluster\\.id=.*", "cluster.id=" + MIRROR));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** Leaves records in the clocks' changelog that no reader of committed ones sees. */
  private static void breakOffTransactions(DataDirectory data) {
    try (EmbeddedSystem system = EmbeddedSystem.start(data)) {
      Map<String, Object> config = new HashMap<>(system.connection().clientConfig());
      config.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, "broken-off");
      try (KafkaProducer<byte[], byte[]> producer =
          new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer())) {
        producer.initTransactions();
        producer.beginTransaction();
        for (int partition = 0; partition < TOPICS.partitions(); partition++) {
          for (int i = 0; i < MORE_THAN_IS_READ_AT_ONCE; i++) {
            producer.send(
                new ProducerRecord<>(
                    APPLICATION + "-clock-changelog", partition, new byte[] {1}, new byte[] {1}));
          }
        }
        producer.flush();
        producer.abortTransaction();
      }
    }
  }
}
