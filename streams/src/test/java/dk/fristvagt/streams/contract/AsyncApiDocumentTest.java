package dk.fristvagt.streams.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.TopicSpec;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.contract.AsyncApiDocument.Message;
import io.confluent.kafka.schemaregistry.avro.AvroSchemaUtils;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of the topics against its specification, the schemas and the topics' settings. */
class AsyncApiDocumentTest {

  private static final String OFFICIAL_SCHEMA = "asyncapi/3.0.0.json";
  private static final String OFFICIAL_SHA256 =
      "abe96881dbfaad495ccbb6bd8d3fb43ca18a13b9d7564849ccb66f39d5e5b20f";

  private static final boolean WITHOUT_JAVA_PROPERTIES = true;

  private static final TopicSettings TOPICS = new TopicSettings(TopicNames.plain(), 4, (short) 1);

  private static final CloudEventHeaders EVENTS = new CloudEventHeaders(TopicNames.plain());

  private final AsyncApiDocument document = AsyncApiDocument.INSTANCE;

  static Stream<SpecificRecord> published() {
    return Stream.of(
        new CaseChange(),
        new Tick(),
        new CatalogueActivated(),
        new Obligation(),
        new Alert(),
        new Compliance(),
        new Reject(),
        new AccessRecorded());
  }

  static Stream<Message> messages() {
    return AsyncApiDocument.INSTANCE.messages().stream();
  }

  @Test
  void itIsValidAsyncApi3() throws Exception {
    byte[] official;
    try (InputStream input = getClass().getResourceAsStream(OFFICIAL_SCHEMA)) {
      official = input.readAllBytes();
    }
    assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(official)))
        .isEqualTo(OFFICIAL_SHA256);

    var schema =
        JsonSchemaFactory.getInstance(VersionFlag.V7)
            .getSchema(AsyncApiDocument.JSON.readTree(official));

    assertThat(schema.validate(document.root)).isEmpty();
    assertThat(schema.validate(AsyncApiDocument.JSON.createObjectNode().put("asyncapi", "3.0.0")))
        .as("the official schema refuses what lacks its parts")
        .isNotEmpty();
  }

  @Test
  void everyReferenceLeadsSomewhereAndEveryComponentIsUsed() {
    Set<String> used = new TreeSet<>();
    for (JsonNode reference : document.root.findValues("$ref")) {
      assertThat(document.root.at(reference.asText().substring(1)).isMissingNode())
          .as(reference.asText())
          .isFalse();
      used.add(reference.asText());
    }
    Set<String> defined = new TreeSet<>();
    for (Map.Entry<String, JsonNode> kind : document.root.get("components").properties()) {
      kind.getValue()
          .fieldNames()
          .forEachRemaining(name -> defined.add("#/components/" + kind.getKey() + '/' + name));
    }
    assertThat(used).containsAll(defined);
  }

  @ParameterizedTest
  @MethodSource("published")
  void eachSchemaIsTheOneOfTheRecord(SpecificRecord record) {
    Schema current = AvroSchemaUtils.getSchema(record, false, false, WITHOUT_JAVA_PROPERTIES);

    JsonNode written = document.root.at("/components/schemas/" + current.getName() + "/schema");

    Schema documented = new Schema.Parser().parse(written.toString());
    assertThat(documented).isEqualTo(current);
    assertThat(documented.toString())
        .as("paste the newest of schemas/src/main/avro-frozen/" + current.getName())
        .isEqualTo(current.toString());
  }

  @Test
  void itsChannelsAreTheTopics() {
    Map<String, TopicSpec> specs =
        TOPICS.specs().stream().collect(Collectors.toMap(TopicSpec::name, spec -> spec));
    List<String> documented = new ArrayList<>();
    for (JsonNode channel : document.root.get("channels")) {
      String topic = AsyncApiDocument.topic(channel);
      documented.add(topic);
      JsonNode kafka = channel.at("/bindings/kafka");
      TopicSpec spec = specs.get(topic);
      Map<String, String> configuration = new TreeMap<>();
      kafka
          .get("topicConfiguration")
          .properties()
          .forEach(
              entry ->
                  configuration.put(
                      entry.getKey(),
                      entry.getValue().isArray()
                          ? entry.getValue().get(0).asText()
                          : entry.getValue().asText()));
      Map<String, String> expected = new TreeMap<>(spec.configs());
      expected
          .keySet()
          .retainAll(
              Set.of("cleanup.policy", "retention.ms", "retention.bytes", "max.message.bytes"));
      assertThat(configuration).as(topic).isEqualTo(expected);
      assertThat(kafka.has("partitions")).as(topic).isEqualTo(spec.partitions() == 1);
    }
    assertThat(documented).containsExactlyInAnyOrderElementsOf(specs.keySet());
    assertThat(document.root.get("operations").findValuesAsText("$ref"))
        .containsExactlyInAnyOrderElementsOf(
            namesOf("channels").stream().map(name -> "#/channels/" + name).toList());
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyExampleIsEncodedDecodedAndNamedAsTheSystemDoes(Message message) throws Exception {
    String topic = AsyncApiDocument.topic(document.root.get("channels").get(message.channel()));
    String key = message.node().at("/bindings/kafka/key/examples/0").asText("");
    for (JsonNode example : message.node().path("examples")) {
      SpecificRecord record =
          message.record() == null
              ? null
              : PlainJson.record(schema(message.record()), example.get("payload"));
      if (record != null) {
        try (AvroSerdes serdes = AvroSerdes.at("mock://asyncapi")) {
          byte[] bytes = serdes.serializer().serialize(topic, record);
          assertThat(decoded(serdes, topic, record, bytes)).isEqualTo(record);
        }
        keyOf(record).ifPresent(expected -> assertThat(key).isEqualTo(expected));
      }
      headersOf(message, key, record, example)
          .ifPresent(
              expected ->
                  assertThat(example.get("headers")).isEqualTo(AsyncApiDocument.json(expected)));
      if (example.has("headers")) {
        String headers = message.node().at("/headers/$ref").asText();
        assertThat(
                document.errors(
                    headers.substring(headers.lastIndexOf('/') + 1), example.get("headers")))
            .isEmpty();
      }
    }
    String pattern = message.node().at("/bindings/kafka/key/pattern").asText(".*");
    assertThat(key).matches(pattern);
    assertThat(message.node().has("examples") || message.name().equals("caseChangeErased"))
        .isTrue();
  }

  /** What the system's own reader makes of the bytes, checked as far as it checks. */
  private static Object decoded(
      AvroSerdes serdes, String topic, SpecificRecord record, byte[] bytes) throws Exception {
    if (topic.equals(TopicNames.plain().caseChanges())) {
      SpecificRecord change = serdes.caseChangesDecoder(topic).decode(bytes);
      if (change instanceof CaseChange fact) {
        CaseChangeCodec codec = new CaseChangeCodec(municipality -> ZoneId.of("Europe/Copenhagen"));
        assertThat(codec.read(fact, fact.getRegisteredAt())).isNotNull();
      }
      return change;
    }
    return serdes.deserializer(record.getClass()).deserialize(topic, bytes);
  }

  private static Optional<String> keyOf(SpecificRecord record) {
    if (record instanceof CaseChange fact) {
      return Optional.of(
          CaseChangeKeys.fact(
              fact.getMunicipality(), fact.getCaseId(), fact.getEventId(), fact.getRevision()));
    }
    if (record instanceof Tick tick) {
      return Optional.of(CaseChangeKeys.tick(tick.getSource()));
    }
    if (record instanceof CatalogueActivated activated) {
      return Optional.of(CaseChangeKeys.catalogue(activated.getSequence()));
    }
    if (record instanceof Obligation obligation) {
      return Optional.of(obligation.getId());
    }
    if (record instanceof AccessRecorded access) {
      return Optional.of(access.getAccessId());
    }
    return record instanceof Alert alert ? Optional.of(alert.getObligationId()) : Optional.empty();
  }

  /** The headers that the system would write; nothing for what it does not write. */
  private static Optional<Headers> headersOf(
      Message message, String key, SpecificRecord record, JsonNode example) {
    JsonNode headers = example.path("headers");
    TraceContext trace =
        TraceContext.parse(headers.path("traceparent").asText(null), null)
            .orElse(TraceContext.NONE);
    if (record instanceof Obligation obligation) {
      return Optional.of(EVENTS.obligation(obligation, trace));
    }
    if (record instanceof Alert alert) {
      return Optional.of(EVENTS.alert(alert, trace));
    }
    if (record instanceof Compliance figures) {
      return Optional.of(EVENTS.compliance(key, figures, 1));
    }
    if (record instanceof Reject reject) {
      return Optional.of(EVENTS.reject(reject, 0, trace));
    }
    if (record instanceof AccessRecorded access) {
      return Optional.of(EVENTS.access(access));
    }
    long clock =
        headers.has("ce_time") ? Instant.parse(headers.get("ce_time").asText()).toEpochMilli() : 0;
    return switch (message.name()) {
      case "obligationRemoved" -> Optional.of(EVENTS.obligationRemoved(key, clock, trace));
      case "complianceRemoved" -> Optional.of(EVENTS.complianceRemoved(key, clock, 2));
      default -> Optional.empty();
    };
  }

  private static Schema schema(String record) {
    Map<String, Schema> schemas = new HashMap<>();
    published().forEach(one -> schemas.put(one.getSchema().getName(), one.getSchema()));
    return schemas.get(record);
  }

  private Set<String> namesOf(String part) {
    Set<String> names = new TreeSet<>();
    document.root.get(part).fieldNames().forEachRemaining(names::add);
    return names;
  }
}
