package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Notifier;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.Tick;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.MockSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import io.confluent.kafka.serializers.subject.TopicRecordNameStrategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvroSerdesTest {

  private static final String TOPIC = "case-changes";

  private final SchemaRegistryClient registry = new MockSchemaRegistryClient();
  private final AvroSerdes serdes = new AvroSerdes(registry, Map.of());
  private final CaseChangesDecoder decoder = serdes.caseChangesDecoder(TOPIC);

  @Provide
  Arbitrary<Fact> facts() {
    return FactArbitraries.facts();
  }

  @Property(tries = 500)
  void everyFactSurvivesTheTopic(@ForAll("facts") Fact fact) throws Exception {
    CaseChange change = new CaseChangeCodec(municipality -> FactArbitraries.ZONE).encode(fact);

    byte[] bytes = serdes.serializer(CaseChange.class).serialize(TOPIC, change);

    assertThat(decoder.decode(bytes)).isEqualTo(change);
    assertThat(serdes.deserializer(CaseChange.class).deserialize(TOPIC, bytes)).isEqualTo(change);
  }

  @Test
  void theTopicHoldsThreeKindsOfRecordsEachWithItsOwnSubject() throws Exception {
    Tick tick = new Tick("dubu", 1L);
    CatalogueActivated activated = new CatalogueActivated("dk-child-services", 1L, "id: æøå", 2L);

    assertThat(decoder.decode(serdes.serializer().serialize(TOPIC, tick))).isEqualTo(tick);
    assertThat(decoder.decode(serdes.serializer().serialize(TOPIC, activated)))
        .isEqualTo(activated);
    assertThat(registry.getAllSubjects())
        .containsExactlyInAnyOrder(
            "case-changes-dk.fristvagt.schemas.v1.Tick",
            "case-changes-dk.fristvagt.schemas.v1.CatalogueActivated");
  }

  @Test
  void theRegisteredSchemaIsTheContractWithoutNotesToJava() throws Exception {
    serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));

    assertThat(
            registry
                .getLatestSchemaMetadata("case-changes-dk.fristvagt.schemas.v1.Tick")
                .getSchema())
        .doesNotContain("avro.java.string");
  }

  @Property(tries = 500)
  void everyRecordIsWrittenByteForByteAsConfluentsSerialiserDoes(@ForAll("facts") Fact fact) {
    CaseChange change = new CaseChangeCodec(municipality -> FactArbitraries.ZONE).encode(fact);
    Serializer<SpecificRecord> ours = serdes.serializer();
    ours.serialize(TOPIC, change);

    byte[] bytes = ours.serialize(TOPIC, change);

    try (KafkaAvroSerializer confluent = new KafkaAvroSerializer(registry)) {
      confluent.configure(
          Map.of(
              "schema.registry.url",
              "mock://unused",
              "avro.remove.java.properties",
              true,
              "value.subject.name.strategy",
              TopicRecordNameStrategy.class.getName()),
          false);
      assertThat(bytes).isEqualTo(confluent.serialize(TOPIC, change));
    }
  }

  @Test
  void eachTopicAndTypeIsWrittenWithItsOwnId() throws Exception {
    Serializer<SpecificRecord> serializer = serdes.serializer();
    Reject reject =
        new Reject("x", "y", null, null, null, null, null, ByteBuffer.allocate(1), null);
    for (int round = 0; round < 2; round++) {
      for (String topic : List.of("a", "b")) {
        for (SpecificRecord record : List.of(new Tick("dubu", 1L), reject)) {
          int id = ByteBuffer.wrap(serializer.serialize(topic, record)).getInt(1);

          assertThat(registry.getSchemaById(id).name()).isEqualTo(record.getSchema().getFullName());
        }
      }
    }
    assertThat(registry.getAllSubjects()).hasSize(4);
  }

  @Test
  void aRecordThatLacksARequiredFieldCannotBeWritten() {
    Serializer<SpecificRecord> serializer = serdes.serializer();
    assertThatThrownBy(() -> serializer.serialize(TOPIC, new Tick()))
        .isInstanceOf(SerializationException.class);
    serializer.serialize(TOPIC, new Tick("dubu", 1L));

    assertThatThrownBy(() -> serializer.serialize(TOPIC, new Tick()))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void aTombstoneStaysNull() throws Exception {
    assertThat(decoder.decode(null)).isNull();
    assertThat(serdes.serializer(Tick.class).serialize(TOPIC, null)).isNull();
    assertThat(serdes.serde(Tick.class).deserializer().deserialize(TOPIC, null)).isNull();
  }

  @Test
  void bytesThatAreNoRecordAreUnreadable() {
    byte[] good = serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));

    assertUnreadable(new byte[0]);
    assertUnreadable(new byte[] {0, 0, 0});
    assertUnreadable("{\"eventId\":\"x\"}".getBytes(StandardCharsets.UTF_8));
    assertUnreadable(Arrays.copyOf(good, good.length - 1));
    assertUnreadable(Arrays.copyOf(good, 5));
    assertUnreadable(withId(good, 4711));
    assertUnreadable(withId(good, -1));
    assertUnreadable(
        serdes
            .serializer()
            .serialize(
                TOPIC,
                new Reject("x", "y", null, null, null, null, null, ByteBuffer.allocate(1), null)));
  }

  @Test
  void aLengthThatTheBytesDoNotHaveIsUnreadableAndNoMemoryIsTakenForIt() throws Exception {
    byte[] good = serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));
    ByteArrayOutputStream hostile = new ByteArrayOutputStream();
    hostile.write(good, 0, 5);
    var encoder = EncoderFactory.get().directBinaryEncoder(hostile, null);
    encoder.writeLong(Integer.MAX_VALUE - 9);
    encoder.flush();

    assertUnreadable(hostile.toByteArray());
  }

  @Test
  void aRecordOfAClassThatIsNotHereIsUnreadable() throws Exception {
    var schema =
        SchemaBuilder.record("dk.fristvagt.schemas.v1.Elsewhere")
            .fields()
            .requiredString("x")
            .endRecord();
    int id = registry.register(TOPIC + "-" + schema.getFullName(), new AvroSchema(schema));

    assertUnreadable(value(id, schema, new GenericRecordBuilder(schema).set("x", "y").build()));
  }

  @Test
  void aConstantOfALaterVersionIsReadAsUnrecognised() throws Exception {
    Schema later =
        new Schema.Parser()
            .parse(CaseChange.getClassSchema().toString().replace("\"ANONYMOUS\"", "\"POLICE\""));
    int id = registry.register(TOPIC + "-" + later.getFullName(), new AvroSchema(later));
    Schema payload = later.getField("notificationReceived").schema().getTypes().get(1);
    GenericRecord record =
        new GenericRecordBuilder(later)
            .set("municipality", "0330")
            .set("caseId", "c-17")
            .set("eventId", "n1")
            .set("occurredAt", 1L)
            .set("registeredAt", 1L)
            .set("type", "NotificationReceived")
            .set(
                "notificationReceived",
                new GenericRecordBuilder(payload)
                    .set("notificationId", "n1")
                    .set(
                        "notifier",
                        new GenericData.EnumSymbol(payload.getField("notifier").schema(), "POLICE"))
                    .set("knownCase", false)
                    .build())
            .build();

    CaseChange read = (CaseChange) decoder.decode(value(id, later, record));

    assertThat(read.getNotificationReceived().getNotifier()).isEqualTo(Notifier.UNRECOGNISED);
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 404, 403, 500, 503})
  void aRegistryThatCannotSayIsNoReasonToReject(int status) throws Exception {
    byte[] good = serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer =
              ("{\"error_code\":" + status + ",\"message\":\"down\"}")
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
    try (AvroSerdes down = withoutRetries(server.getAddress().getPort())) {
      assertThatThrownBy(() -> down.caseChangesDecoder(TOPIC).decode(good))
          .isInstanceOf(RegistryUnavailableException.class);
    } finally {
      server.stop(0);
    }
  }

  @Test
  void aRegistryThatCannotBeReachedIsNoReasonToReject() throws Exception {
    byte[] good = serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));
    int port;
    try (ServerSocket closedAtOnce = new ServerSocket(0)) {
      port = closedAtOnce.getLocalPort();
    }

    try (AvroSerdes down = withoutRetries(port)) {
      assertThatThrownBy(() -> down.caseChangesDecoder(TOPIC).decode(good))
          .isInstanceOf(RegistryUnavailableException.class);
    }
  }

  @Test
  void aRecordOfAnotherTypeIsNotReadAsThis() {
    byte[] tick = serdes.serializer().serialize(TOPIC, new Tick("dubu", 1L));

    assertThatThrownBy(() -> serdes.deserializer(CaseChange.class).deserialize(TOPIC, tick))
        .isInstanceOf(SerializationException.class);
  }

  @Test
  void anAddressIsRequired() {
    assertThatThrownBy(() -> new AvroSerdes(Map.of())).hasMessageContaining("schema.registry.url");
  }

  @Test
  void anUnregisteredSchemaIsRefusedWhereRegistrationIsOff() {
    try (AvroSerdes strict =
        new AvroSerdes(new MockSchemaRegistryClient(), Map.of("auto.register.schemas", false))) {
      assertThatThrownBy(() -> strict.serializer().serialize(TOPIC, new Tick("dubu", 1L)))
          .isInstanceOf(SerializationException.class);
    }
  }

  private static AvroSerdes withoutRetries(int port) {
    return new AvroSerdes(
        Map.of("schema.registry.url", "http://localhost:" + port, "max.retries", 0));
  }

  private void assertUnreadable(byte[] value) {
    assertThatThrownBy(() -> decoder.decode(value)).isInstanceOf(UnreadableRecordException.class);
  }

  private static byte[] value(int id, Schema schema, GenericRecord record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(ByteBuffer.allocate(5).put((byte) 0).putInt(id).array());
    var encoder = EncoderFactory.get().directBinaryEncoder(bytes, null);
    new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
    return bytes.toByteArray();
  }

  private static byte[] withId(byte[] value, int id) {
    byte[] copy = value.clone();
    ByteBuffer.wrap(copy).putInt(1, id);
    return copy;
  }
}
