package dk.fristvagt.app.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.ReadLine;
import dk.fristvagt.sources.RejectRecheck;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.rejects.RejectMark;
import dk.fristvagt.streams.rejects.RejectOriginals;
import dk.fristvagt.streams.rejects.Retriability;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facts first, marks after: whatever breaks in between leaves what can be done once more. */
class LiveRejectRetryTest {

  private static final TopicNames TOPICS = TopicNames.plain();
  private static final Calendars CALENDARS = Calendars.danish(false);
  private static final CaseChangeCodec CODEC = new CaseChangeCodec(CALENDARS::zone);
  private static final Instant NOW = Instant.parse("2024-05-05T10:00:00Z");

  private final AvroSerdes serdes = AvroSerdes.at("mock://retry");
  private final RejectLog log = new RejectLog(TOPICS);
  private final Originals originals = new Originals();
  private MockProducer<String, SpecificRecord> kafka = producer(true);
  private final LiveRejectRetry retry =
      new LiveRejectRetry(
          TOPICS,
          originals,
          log,
          () ->
              new RejectRecheck(
                  new FactReader(CALENDARS::zone),
                  serdes.caseChangesDecoder(TOPICS.caseChanges()),
                  CODEC),
          () -> new CaseChangeProducer(kafka, TOPICS, CODEC),
          () -> NOW);

  @AfterEach
  void close() {
    serdes.close();
  }

  @Test
  void whatIsGoodByNowIsWrittenAsTheIntakeDoesAndThenMarked() {
    add(4, "UNKNOWN_TYPE", line("c-1"));

    RetryReport report = retry.one(new RejectId(0, 4)).orElseThrow();

    assertThat(report).isEqualTo(new RetryReport(1, 0, List.of(), List.of(), 0));
    assertThat(kafka.history())
        .extracting(ProducerRecord::topic)
        .containsExactly("case-changes", "case-changes.rejects");
    assertThat(kafka.history().get(0).key()).isEqualTo("0330/c-1/n-c-1/0");
    assertThat(kafka.history().get(0).timestamp()).isEqualTo(NOW.toEpochMilli());
    Reject mark = (Reject) kafka.history().get(1).value();
    assertThat(mark)
        .isEqualTo(RejectMark.of("case-changes.rejects", new RejectId(0, 4), NOW.toEpochMilli()));
    assertThat(log.isRetried(new RejectId(0, 4))).isTrue();
  }

  @Test
  void whatIsStillBadIsSaidAndNothingWritten() {
    add(4, "UNKNOWN_TYPE", line("c-1").replace("NotificationReceived", "NotYet"));

    RetryReport report = retry.all("UNKNOWN_TYPE");

    assertThat(report.stillRejected())
        .containsExactly(
            new RetryReport.StillRejected("0-4", "UNKNOWN_TYPE", "type is no known event"));
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void onlyOneReasonIsRetriedAndWhatWasDoneIsLeftAlone() {
    add(4, "UNKNOWN_TYPE", line("c-1"));
    add(5, "BAD_VALUE", line("c-2"));
    add(6, "UNKNOWN_TYPE", line("c-3"));
    log.markRetried(new RejectId(0, 4), NOW);

    assertThat(retry.all("UNKNOWN_TYPE")).isEqualTo(new RetryReport(1, 1, List.of(), List.of(), 0));
    assertThat(cases()).containsExactly("c-3");
  }

  @Test
  void aFactThatCouldNotBeWrittenIsNotMarked() {
    kafka = producer(false);
    add(4, "UNKNOWN_TYPE", line("c-1"));
    MockProducer<String, SpecificRecord> failing = kafka;
    failing.sendException = new TimeoutException("no broker");

    assertThatThrownBy(() -> retry.all("UNKNOWN_TYPE")).isInstanceOf(KafkaException.class);

    assertThat(failing.history()).isEmpty();
    assertThat(log.isRetried(new RejectId(0, 4))).isFalse();
  }

  /** Killed after the fact was written and before its mark was. */
  @Test
  void aCrashBeforeTheMarkIsMadeUpForByRetryingOnceMoreWithTheSameFact() {
    add(4, "UNKNOWN_TYPE", line("c-1"));
    MockProducer<String, SpecificRecord> killed = producer(true);
    kafka = killed;
    killed.flushException = new TimeoutException("killed while waiting");
    assertThatThrownBy(() -> retry.all("UNKNOWN_TYPE")).isInstanceOf(TimeoutException.class);
    assertThat(killed.history()).extracting(ProducerRecord::topic).containsExactly("case-changes");

    kafka = producer(true);
    assertThat(retry.all("UNKNOWN_TYPE").retried()).isEqualTo(1);

    assertThat(kafka.history().get(0).key()).isEqualTo(killed.history().get(0).key());
    assertThat(kafka.history().get(0).value()).isEqualTo(killed.history().get(0).value());
    assertThat(kafka.history()).hasSize(2);
  }

  @Test
  void whatIsMaskedOrCutIsNeverTakenForAFact() throws Exception {
    String line = line("c-1");
    String padded = line + " ".repeat(NdjsonReader.LONGEST_LINE);
    try (NdjsonReader reader =
        new NdjsonReader(
            new ByteArrayInputStream(padded.getBytes(StandardCharsets.UTF_8)),
            "long.ndjson",
            new FactReader(CALENDARS::zone))) {
      ReadLine.Rejected cut = (ReadLine.Rejected) reader.next(NOW.toEpochMilli());
      originals.all.put(new RejectId(0, 4), cut.rejection().toRecord(NOW.toEpochMilli()));
    }
    add(5, "UNREADABLE", line.replace("\"n-c-1\"", "\"**********\""));
    add(6, "CPR_NUMBER", line);

    assertThat(retry.all("UNREADABLE").notRetriable())
        .containsExactly(
            new RetryReport.NotRetriable("0-4", Retriability.CUT.name()),
            new RetryReport.NotRetriable("0-5", Retriability.MASKED.name()));
    assertThat(retry.all("CPR_NUMBER").notRetriable())
        .containsExactly(new RetryReport.NotRetriable("0-6", Retriability.CPR_NUMBER.name()));
    assertThat(kafka.history()).isEmpty();
  }

  @Test
  void aMarkCannotBeRetriedAndWhatIsNotThereIsNotThere() {
    originals.all.put(
        new RejectId(0, 9), RejectMark.of("case-changes.rejects", new RejectId(0, 4), 5));

    assertThat(retry.one(new RejectId(0, 9)).orElseThrow().notRetriable())
        .containsExactly(new RetryReport.NotRetriable("0-9", "NO_FACT"));
    assertThat(retry.one(new RejectId(0, 10))).isEmpty();
  }

  @Test
  void aThousandOfThemAreListedAndTheOthersCounted() {
    for (int i = 0; i < 1_003; i++) {
      add(i, "UNREADABLE", "{");
    }

    RetryReport report = retry.all("UNREADABLE");

    assertThat(report.stillRejected()).hasSize(1_000);
    assertThat(report.unlisted()).isEqualTo(3);
  }

  private List<String> cases() {
    return kafka.history().stream()
        .map(ProducerRecord::value)
        .filter(CaseChange.class::isInstance)
        .map(change -> ((CaseChange) change).getCaseId())
        .toList();
  }

  private void add(long offset, String reason, String original) {
    originals.all.put(
        new RejectId(0, offset),
        new Reject(
            reason,
            "x",
            null,
            null,
            null,
            "a.ndjson",
            3L,
            ByteBuffer.wrap(original.getBytes(StandardCharsets.UTF_8)),
            NOW.toEpochMilli()));
  }

  private static String line(String caseId) {
    return """
        {"eventId":"n-%1$s","municipality":"0330","caseId":"%1$s","occurredAt":"2024-05-05T08:00:00Z","registeredAt":"2024-05-05T08:05:00Z","type":"NotificationReceived","data":{"notificationId":"n-%1$s","notifier":"CITIZEN","knownCase":false}}"""
        .formatted(caseId);
  }

  private MockProducer<String, SpecificRecord> producer(boolean autoComplete) {
    Node node = new Node(0, "localhost", 9092);
    Node[] replicas = {node};
    Cluster cluster =
        new Cluster(
            "mock",
            List.of(node),
            List.of(
                new PartitionInfo(TOPICS.caseChanges(), 0, node, replicas, replicas),
                new PartitionInfo(TOPICS.rejects(), 0, node, replicas, replicas)),
            Set.of(),
            Set.of());
    return new MockProducer<>(
        cluster, autoComplete, new CasePartitioner(), new StringSerializer(), serdes.serializer());
  }

  private static final class Originals implements RejectOriginals {
    final Map<RejectId, Reject> all = new TreeMap<>();

    @Override
    public Optional<Reject> at(RejectId id) {
      return Optional.ofNullable(all.get(id));
    }

    @Override
    public void forEach(BiConsumer<RejectId, Reject> sink) {
      all.forEach(sink);
    }
  }
}
