package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.follow.ViewsFollower;
import dk.fristvagt.streams.state.ViewMarkerState;
import dk.fristvagt.streams.state.ViewResetState;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Views are shown at markers, and not before the follower has caught up. */
@Timeout(60)
class ViewsFollowerTest {

  private static final String TOPIC = "views";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

  private final PartitionViews shown = new PartitionViews();
  private final BlockingQueue<MockConsumer<byte[], byte[]>> opened = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> clocks = new LinkedBlockingQueue<>();
  private volatile long end;
  private long next;
  private final ViewsFollower follower =
      new ViewsFollower(
          this::open,
          TOPIC,
          1,
          FollowedView.of(
              new TopologySettings(
                  TopicNames.plain(),
                  BuiltInCatalogues.dkChildServices(),
                  Calendars.danish(false),
                  Set.of("any"),
                  Period.ofDays(30))),
          shown);

  @AfterEach
  void close() {
    follower.close();
  }

  @Test
  void aViewIsShownAtTheLastMarkerOnceTheEndIsReached() throws Exception {
    end = 6;
    MockConsumer<byte[], byte[]> consumer = start();
    send(consumer, reset(), open("c-1"), marker(10), open("c-2"), marker(20), open("c-3"));
    consumer.schedulePollTask(() -> assertThat(shown.all()).isEmpty());
    send(consumer, marker(30));

    assertThat(clocks.take()).isEqualTo(30);
    assertThat(cases()).containsExactlyInAnyOrder("0330/c-1", "0330/c-2", "0330/c-3");
  }

  @Test
  void whatIsGoneIsGoneWithTheNextMarkerAndAResetForgetsAllThatWasBefore() throws Exception {
    end = 4;
    MockConsumer<byte[], byte[]> consumer = start();
    send(consumer, reset(), open("c-1"), open("c-2"), marker(10));
    assertThat(clocks.take()).isEqualTo(10);

    send(consumer, record("g0330/c-1", null), marker(20));
    assertThat(clocks.take()).isEqualTo(20);
    assertThat(cases()).containsExactly("0330/c-2");

    send(consumer, reset(), open("c-9"), marker(20));
    assertThat(clocks.take()).isEqualTo(20);
    assertThat(cases()).containsExactly("0330/c-9");
  }

  @Test
  void aBrokerThatIsGoneLeavesTheViewAndItIsReadAnew() throws Exception {
    end = 3;
    MockConsumer<byte[], byte[]> consumer = start();
    send(consumer, reset(), open("c-1"), marker(10));
    assertThat(clocks.take()).isEqualTo(10);

    consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("gone")));
    next = 0;
    MockConsumer<byte[], byte[]> again = opened.take();
    assertThat(cases()).containsExactly("0330/c-1");
    send(again, reset(), open("c-1"), marker(10));
    assertThat(clocks.take()).isEqualTo(10);
    send(again, open("c-2"), marker(20));

    assertThat(clocks.take()).isEqualTo(20);
    assertThat(cases()).containsExactlyInAnyOrder("0330/c-1", "0330/c-2");
  }

  @Test
  void whatDoesNotBeginWithAResetIsPartOfAViewAndIsNotShown() throws Exception {
    end = 2;
    MockConsumer<byte[], byte[]> consumer = start();
    send(consumer, open("c-1"), marker(10));
    send(consumer, reset(), open("c-1"), open("c-2"), marker(20));

    assertThat(clocks.take()).isEqualTo(20);
    assertThat(cases()).containsExactlyInAnyOrder("0330/c-1", "0330/c-2");
  }

  private MockConsumer<byte[], byte[]> start() throws InterruptedException {
    shown.onChange(() -> shown.all().forEach(view -> clocks.add(view.clock())));
    follower.start();
    return opened.take();
  }

  private List<String> cases() {
    PartitionView view = shown.all().get(0);
    return view.cases().values().stream()
        .map(gauge -> gauge.municipality() + '/' + gauge.caseId())
        .toList();
  }

  private Consumer<byte[], byte[]> open() {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
    consumer.updateEndOffsets(Map.of(PARTITION, end));
    opened.add(consumer);
    return consumer;
  }

  private void send(MockConsumer<byte[], byte[]> consumer, Part... parts) {
    long first = next;
    next += parts.length;
    consumer.schedulePollTask(
        () -> {
          for (int i = 0; i < parts.length; i++) {
            consumer.addRecord(
                new ConsumerRecord<>(
                    TOPIC,
                    0,
                    first + i,
                    parts[i].key.getBytes(StandardCharsets.UTF_8),
                    parts[i].value));
          }
        });
  }

  private record Part(String key, byte[] value) {}

  private static Part record(String key, byte[] value) {
    return new Part(key, value);
  }

  private static Part reset() {
    return new Part("x", ViewRecords.encode(ViewRecords.RESET, new ViewResetState("any")));
  }

  private static Part marker(long clock) {
    return new Part("m", ViewRecords.encode(ViewRecords.MARKER, new ViewMarkerState(clock)));
  }

  private static Part open(String caseId) {
    CaseGauge gauge = new CaseGauge("0330", caseId, true, null, "Nord", "anna", List.of(), 0);
    return new Part(
        "g0330/" + caseId, ViewRecords.encode(ViewRecords.GAUGE, ViewRecords.state(gauge)));
  }
}
