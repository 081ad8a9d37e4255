package dk.fristvagt.sources.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.sources.LocalMidnights;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IntakeSessionTest {

  private static final TopicPartition CAPTURED = new TopicPartition("captured.fag", 0);
  private static final Instant NOW = Instant.parse("2024-06-01T00:00:00Z");
  private static final Duration NO_WAIT = Duration.ZERO;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final MockProducer<String, SpecificRecord> producer = producer();
  private final CaptureProgress progress = new CaptureProgress();
  private long offset;
  private IntakeSession session;

  @BeforeEach
  void open() {
    session = session(Duration.ofDays(1));
    consumer.updateBeginningOffsets(Map.of(CAPTURED, 0L));
    session.open();
  }

  @Test
  void aTransactionIsWrittenWhenItsEndIsReadAndNotBefore() {
    captured(begin(1), meeting(1, 0, 1, "a"), meeting(1, 0, 2, "b"));
    session.step(NO_WAIT);
    assertThat(producer.history()).isEmpty();

    captured(end(1));
    session.step(NO_WAIT);

    assertThat(written()).containsExactly("0330/c-1/a/0", "0330/c-1/b/0");
    assertThat(committed()).isEqualTo(4);
  }

  @Test
  void whatIsWholeInABatchIsWrittenThoughAnotherTransactionHasBegun() {
    captured(begin(1), meeting(1, 0, 1, "a"), end(1), begin(2), meeting(2, 10, 1, "b"));

    session.step(NO_WAIT);

    assertThat(written()).containsExactly("0330/c-1/a/0");
    assertThat(committed()).isEqualTo(3);
  }

  @Test
  void changesThatAreCapturedOnceMoreAreLeftOut() {
    captured(begin(1), meeting(1, 0, 1, "a"), end(1), begin(2), meeting(2, 10, 1, "b"));
    // The connector was killed; it begins again in the middle of the first.
    captured(
        meeting(1, 0, 1, "a"),
        end(1),
        begin(2),
        meeting(2, 10, 1, "b"),
        meeting(2, 10, 2, "c"),
        end(2));

    session.step(NO_WAIT);

    assertThat(written()).containsExactly("0330/c-1/a/0", "0330/c-1/b/0", "0330/c-1/c/0");
    assertThat(progress.intake().repeated()).isEqualTo(2);
  }

  @Test
  void aTransactionThatIsGoneOnWithAndNumberedAnewLosesNothing() {
    captured(begin(1), meeting(1, 0, 1, "a"), meeting(1, 0, 2, "b"));
    session.step(NO_WAIT);
    // The connector was killed; it tells the beginning again, and counts from 1.
    captured(
        begin(1),
        change("c", 1, 0, 3, 1, "moede", null, row("c")),
        change("c", 1, 0, 4, 2, "moede", null, row("d")),
        end(1));

    session.step(NO_WAIT);

    assertThat(written())
        .containsExactly("0330/c-1/a/0", "0330/c-1/b/0", "0330/c-1/c/0", "0330/c-1/d/0");
    assertThat(progress.intake().repeated()).isZero();
  }

  @Test
  void aSnapshotWhoseFirstTableIsEmptyReplacesWhatWasCapturedInPart() {
    captured(begin(1), meeting(1, 0, 1, "a"));
    captured(found("first_in_data_collection", "b"), foundClock("last"));

    session.step(NO_WAIT);

    assertThat(written().subList(0, 1)).containsExactly("0330/c-1/b/0");
    assertThat(ticks()).containsExactly("2024-03-01T12:00:00Z");
  }

  @Test
  void aClockIsTickedBehindTheFactsOfItsTransactionWithEveryMidnightOnTheWay() {
    captured(begin(1), clock(1, 0, 1, "2024-03-01T12:00:00Z"), meeting(1, 0, 2, "a"), end(1));
    captured(begin(2), clock(2, 10, 1, "2024-03-03T12:00:00Z"), end(2));

    session.step(NO_WAIT);

    assertThat(written().get(0)).isEqualTo("0330/c-1/a/0");
    assertThat(ticks())
        .containsExactly(
            "2024-03-01T12:00:00Z",
            "2024-03-01T23:00:00Z",
            "2024-03-02T23:00:00Z",
            "2024-03-03T12:00:00Z");
  }

  @Test
  void aClockThatGoesBackOrIsAheadOfOursTicksNothing() {
    captured(begin(1), clock(1, 0, 1, "2024-03-01T12:00:00Z"), end(1));
    captured(begin(2), clock(2, 10, 1, "2024-02-01T12:00:00Z"), end(2));
    captured(begin(3), clock(3, 20, 1, "2034-02-01T12:00:00Z"), end(3));

    session.step(NO_WAIT);

    assertThat(ticks()).containsExactly("2024-03-01T12:00:00Z");
    assertThat(progress.intake().clockAhead()).isTrue();
  }

  @Test
  void aSnapshotTicksAtItsEndAndWhatASnapshotThatWasBrokenOffFoundIsThrownAway() {
    captured(found("first", "a"), foundClock("true"));
    captured(found("first", "b"), found("true", "c"), foundClock("last"));

    session.step(NO_WAIT);

    assertThat(written().subList(0, 2)).containsExactly("0330/c-1/b/0", "0330/c-1/c/0");
    assertThat(ticks()).containsExactly("2024-03-01T12:00:00Z");
  }

  @Test
  void aTransactionWhoseEndDoesNotComeIsTakenBackAndReadAgainWithIt() {
    session = session(Duration.ZERO);
    session.open();
    captured(begin(1), meeting(1, 0, 1, "a"));
    session.step(NO_WAIT);
    session.step(NO_WAIT);
    assertThat(producer.transactionAborted()).isTrue();
    assertThat(consumer.position(CAPTURED)).isZero();

    captured(begin(1), meeting(1, 0, 1, "a"), meeting(1, 0, 2, "b"), end(1));
    session.step(NO_WAIT);
    // The mock forgets what it has handed out; the broker does not.
    offset = 0;
    captured(
        begin(1),
        meeting(1, 0, 1, "a"),
        begin(1),
        meeting(1, 0, 1, "a"),
        meeting(1, 0, 2, "b"),
        end(1));
    session.step(NO_WAIT);

    assertThat(written()).containsExactly("0330/c-1/a/0", "0330/c-1/b/0");
  }

  @Test
  void whatIsNoRecordOfTheConnectorIsARejectWithItsOriginAndWithoutCprNumbers() {
    captured("{\"cpr\":\"010190-1234\"");

    session.step(NO_WAIT);

    assertThat(producer.history()).hasSize(1);
    Reject reject = (Reject) producer.history().get(0).value();
    assertThat(reject.getReason()).isEqualTo("UNREADABLE");
    assertThat(reject.getTopic()).isEqualTo("captured.fag");
    assertThat(StandardCharsets.UTF_8.decode(reject.getOriginal()).toString())
        .isEqualTo("{\"cpr\":\"**********\"");
  }

  @Test
  void aTableThatWasEmptiedInOneGoIsAReject() {
    captured(begin(1), change("t", 1, 0, 1, "moede", null, null), end(1));

    session.step(NO_WAIT);

    assertThat(((Reject) producer.history().get(0).value()).getDetail())
        .isEqualTo("moede: the table was emptied; which rows it held is not told");
  }

  @Test
  void recordsThatAreGoneBeforeTheyWereReadAreNoticed() {
    consumer.updateBeginningOffsets(Map.of(CAPTURED, 17L));

    assertThatThrownBy(() -> session(Duration.ZERO).open())
        .isInstanceOf(CapturedRecordsLostException.class)
        .hasMessageContaining("begins at offset 17");
  }

  @Test
  void theStateBesideTheOffsetIsReadBackAsItWasWritten() {
    IntakeState state =
        new IntakeState(java.util.OptionalLong.of(-5), new LogPosition(1L << 50, 1L << 51, 7));

    assertThat(IntakeState.parse(state.toText())).isEqualTo(state);
    assertThat(IntakeState.parse(IntakeState.START.toText())).isEqualTo(IntakeState.START);
  }

  private IntakeSession session(Duration patience) {
    return new IntakeSession(
        new CaptureSettings(
            Mappings.small(), TopicNames.plain(), Mappings.ZONES, () -> NOW, patience),
        consumer,
        producer,
        new LocalMidnights(List.of(MunicipalCalendar.COPENHAGEN)),
        progress);
  }

  private static MockProducer<String, SpecificRecord> producer() {
    Node node = new Node(1, "localhost", 1);
    Node[] nodes = {node};
    Cluster cluster =
        new Cluster(
            "c",
            List.of(node),
            List.of(
                new PartitionInfo("case-changes", 0, node, nodes, nodes),
                new PartitionInfo("case-changes.rejects", 0, node, nodes, nodes)),
            Set.of(),
            Set.of());
    return new MockProducer<>(
        cluster,
        true,
        new CasePartitioner(),
        new StringSerializer(),
        (topic, value) -> new byte[0]) {
      @Override
      public void initTransactions() {
        if (!transactionInitialized()) {
          super.initTransactions();
        }
      }
    };
  }

  private void captured(String... values) {
    for (String value : values) {
      consumer.addRecord(
          new ConsumerRecord<>(
              CAPTURED.topic(), 0, offset++, null, value.getBytes(StandardCharsets.UTF_8)));
    }
    consumer.updateEndOffsets(Map.of(CAPTURED, offset));
  }

  /** Keys of what was committed. */
  private List<String> written() {
    List<String> keys = new ArrayList<>();
    for (ProducerRecord<String, SpecificRecord> record : producer.history()) {
      if (record.value() instanceof CaseChange) {
        keys.add(record.key());
      }
    }
    return keys;
  }

  private List<String> ticks() {
    return producer.history().stream()
        .filter(record -> record.value() instanceof Tick)
        .map(record -> Instant.ofEpochMilli(((Tick) record.value()).getTime()).toString())
        .toList();
  }

  private long committed() {
    List<Map<String, Map<TopicPartition, OffsetAndMetadata>>> all =
        producer.consumerGroupOffsetsHistory();
    return all.get(all.size() - 1).values().iterator().next().get(CAPTURED).offset();
  }

  private static String begin(int transaction) {
    return "{\"status\":\"BEGIN\",\"id\":\"" + transaction + ":77\"}";
  }

  private static String end(int transaction) {
    return "{\"status\":\"END\",\"id\":\"" + transaction + ":99\",\"event_count\":1}";
  }

  private static String meeting(int transaction, long lastCommit, int order, String event) {
    return change("c", transaction, lastCommit, order, "moede", null, row(event));
  }

  private static String clock(int transaction, long lastCommit, int order, String time) {
    return change(
        "u",
        transaction,
        lastCommit,
        order,
        "puls",
        "{\"tid\":null}",
        "{\"tid\":\"" + time + "\"}");
  }

  private static String found(String snapshot, String event) {
    return snapshot(snapshot, "moede", row(event));
  }

  private static String foundClock(String snapshot) {
    return snapshot(snapshot, "puls", "{\"tid\":\"2024-03-01T12:00:00Z\"}");
  }

  private static String row(String event) {
    return "{\"sagsnr\":\"c-1\",\"akt\":\""
        + event
        + "\",\"art\":\"NETV\",\"version\":0,\"tid\":\"2024-03-01T09:15:00Z\","
        + "\"rettet\":\"2024-03-01T09:20:00Z\"}";
  }

  private static String snapshot(String kind, String table, String after) {
    return "{\"before\":null,\"after\":"
        + after
        + ",\"source\":{\"snapshot\":\""
        + kind
        + "\",\"schema\":\"fs\",\"table\":\""
        + table
        + "\"},\"transaction\":null,\"op\":\"r\"}";
  }

  private static String change(
      String op,
      int transaction,
      long lastCommit,
      int order,
      String table,
      String before,
      String after) {
    return change(op, transaction, lastCommit, lastCommit + order, order, table, before, after);
  }

  private static String change(
      String op,
      int transaction,
      long lastCommit,
      long log,
      int order,
      String table,
      String before,
      String after) {
    return String.join(
        "",
        Arrays.asList(
            "{\"before\":" + before,
            ",\"after\":" + after,
            ",\"source\":{\"snapshot\":\"false\",\"sequence\":\"[\\\"" + lastCommit,
            "\\\",\\\"" + log,
            "\\\"]\",\"schema\":\"fs\",\"table\":\"" + table,
            "\"},\"transaction\":{\"id\":\"" + transaction + ":88\",\"total_order\":" + order,
            "},\"op\":\"" + op + "\"}"));
  }
}
