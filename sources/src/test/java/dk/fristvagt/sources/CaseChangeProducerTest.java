package dk.fristvagt.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.CasePartitioner;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.junit.jupiter.api.Test;

class CaseChangeProducerTest {

  private final MockProducer<String, SpecificRecord> kafka = MockTopics.producer(3, true);
  private final CaseChangeProducer producer =
      new CaseChangeProducer(kafka, TopicNames.plain(), Lines.CODEC);

  @Test
  void aFactGoesUnderItsKeyToThePartitionOfItsCaseWithTheFeedsClock() throws IOException {
    Fact fact = fact();

    producer.send(fact, 42L);

    ProducerRecord<String, SpecificRecord> record = kafka.history().get(0);
    assertThat(record.topic()).isEqualTo("case-changes");
    assertThat(record.key()).isEqualTo("0330/c-17/n1-received/0");
    assertThat(record.timestamp()).isEqualTo(42L);
    assertThat(record.value())
        .isInstanceOfSatisfying(
            CaseChange.class, change -> assertThat(change.getCaseId()).isEqualTo("c-17"));
    assertThat(
            new CasePartitioner()
                .partition(
                    "case-changes",
                    record.key(),
                    record.key().getBytes(StandardCharsets.UTF_8),
                    null,
                    null,
                    MockTopics.cluster(3)))
        .isEqualTo(CasePartitioner.partition("0330", "c-17", 3));
  }

  @Test
  void aFactOfATraceBearsItAndWhatIsRejectedIsAnEventWithAnIdOfItsOwn() throws IOException {
    TraceContext trace =
        new TraceContext("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01", "rojo=1");
    FeedSink feed = producer.feed("import", trace);

    feed.fact(fact(), 42L);
    for (long line = 7; line <= 8; line++) {
      feed.reject(
          new Rejection(
              RejectReason.UNREADABLE,
              "no JSON",
              new Origin.Line("facts.ndjson", line),
              "{".getBytes(StandardCharsets.UTF_8)),
          42L);
    }

    assertThat(kafka.history())
        .allSatisfy(record -> assertThat(TraceContext.of(record.headers())).isEqualTo(trace));
    assertThat(kafka.history().get(0).headers().lastHeader("ce_id")).isNull();
    assertThat(kafka.history().subList(1, 3))
        .extracting(
            record ->
                new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
        .containsExactly("facts.ndjson/7/021fb596db81e6d0", "facts.ndjson/8/021fb596db81e6d0");
  }

  @Test
  void aTickGoesToEveryPartition() {
    producer.tick("dubu", 1000L);

    assertThat(kafka.history()).extracting(ProducerRecord::partition).containsExactly(0, 1, 2);
    assertThat(kafka.history())
        .allSatisfy(
            record -> {
              assertThat(record.key()).isEqualTo("tick/dubu");
              assertThat(record.timestamp()).isEqualTo(1000L);
              assertThat(record.value()).isEqualTo(new Tick("dubu", 1000L));
            });
  }

  @Test
  void aCatalogueGoesToEveryPartition() {
    producer.activate(new CatalogueActivated("dk-child-services", 7L, "id: x", 2000L));

    assertThat(kafka.history())
        .hasSize(3)
        .allSatisfy(record -> assertThat(record.key()).isEqualTo("catalogue/7"));
  }

  @Test
  void aRejectionGoesToTheRejectsWithItsOrigin() {
    byte[] original = "{".getBytes(StandardCharsets.UTF_8);
    producer.reject(
        new Rejection(
            RejectReason.UNREADABLE, "no JSON", new Origin.Line("0101701234.ndjson", 7), original),
        42L);

    ProducerRecord<String, SpecificRecord> record = kafka.history().get(0);
    assertThat(record.topic()).isEqualTo("case-changes.rejects");
    Reject reject = (Reject) record.value();
    assertThat(reject.getReason()).isEqualTo("UNREADABLE");
    assertThat(reject.getFile()).isEqualTo("**********.ndjson");
    assertThat(reject.getLine()).isEqualTo(7L);
    assertThat(reject.getClock()).isEqualTo(42L);
  }

  @Test
  void aFactThatCannotBeWrittenMakesEveryLaterCallFailSoThatNoTickClaimsIt() throws IOException {
    MockProducer<String, SpecificRecord> failing = MockTopics.producer(3, false);
    CaseChangeProducer broken = new CaseChangeProducer(failing, TopicNames.plain(), Lines.CODEC);
    broken.send(fact(), 42L);
    failing.errorNext(new RecordTooLargeException("too large"));

    assertThatThrownBy(() -> broken.tickUnconfirmed("dubu", 1000L))
        .isInstanceOf(KafkaException.class);
    assertThatThrownBy(() -> broken.tick("dubu", 1000L)).isInstanceOf(KafkaException.class);
    assertThatThrownBy(() -> broken.send(fact(), 43L)).isInstanceOf(KafkaException.class);
    assertThatThrownBy(broken::flush).isInstanceOf(KafkaException.class);
    assertThatThrownBy(broken::close).hasRootCauseInstanceOf(RecordTooLargeException.class);
    assertThat(failing.history()).hasSize(1);
  }

  @Test
  void aTickWaitsUntilAllBeforeItIsWritten() throws IOException {
    MockProducer<String, SpecificRecord> slow = MockTopics.producer(1, false);
    CaseChangeProducer waiting = new CaseChangeProducer(slow, TopicNames.plain(), Lines.CODEC);
    waiting.send(fact(), 42L);

    waiting.tick("dubu", 1000L);

    assertThat(slow.flushed()).isFalse();
    assertThat(slow.history()).hasSize(2);
    waiting.flush();
    assertThat(slow.flushed()).isTrue();
  }

  @Test
  void safetyCannotBeConfiguredAwayButTuningCan() {
    Map<String, Object> config =
        CaseChangeProducer.config(
            Map.of(
                "acks",
                "0",
                "enable.idempotence",
                false,
                "linger.ms",
                0,
                "bootstrap.servers",
                "b:1"));

    assertThat(config)
        .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
        .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
        .containsEntry(ProducerConfig.PARTITIONER_CLASS_CONFIG, CasePartitioner.class.getName())
        .containsEntry(ProducerConfig.LINGER_MS_CONFIG, 0)
        .containsEntry(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4")
        .containsEntry(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, "b:1");
  }

  private static Fact fact() throws IOException {
    byte[] line = Lines.notification().getBytes(StandardCharsets.UTF_8);
    try (NdjsonReader reader =
        new NdjsonReader(new ByteArrayInputStream(line), "facts", Lines.FACTS)) {
      return ((ReadLine.Accepted) reader.next(Long.MAX_VALUE / 2)).fact();
    }
  }
}
