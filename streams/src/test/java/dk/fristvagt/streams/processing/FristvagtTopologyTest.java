package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.AlertKind;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.ObligationStatus;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.PartitionViews;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FristvagtTopologyTest {

  private static final TopicNames TOPICS = TopicNames.plain();

  private final AvroSerdes serdes = AvroSerdes.at("mock://topology");
  private final Serializer<SpecificRecord> serializer = serdes.serializer();
  private final Calendars calendars = Calendars.danish(false);
  private final CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
  private final PartitionViews views = new PartitionViews();
  private Topology topology;
  private TopologyTestDriver driver;
  private TestInputTopic<String, byte[]> caseChanges;

  @BeforeEach
  void start() {
    topology =
        FristvagtTopology.build(
            new TopologySettings(
                TOPICS,
                BuiltInCatalogues.dkChildServices(),
                calendars,
                Set.of("a", "b"),
                AlertRules.DEFAULT_MAX_AGE),
            serdes,
            views);
    Properties properties = new Properties();
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    driver = new TopologyTestDriver(topology, properties);
    caseChanges =
        driver.createInputTopic(
            TOPICS.caseChanges(), new StringSerializer(), new ByteArraySerializer());
  }

  @AfterEach
  void stop() {
    driver.close();
    serdes.close();
  }

  @Test
  void everyNodeStoreAndInternalTopicHasAnExplicitName() {
    String description = topology.describe().toString();
    Matcher names = Pattern.compile("(?:Source|Processor|Sink): (\\S+)").matcher(description);
    Set<String> generated = new TreeSet<>();
    while (names.find()) {
      if (names.group(1).matches("KSTREAM-.*|KTABLE-.*|.*\\d{10}.*")) {
        generated.add(names.group(1));
      }
    }
    assertThat(generated).isEmpty();
    assertThat(description).contains("compliance-deltas-repartition");
  }

  @Test
  void aNotificationThatNobodyAssessesIsWarnedOfAndThenOverdue() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tick("2021-03-01T10:00:00Z");
    assertThat(statusOf("notification-assessed-24h/0330/c-1/n1/1"))
        .isEqualTo(ObligationStatus.OPEN);

    tick("2021-03-02T05:15:00Z");
    tick("2021-03-02T09:15:00Z");

    assertThat(statusOf("notification-assessed-24h/0330/c-1/n1/1"))
        .isEqualTo(ObligationStatus.OVERDUE);
    List<Alert> alerts =
        alerts().stream().filter(a -> a.getRule().equals("notification-assessed-24h")).toList();
    assertThat(alerts)
        .extracting(Alert::getKind)
        .containsExactly(AlertKind.DUE_SOON, AlertKind.OVERDUE);
    assertThat(alerts).extracting(Alert::getSequence).containsExactly(1, 2);
    assertThat(Instant.ofEpochMilli(alerts.get(1).getDue())).isEqualTo("2021-03-02T09:15:00Z");
  }

  @Test
  void theClockIsTheLeastOfItsSources() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tickOf("a", "2021-03-05T00:00:00Z");
    assertThat(views.all().get(0).clock()).isEqualTo(Long.MIN_VALUE);

    tickOf("b", "2021-03-01T12:00:00Z");

    assertThat(Instant.ofEpochMilli(views.all().get(0).clock())).isEqualTo("2021-03-01T12:00:00Z");
    assertThat(statusOf("notification-assessed-24h/0330/c-1/n1/1"))
        .isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void withoutTicksThereIsNoVerdictAndNoAlert() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    feed(notification("n2", "2021-06-01T09:15:00Z"));

    assertThat(alerts()).isEmpty();
    assertThat(obligations()).isEmpty();
  }

  @Test
  void anAlertCarriesCloudEventsAttributesThatAreTheSameOnEveryReplay() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tick("2021-03-02T09:15:00Z");

    TestRecord<String, Alert> alert =
        output(TOPICS.alerts(), Alert.class).readRecordsToList().stream()
            .filter(r -> r.key().equals("notification-assessed-24h/0330/c-1/n1/1"))
            .findFirst()
            .orElseThrow();
    Map<String, String> headers = new HashMap<>();
    alert
        .headers()
        .forEach(h -> headers.put(h.key(), new String(h.value(), StandardCharsets.UTF_8)));
    assertThat(headers)
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_type", "dk.fristvagt.alert.v1")
        .containsEntry("ce_id", "notification-assessed-24h/0330/c-1/n1/1#1")
        .containsEntry("ce_time", "2021-03-02T09:15:00Z");
  }

  @Test
  void complianceIsPublishedByMonthAndGroup() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tick("2021-03-02T09:15:00Z");

    Compliance compliance =
        output(TOPICS.compliance(), Compliance.class)
            .readKeyValuesToMap()
            .get("notification-assessed-24h/0330/unassigned/unassigned/2021-03");

    assertThat(compliance.getMonth()).isEqualTo("2021-03");
    assertThat(compliance.getCounts().getOverdue()).isEqualTo(1);
    assertThat(compliance.getCounts().getMet()).isZero();
  }

  @Test
  void bytesThatAreNoRecordAreRejectedWithTheirOriginAndTheRestGoesOn() {
    caseChanges.pipeInput(
        "x", "not avro 010190-1234".getBytes(StandardCharsets.UTF_8), Instant.EPOCH);
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tick("2021-03-01T10:00:00Z");

    List<Reject> rejects = output(TOPICS.rejects(), Reject.class).readValuesToList();
    assertThat(rejects).hasSize(1);
    assertThat(rejects.get(0).getReason()).isEqualTo("UNREADABLE");
    assertThat(rejects.get(0).getTopic()).isEqualTo("case-changes");
    assertThat(rejects.get(0).getOffset()).isZero();
    assertThat(new String(rejects.get(0).getOriginal().array(), StandardCharsets.UTF_8))
        .isEqualTo("not avro **********");
    assertThat(statusOf("notification-assessed-24h/0330/c-1/n1/1"))
        .isEqualTo(ObligationStatus.OPEN);
  }

  @Test
  void factsThatNoFeedShouldHaveLetThroughAreRejectedByTheTopologyToo() {
    Fact fact = notification("n1", "2021-03-01T09:15:00Z");
    CaseChange unknown = codec.encode(fact);
    unknown.put("type", "SomethingElse");
    CaseChange cpr = codec.encode(withCase(fact, "010190-1234"));
    caseChanges.pipeInput("k1", serializer.serialize(TOPICS.caseChanges(), unknown), Instant.now());
    caseChanges.pipeInput("k2", serializer.serialize(TOPICS.caseChanges(), cpr), Instant.now());
    caseChanges.pipeInput(
        "k3",
        serializer.serialize(TOPICS.caseChanges(), codec.encode(fact)),
        Instant.parse("2021-03-01T09:00:00Z"));
    tick("2021-03-01T10:00:00Z");

    assertThat(output(TOPICS.rejects(), Reject.class).readValuesToList())
        .extracting(Reject::getReason)
        .containsExactly("UNKNOWN_TYPE", "CPR_NUMBER", "REGISTERED_IN_FUTURE");
    assertThat(obligations()).isEmpty();
  }

  @Test
  void aTombstoneErasesAFactAndWhatItStarted() {
    feed(notification("n1", "2021-03-01T09:15:00Z"));
    tick("2021-03-01T10:00:00Z");
    assertThat(obligations()).isNotEmpty();

    caseChanges.pipeInput("0330/c-1/n1/0", null, Instant.parse("2021-03-01T10:30:00Z"));
    tick("2021-03-01T11:00:00Z");

    assertThat(output(TOPICS.obligations(), Obligation.class).readKeyValuesToMap().values())
        .containsOnlyNulls();
    assertThat(views.all().get(0).counts()).isEmpty();
  }

  @Test
  void anAssessmentTypedAfterTheMonthClosedRestatesItAndIsWrittenToTheStores() {
    feed(notification("n1", "2021-03-30T09:15:00Z"));
    tick("2021-03-31T22:00:00Z");
    assertThat(views.all().get(0).restatements()).isEmpty();

    feed(assessment("n1", "2021-03-30T15:00:00Z", "2021-04-02T09:00:00Z"));
    tick("2021-04-02T09:00:00Z");

    RestatementKey key =
        new RestatementKey(
            YearMonth.parse("2021-03"),
            new Group("notification-assessed-24h", "0330", "unassigned", "unassigned"),
            RestatementReason.LATE_REGISTRATION);
    assertThat(views.all().get(0).restatements().get(key))
        .isEqualTo(new StatusCounts(1, 0, -1, 0, 0, 0));
    assertThat(driver.getKeyValueStore(StoreNames.RESTATEMENTS).get(key.text())).isNotNull();
    // The notification was typed at once, the assessment three days later, in April.
    assertThat(views.all().get(0).registrationLags())
        .containsEntry(lagKey("2021-03"), Map.of(0, 1L))
        .containsEntry(lagKey("2021-04"), Map.of(3, 1L));
  }

  private static LagKey lagKey(String month) {
    return new LagKey(YearMonth.parse(month), "0330", "unassigned");
  }

  @Test
  void aRegistryThatDoesNotAnswerStopsProcessingInsteadOfRejecting() {
    AvroSerdes unreachable = AvroSerdes.at("http://127.0.0.1:9");
    Topology broken =
        FristvagtTopology.build(
            new TopologySettings(
                TOPICS,
                BuiltInCatalogues.dkChildServices(),
                calendars,
                Set.of("a"),
                AlertRules.DEFAULT_MAX_AGE),
            unreachable,
            new PartitionViews());
    byte[] record =
        serializer.serialize(
            TOPICS.caseChanges(), codec.encode(notification("n1", "2021-03-01T09:15:00Z")));
    try (TopologyTestDriver brokenDriver = new TopologyTestDriver(broken, new Properties())) {
      TestInputTopic<String, byte[]> input =
          brokenDriver.createInputTopic(
              TOPICS.caseChanges(), new StringSerializer(), new ByteArraySerializer());
      assertThatThrownBy(() -> input.pipeInput("0330/c-1/n1/0", record))
          .hasStackTraceContaining("RegistryUnavailableException");
    }
  }

  private void feed(Fact fact) {
    caseChanges.pipeInput(
        CaseChangeKeys.fact(fact),
        serializer.serialize(TOPICS.caseChanges(), codec.encode(fact)),
        Instant.ofEpochMilli(fact.registeredAt().epochMilli()));
  }

  private void tick(String time) {
    tickOf("a", time);
    tickOf("b", time);
  }

  private void tickOf(String source, String time) {
    Instant at = Instant.parse(time);
    caseChanges.pipeInput(
        CaseChangeKeys.tick(source),
        serializer.serialize(TOPICS.caseChanges(), new Tick(source, at.toEpochMilli())),
        at);
  }

  private Map<String, Obligation> obligations() {
    return output(TOPICS.obligations(), Obligation.class).readKeyValuesToMap();
  }

  private ObligationStatus statusOf(String id) {
    return obligations().get(id).getStatus();
  }

  private List<Alert> alerts() {
    return output(TOPICS.alerts(), Alert.class).readValuesToList();
  }

  private <T extends SpecificRecord> TestOutputTopic<String, T> output(
      String topic, Class<T> type) {
    return driver.createOutputTopic(topic, new StringDeserializer(), serdes.deserializer(type));
  }

  private static Fact notification(String eventId, String time) {
    FactTime at = FactTime.ofInstant(Instant.parse(time).toEpochMilli());
    return new Fact(
        "0330",
        "c-1",
        eventId,
        0,
        false,
        null,
        at,
        at,
        null,
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", eventId, "notifier", "CITIZEN", "knownCase", false),
        null);
  }

  private static Fact assessment(String notificationId, String occurredAt, String registeredAt) {
    return new Fact(
        "0330",
        "c-1",
        notificationId + "-assessed",
        0,
        false,
        null,
        FactTime.ofInstant(Instant.parse(occurredAt).toEpochMilli()),
        FactTime.ofInstant(Instant.parse(registeredAt).toEpochMilli()),
        null,
        EventType.NOTIFICATION_ASSESSED,
        Map.of("notificationId", notificationId, "outcome", "NO_ACUTE_NEED"),
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
}
