package dk.fristvagt.streams.rejects;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Reject;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaProvider;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Nothing is skipped, whatever is down for a while. */
@Timeout(60)
class RejectsReaderTest {

  private static final String TOPIC = "case-changes.rejects";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final FlakyRegistry registry = new FlakyRegistry();
  private final AvroSerdes serdes = new AvroSerdes(registry, Map.of());
  private final RejectLog log = new RejectLog(TopicNames.plain());
  private volatile int opened;
  private volatile boolean brokerIsDown;
  private final RejectsReader reader = new RejectsReader(this::open, TOPIC, serdes, log);

  @AfterEach
  void close() {
    reader.close();
    serdes.close();
  }

  @Test
  void readsFromTheBeginningAndSaysWhenAllIsRead() {
    reader.start();

    await(summary -> summary.reading().complete());

    assertThat(log.summary().total()).isEqualTo(2);
    assertThat(log.summary().unreadable()).isEqualTo(1);
    assertThat(log.summary().reading().records()).isEqualTo(3);
    assertThat(log.latest(null, null, 10))
        .extracting(entry -> entry.id().toString())
        .containsExactly("0-9", "0-7");
  }

  @Test
  void aRegistryThatDoesNotAnswerIsWaitedForAndNothingIsSkipped() {
    registry.down = true;
    reader.start();
    await(summary -> summary.reading().failingSince() != null);
    assertThat(log.summary().total()).isZero();
    assertThat(log.summary().reading().failure()).isEqualTo("RegistryUnavailableException");

    registry.down = false;

    await(summary -> summary.reading().complete() && summary.reading().failingSince() == null);
    assertThat(log.summary().total()).isEqualTo(2);
    assertThat(opened).isGreaterThan(1);
  }

  @Test
  void aBrokerThatDoesNotAnswerShowsAsSuch() {
    brokerIsDown = true;
    reader.start();
    await(summary -> summary.reading().failingSince() != null);
    assertThat(log.summary().reading().complete()).isFalse();

    brokerIsDown = false;

    await(summary -> summary.reading().complete() && summary.reading().failingSince() == null);
    assertThat(log.summary().total()).isEqualTo(2);
  }

  private void await(Predicate<RejectSummary> condition) {
    while (!condition.test(log.summary())) {
      Thread.onSpinWait();
    }
  }

  /** Of a topic with a reject at 7, rubbish at 8 and a reject at 9. */
  private Consumer<byte[], byte[]> open() {
    opened++;
    MockConsumer<byte[], byte[]> consumer =
        new MockConsumer<>("earliest") {
          @Override
          public Map<TopicPartition, Long> endOffsets(
              Collection<TopicPartition> partitions, Duration timeout) {
            if (brokerIsDown) {
              throw new TimeoutException("no broker");
            }
            return super.endOffsets(partitions, timeout);
          }
        };
    Node node = new Node(0, "localhost", 9092);
    Node[] replicas = {node};
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, replicas, replicas)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 7L));
    consumer.updateEndOffsets(Map.of(PARTITION, 10L));
    consumer.schedulePollTask(
        () -> {
          consumer.addRecord(record(7, reject()));
          consumer.addRecord(record(8, new byte[] {1}));
          consumer.addRecord(record(9, reject()));
        });
    return consumer;
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, null, value);
  }

  private byte[] reject() {
    return serdes
        .serializer()
        .serialize(
            TOPIC,
            new Reject(
                "UNREADABLE",
                "x",
                null,
                null,
                null,
                "a.ndjson",
                1L,
                ByteBuffer.wrap(new byte[] {1}),
                5L));
  }

  private static final class FlakyRegistry extends MockSchemaRegistryClient {
    volatile boolean down;

    FlakyRegistry() {
      super(List.of(new AvroSchemaProvider()));
    }

    @Override
    public ParsedSchema getSchemaById(int id) throws IOException, RestClientException {
      if (down) {
        throw new IOException("connection refused");
      }
      return super.getSchemaById(id);
    }
  }
}
