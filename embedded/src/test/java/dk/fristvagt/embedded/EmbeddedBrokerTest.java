package dk.fristvagt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The broker's life cycle, where it goes wrong. */
class EmbeddedBrokerTest {

  @TempDir Path directory;

  @Test
  void startingTwiceStartsOnce() {
    try (EmbeddedBroker broker = new EmbeddedBroker(directory)) {
      broker.start();
      String servers = broker.bootstrapServers();
      broker.start();

      assertThat(broker.bootstrapServers()).isEqualTo(servers);
    }
  }

  @Test
  void aBrokerThatNeverStartedCanBeClosedAndThenNotStarted() {
    EmbeddedBroker broker = new EmbeddedBroker(directory);
    broker.close();
    broker.close();

    assertThatThrownBy(broker::start).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(broker::bootstrapServers).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aTakenPortIsNamedAndLeavesTheDirectoryFree() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, LoopbackPorts.address());
        EmbeddedBroker broker = new EmbeddedBroker(directory, taken.getLocalPort(), Map.of())) {
      assertThatThrownBy(broker::start)
          .isInstanceOf(EmbeddedKafkaException.class)
          .hasMessageContaining("127.0.0.1:" + taken.getLocalPort());

      DataDirectoryLock.acquire(directory).close();
    }
  }

  @Test
  void aStartThatKafkaRefusesLeavesNothingRunningAndCanBeClosed() {
    EmbeddedBroker refused = new EmbeddedBroker(directory, 0, Map.of("log.segment.bytes", "many"));

    assertThatThrownBy(refused::start)
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining("log.segment.bytes");
    refused.close();

    try (EmbeddedBroker broker = new EmbeddedBroker(directory)) {
      broker.start();
    }
  }

  @Test
  void aBrokerThatFailsHalfwayCanBeStartedAfterwards() throws Exception {
    Path metaProperties = directory.resolve("kafka").resolve("meta.properties");
    Files.createDirectories(metaProperties.getParent());
    Files.writeString(metaProperties, "version=1\ncluster.id=AAAAAAAAAAAAAAAAAAAAAA\nnode.id=7\n");
    EmbeddedBroker broker = new EmbeddedBroker(directory);

    assertThatThrownBy(broker::start)
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining(directory.toString());
    Files.delete(metaProperties);

    broker.start();
    broker.close();
  }

  @Test
  void aFileInPlaceOfTheDirectoryIsRefusedByName() throws Exception {
    Path file = Files.createFile(directory.resolve("file"));

    assertThatThrownBy(() -> new EmbeddedBroker(file).start())
        .isInstanceOf(EmbeddedKafkaException.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void anImpossiblePortIsRefusedAtOnce() {
    assertThatThrownBy(() -> new EmbeddedBroker(directory, 65_536, Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> EmbeddedKafkaOptions.defaults().withSchemaRegistryPort(-1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> EmbeddedKafkaOptions.defaults().withBrokerPort(9).withSchemaRegistryPort(9))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
