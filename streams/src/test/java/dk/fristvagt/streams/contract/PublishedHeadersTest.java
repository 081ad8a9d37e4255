package dk.fristvagt.streams.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.view.PartitionViews;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.kafka.KafkaMessageFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The headers of real records, by the contract and by CloudEvents' own reader. */
class PublishedHeadersTest {

  private static final TopicNames TOPICS = new TopicNames("test.");
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e473%d-00f067aa0ba902b7-01";

  private final AvroSerdes serdes = AvroSerdes.at("mock://published-headers");
  private final Serializer<SpecificRecord> serializer = serdes.serializer();
  private final Calendars calendars = Calendars.danish(false);
  private final CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);

  @AfterEach
  void stop() {
    serdes.close();
  }

  @Test
  void everyRecordThatGoesOutHasTheDocumentedHeadersAndAReplayGivesTheSame() {
    Map<String, List<TestRecord<String, byte[]>>> first = replay();

    assertThat(first.keySet())
        .containsExactlyInAnyOrder(
            "test.obligations", "test.alerts", "test.compliance", "test.case-changes.rejects");
    Set<String> types = new TreeSet<>();
    Set<String> ids = new HashSet<>();
    first.forEach(
        (topic, records) -> {
          assertThat(records).as(topic).isNotEmpty();
          for (TestRecord<String, byte[]> record : records) {
            assertThat(
                    AsyncApiDocument.INSTANCE.errors(
                        "EventHeaders", AsyncApiDocument.json(record.headers())))
                .as(topic)
                .isEmpty();
            CloudEvent event =
                KafkaMessageFactory.createReader(record.headers(), record.value()).toEvent();
            assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
            assertThat(event.getSource()).hasToString("/fristvagt/test.");
            assertThat(event.getTime()).isNotNull();
            assertThat(event.getDataContentType())
                .isEqualTo(record.value() == null ? null : CloudEventHeaders.CONTENT_TYPE);
            assertThat(event.getData() == null).isEqualTo(record.value() == null);
            assertThat(ids.add(event.getId())).as("unique: " + event.getId()).isTrue();
            types.add(event.getType());
          }
        });
    assertThat(types)
        .containsExactly(
            CloudEventHeaders.ALERT,
            CloudEventHeaders.COMPLIANCE_REMOVED,
            CloudEventHeaders.COMPLIANCE,
            CloudEventHeaders.OBLIGATION_REMOVED,
            CloudEventHeaders.OBLIGATION,
            CloudEventHeaders.REJECT);

    Map<String, List<TestRecord<String, byte[]>>> again = replay();

    first.forEach(
        (topic, records) ->
            assertThat(texts(again.get(topic))).as(topic).isEqualTo(texts(records)));
  }

  @Test
  void alertsContinueTheTraceOfTheFactThatTheyGoBackTo() {
    List<String> alerts = new ArrayList<>();
    for (TestRecord<String, byte[]> record : replay().get("test.alerts")) {
      if (record.key().startsWith("notification-assessed-24h/0330/c-1/n1/")) {
        alerts.add(text(record.headers().lastHeader("traceparent")));
        assertThat(record.headers().lastHeader("baggage")).isNull();
        assertThat(text(record.headers().lastHeader("tracestate"))).startsWith("rojo=");
      }
    }

    // Warned and overdue by the clock alone: the start. Retracted by the assessment that came late,
    // overdue once more and retracted by its voids.
    assertThat(alerts)
        .containsExactly(
            trace(1).parent(),
            trace(1).parent(),
            trace(2).parent(),
            trace(3).parent(),
            trace(4).parent());
  }

  /** Everything that a small history gives, topic by topic. */
  private Map<String, List<TestRecord<String, byte[]>>> replay() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    try (TopologyTestDriver driver =
        new TopologyTestDriver(
            FristvagtTopology.build(
                new TopologySettings(
                    TOPICS,
                    BuiltInCatalogues.dkChildServices(),
                    calendars,
                    Set.of("a"),
                    AlertRules.DEFAULT_MAX_AGE),
                serdes,
                new PartitionViews()),
            properties)) {
      TestInputTopic<String, byte[]> in =
          driver.createInputTopic(
              TOPICS.caseChanges(), new StringSerializer(), new ByteArraySerializer());
      feed(in, notification(0, false, "2021-03-01T09:20:00Z"), trace(1));
      feed(in, withCase(notification(0, false, "2021-03-01T09:20:00Z"), "c-2"), TraceContext.NONE);
      in.pipeInput(new TestRecord<>("x", new byte[] {9}, headers(trace(1)), 1L));
      tick(in, "2021-03-01T10:00:00Z");
      tick(in, "2021-03-02T05:15:00Z");
      tick(in, "2021-03-02T09:15:00Z");
      feed(in, assessment(0, false, "2021-03-03T08:00:00Z"), trace(2));
      tick(in, "2021-03-03T09:00:00Z");
      feed(in, assessment(1, true, "2021-03-03T10:00:00Z"), trace(3));
      tick(in, "2021-03-03T11:00:00Z");
      feed(in, notification(1, true, "2021-03-03T12:00:00Z"), trace(4));
      tick(in, "2021-03-03T13:00:00Z");
      Map<String, List<TestRecord<String, byte[]>>> out = new TreeMap<>();
      for (String topic :
          List.of(TOPICS.obligations(), TOPICS.alerts(), TOPICS.compliance(), TOPICS.rejects())) {
        out.put(
            topic,
            driver
                .createOutputTopic(topic, new StringDeserializer(), new ByteArrayDeserializer())
                .readRecordsToList());
      }
      return out;
    }
  }

  private void feed(TestInputTopic<String, byte[]> in, Fact fact, TraceContext trace) {
    in.pipeInput(
        new TestRecord<>(
            CaseChangeKeys.fact(fact),
            serializer.serialize(TOPICS.caseChanges(), codec.encode(fact)),
            headers(trace),
            fact.registeredAt().epochMilli()));
  }

  private void tick(TestInputTopic<String, byte[]> in, String time) {
    Instant at = Instant.parse(time);
    in.pipeInput(
        CaseChangeKeys.tick("a"),
        serializer.serialize(TOPICS.caseChanges(), new Tick("a", at.toEpochMilli())),
        at);
  }

  private static RecordHeaders headers(TraceContext trace) {
    RecordHeaders headers = new RecordHeaders();
    trace.addTo(headers);
    headers.add("baggage", "user=anna".getBytes(StandardCharsets.US_ASCII));
    return headers;
  }

  private static TraceContext trace(int n) {
    return new TraceContext(TRACE.formatted(n), "rojo=" + n);
  }

  private static Fact notification(int revision, boolean voided, String registeredAt) {
    return fact(
        "n1",
        revision,
        voided,
        EventType.NOTIFICATION_RECEIVED,
        "2021-03-01T09:15:00Z",
        registeredAt,
        Map.of("notificationId", "n1", "notifier", "CITIZEN", "knownCase", false));
  }

  private static Fact assessment(int revision, boolean voided, String registeredAt) {
    return fact(
        "a1",
        revision,
        voided,
        EventType.NOTIFICATION_ASSESSED,
        "2021-03-01T12:00:00Z",
        registeredAt,
        Map.of("notificationId", "n1", "outcome", "NO_ACUTE_NEED"));
  }

  private static Fact fact(
      String eventId,
      int revision,
      boolean voided,
      EventType type,
      String occurredAt,
      String registeredAt,
      Map<String, Object> data) {
    return new Fact(
        "0330",
        "c-1",
        eventId,
        revision,
        voided,
        null,
        FactTime.ofInstant(Instant.parse(occurredAt).toEpochMilli()),
        FactTime.ofInstant(Instant.parse(registeredAt).toEpochMilli()),
        null,
        type,
        data,
        null);
  }

  private static Fact withCase(Fact fact, String caseId) {
    return new Fact(
        fact.municipality(),
        caseId,
        fact.eventId(),
        fact.revision(),
        fact.voided(),
        fact.childId(),
        fact.occurredAt(),
        fact.registeredAt(),
        fact.source(),
        fact.type(),
        fact.data(),
        null);
  }

  private static List<String> texts(List<TestRecord<String, byte[]>> records) {
    return records.stream()
        .map(record -> record.key() + ' ' + AsyncApiDocument.json(record.headers()))
        .toList();
  }

  private static String text(Header header) {
    return header == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
  }
}
