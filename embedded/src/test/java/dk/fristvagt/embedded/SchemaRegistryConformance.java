package dk.fristvagt.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dk.fristvagt.embedded.RegistryHttp.Answer;
import io.confluent.kafka.schemaregistry.ParsedSchema;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.CachedSchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.SchemaMetadata;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import io.confluent.kafka.serializers.KafkaAvroDeserializer;
import io.confluent.kafka.serializers.KafkaAvroSerializer;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.generic.GenericRecordBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What this project relies on in a schema registry that speaks Confluent's API. A subclass says
 * where the registry is; it may hold other subjects and its global compatibility level may be any.
 * Each test uses subjects and record names of its own.
 */
abstract class SchemaRegistryConformance {

  private final String unique = "R" + UUID.randomUUID().toString().replace("-", "");
  private final String subject = "conformance-" + unique;

  private SchemaRegistryClient client;
  private RegistryHttp http;

  /** Without a slash at its end. */
  protected abstract String registryUrl();

  @BeforeEach
  void connect() {
    client = newClient();
    http = new RegistryHttp(registryUrl());
  }

  /** A client with nothing in its cache. */
  private SchemaRegistryClient newClient() {
    return new CachedSchemaRegistryClient(registryUrl(), 100);
  }

  private String record(String... fields) {
    return "{\"type\":\"record\",\"name\":\""
        + unique
        + "\",\"namespace\":\"dk.fristvagt.test\",\"fields\":["
        + String.join(",", fields)
        + "]}";
  }

  private static String required(String name, String type) {
    return "{\"name\":\"" + name + "\",\"type\":\"" + type + "\"}";
  }

  private static String optional(String name) {
    return "{\"name\":\"" + name + "\",\"type\":[\"null\",\"string\"],\"default\":null}";
  }

  private void require(String level) {
    Answer answer =
        http.put("/config/" + subject, RegistryHttp.body(Map.of("compatibility", level)));
    assertThat(answer.status()).isEqualTo(200);
  }

  private int register(String schema) throws Exception {
    return client.register(subject, new AvroSchema(schema));
  }

  private Answer postVersion(String schema) {
    return http.postSchema("/subjects/" + subject + "/versions", schema);
  }

  private static void assertError(Answer answer, int status, int errorCode) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.errorCode()).as(answer.text()).isEqualTo(errorCode);
    assertThat(answer.message()).isNotBlank();
  }

  // Registration

  @Test
  void aRegisteredSchemaIsFoundByIdBySubjectAndAsLatest() throws Exception {
    AvroSchema schema = new AvroSchema(record(required("a", "string")));

    int id = client.register(subject, schema);

    SchemaRegistryClient fresh = newClient();
    ParsedSchema byId = fresh.getSchemaById(id);
    SchemaMetadata latest = fresh.getLatestSchemaMetadata(subject);
    assertThat(byId.canonicalString()).isEqualTo(schema.canonicalString());
    assertThat(latest.getId()).isEqualTo(id);
    assertThat(latest.getVersion()).isEqualTo(1);
    assertThat(latest.getSchema()).isEqualTo(schema.canonicalString());
    assertThat(fresh.getVersion(subject, schema)).isEqualTo(1);
    assertThat(fresh.getId(subject, schema)).isEqualTo(id);
    assertThat(fresh.getAllSubjects()).contains(subject);
    assertThat(fresh.getAllVersions(subject)).containsExactly(1);
  }

  @Test
  void registeringTheSameSchemaTwiceMakesOneVersion() throws Exception {
    int first = register(record(required("a", "string")));
    int second = newClient().register(subject, new AvroSchema(record(required("a", "string"))));

    assertThat(second).isEqualTo(first);
    assertThat(client.getAllVersions(subject)).containsExactly(1);
  }

  @Test
  void whiteSpaceMakesNoDifference() {
    Answer compact = postVersion(record(required("a", "string")));
    Answer spacious = postVersion(record(required("a", "string")).replace(",", " ,\n  "));

    assertThat(spacious.json().path("id").asInt()).isPositive();
    assertThat(spacious.json().path("id")).isEqualTo(compact.json().path("id"));
  }

  @Test
  void aChangedDescriptionIsAVersionOfItsOwn() throws Exception {
    register(record(required("a", "string")));
    register(record("{\"name\":\"a\",\"type\":\"string\",\"doc\":\"ærlig\"}"));

    assertThat(client.getAllVersions(subject)).containsExactly(1, 2);
    assertThat(newClient().getLatestSchemaMetadata(subject).getSchema()).contains("ærlig");
  }

  @Test
  void normalizedRegistrationFindsASchemaWrittenInAnotherOrderOfAttributes() {
    String path = "/subjects/" + subject + "/versions?normalize=true";
    String fields = "\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"string\"}}]";
    Answer first =
        http.postSchema(path, "{\"type\":\"record\",\"name\":\"" + unique + "\"," + fields + "}");
    Answer second =
        http.postSchema(path, "{" + fields + ",\"name\":\"" + unique + "\",\"type\":\"record\"}");

    assertThat(first.json().path("id").asInt()).isPositive();
    assertThat(second.json().path("id")).isEqualTo(first.json().path("id"));
    assertThat(http.get("/subjects/" + subject + "/versions").text()).isEqualTo("[1]");
  }

  @Test
  void theSameSchemaHasTheSameIdInEverySubject() throws Exception {
    AvroSchema schema = new AvroSchema(record(required("a", "string")));
    int id = client.register(subject, schema);
    int other = client.register(subject + "-other", schema);

    assertThat(other).isEqualTo(id);
    Answer uses = http.get("/schemas/ids/" + id + "/versions");
    assertThat(uses.json())
        .as(uses.text())
        .hasSize(2)
        .anySatisfy(u -> assertThat(u.path("subject").asText()).isEqualTo(subject))
        .anySatisfy(u -> assertThat(u.path("subject").asText()).isEqualTo(subject + "-other"))
        .allSatisfy(u -> assertThat(u.path("version").asInt()).isEqualTo(1));
  }

  @Test
  void differentSchemasHaveDifferentIdsAndConsecutiveVersions() throws Exception {
    int first = register(record(required("a", "string")));
    int second = register(record(required("a", "string"), optional("b")));
    int third = register(record(required("a", "string"), optional("b"), optional("c")));

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates().allMatch(id -> id > 0);
    assertThat(client.getAllVersions(subject)).containsExactly(1, 2, 3);
  }

  @Test
  void aRecordSurvivesARoundTripThroughSerializerAndDeserializer() {
    Map<String, ?> config = Map.of("schema.registry.url", registryUrl());
    Schema schema = new Schema.Parser().parse(record(required("a", "string"), optional("b")));
    GenericRecord written = new GenericRecordBuilder(schema).set("a", "æøå").build();
    try (KafkaAvroSerializer serializer = new KafkaAvroSerializer();
        KafkaAvroDeserializer deserializer = new KafkaAvroDeserializer()) {
      serializer.configure(config, false);
      deserializer.configure(config, false);

      Object read = deserializer.deserialize(subject, serializer.serialize(subject, written));

      assertThat(read).hasToString(written.toString());
    }
  }

  // What is not there, and what is not valid

  @Test
  void anUnknownSubjectIsError40401() {
    assertError(http.get("/subjects/" + subject + "/versions"), 404, 40401);
    assertError(http.get("/subjects/" + subject + "/versions/1"), 404, 40401);
    assertError(http.get("/subjects/" + subject + "/versions/latest"), 404, 40401);
    assertError(
        http.postSchema("/subjects/" + subject, record(required("a", "string"))), 404, 40401);
  }

  @Test
  void anUnknownVersionIsError40402() throws Exception {
    register(record(required("a", "string")));

    assertError(http.get("/subjects/" + subject + "/versions/2"), 404, 40402);
    RestClientException thrown =
        catchThrowableOfType(
            RestClientException.class, () -> newClient().getSchemaMetadata(subject, 2));
    assertThat(thrown.getErrorCode()).isEqualTo(40402);
  }

  @Test
  void anUnknownIdIsError40403() {
    assertError(http.get("/schemas/ids/2000000000"), 404, 40403);
    RestClientException thrown =
        catchThrowableOfType(RestClientException.class, () -> client.getSchemaById(2_000_000_000));
    assertThat(thrown.getErrorCode()).isEqualTo(40403);
  }

  @Test
  void aSchemaThatIsNotUnderTheSubjectIsError40403() throws Exception {
    register(record(required("a", "string")));

    assertError(
        http.postSchema("/subjects/" + subject, record(required("other", "string"))), 404, 40403);
  }

  @Test
  void anInvalidSchemaIsError42201AndChangesNothing() {
    assertError(postVersion("{\"type\":\"record\"}"), 422, 42201);
    assertError(postVersion("no schema at all"), 422, 42201);
    assertError(http.get("/subjects/" + subject + "/versions"), 404, 40401);
  }

  @Test
  void aDefaultThatDoesNotFitItsFieldIsError42201() {
    assertError(
        postVersion(record("{\"name\":\"a\",\"type\":\"int\",\"default\":\"one\"}")), 422, 42201);
  }

  @Test
  void aNumberThatIsNoVersionIsError42202() throws Exception {
    register(record(required("a", "string")));

    assertError(http.get("/subjects/" + subject + "/versions/0"), 422, 42202);
    assertError(http.get("/subjects/" + subject + "/versions/first"), 422, 42202);
  }

  @Test
  void anUnknownCompatibilityLevelIsError42203() {
    String body = RegistryHttp.body(Map.of("compatibility", "SOMEWHAT"));

    assertError(http.put("/config/" + subject, body), 422, 42203);
    assertError(http.put("/config", body), 422, 42203);
  }

  // Compatibility

  @Test
  void anIncompatibleSchemaIsError409AndChangesNothing() throws Exception {
    require("BACKWARD");
    register(record(required("a", "string")));

    Answer refused = postVersion(record(required("a", "string"), required("b", "string")));

    assertError(refused, 409, 409);
    assertThat(refused.message()).contains(subject);
    assertThat(client.getAllVersions(subject)).containsExactly(1);
  }

  @Test
  void theClientSeesAnIncompatibleSchemaAsStatus409() throws Exception {
    require("FULL_TRANSITIVE");
    register(record(required("a", "string")));

    RestClientException thrown =
        catchThrowableOfType(
            RestClientException.class, () -> register(record(required("a", "int"))));

    assertThat(thrown.getStatus()).isEqualTo(409);
  }

  @Test
  void backwardLooksAtTheLatestVersionOnly() throws Exception {
    require("BACKWARD");
    String withA = record(required("a", "string"), optional("b"));
    String withoutA = record(optional("b"));
    String withOtherA = record("{\"name\":\"a\",\"type\":\"int\",\"default\":0}", optional("b"));
    register(withA);
    register(withoutA);

    assertThat(postVersion(withOtherA).status()).isEqualTo(200);
  }

  @Test
  void transitiveLevelsLookAtEveryVersion() throws Exception {
    require("BACKWARD_TRANSITIVE");
    String withA = record(required("a", "string"), optional("b"));
    String withoutA = record(optional("b"));
    String withOtherA = record("{\"name\":\"a\",\"type\":\"int\",\"default\":0}", optional("b"));
    register(withA);
    register(withoutA);

    assertError(postVersion(withOtherA), 409, 409);
  }

  @Test
  void fullTransitiveAllowsOptionalFieldsToComeAndGo() throws Exception {
    require("FULL_TRANSITIVE");
    register(record(required("a", "string")));
    register(record(required("a", "string"), optional("b")));
    register(record(required("a", "string"), optional("c")));

    assertThat(client.getAllVersions(subject)).containsExactly(1, 2, 3);
  }

  @Test
  void forwardRefusesToDropARequiredField() throws Exception {
    require("FORWARD");
    register(record(required("a", "string"), required("b", "string")));

    assertError(postVersion(record(required("a", "string"))), 409, 409);
  }

  @Test
  void noneAllowsEverything() throws Exception {
    require("NONE");
    register(record(required("a", "string")));

    assertThat(postVersion(record(required("a", "int"))).status()).isEqualTo(200);
  }

  @Test
  void aCompatibilityCheckAnswersAndRegistersNothing() throws Exception {
    require("FULL_TRANSITIVE");
    register(record(required("a", "string")));

    boolean good =
        client.testCompatibility(
            subject, new AvroSchema(record(required("a", "string"), optional("b"))));
    boolean bad = client.testCompatibility(subject, new AvroSchema(record(required("a", "int"))));

    assertThat(good).isTrue();
    assertThat(bad).isFalse();
    assertThat(client.getAllVersions(subject)).containsExactly(1);
  }

  @Test
  void aVerboseCompatibilityCheckSaysWhatIsWrong() throws Exception {
    require("BACKWARD");
    register(record(required("a", "string")));

    List<String> messages =
        client.testCompatibilityVerbose(
            subject, new AvroSchema(record(required("a", "string"), required("b", "string"))));

    assertThat(messages).isNotEmpty();
    assertThat(String.join(" ", messages)).contains("b");
  }

  @Test
  void aCompatibilityCheckAgainstAnUnknownVersionIsError40402() throws Exception {
    register(record(required("a", "string")));

    assertError(
        http.postSchema(
            "/compatibility/subjects/" + subject + "/versions/7", record(required("a", "string"))),
        404,
        40402);
  }

  // Configuration

  @Test
  void aSubjectsLevelIsKeptBesideTheGlobalOne() throws Exception {
    String global = client.getCompatibility(null);
    String other = global.equals("FORWARD") ? "BACKWARD" : "FORWARD";

    client.updateCompatibility(subject, other);

    assertThat(newClient().getCompatibility(subject)).isEqualTo(other);
    assertThat(newClient().getCompatibility(null)).isEqualTo(global);
  }

  @Test
  void aSubjectWithoutALevelOfItsOwnIsError40408UnlessTheGlobalOneIsAskedFor() {
    assertError(http.get("/config/" + subject), 404, 40408);
    Answer global = http.get("/config/" + subject + "?defaultToGlobal=true");

    assertThat(global.status()).isEqualTo(200);
    assertThat(global.json()).isEqualTo(http.get("/config").json());
  }

  @Test
  void schemaTypesIncludeAvro() {
    assertThat(http.get("/schemas/types").json())
        .anySatisfy(type -> assertThat(type.asText()).isEqualTo("AVRO"));
  }

  @Test
  void theRegistryIsOpenForWriting() {
    assertThat(http.get("/mode").json().path("mode").asText()).isEqualTo("READWRITE");
  }

  // Shapes that other clients read

  @Test
  void aVersionIsAnsweredAsSubjectVersionIdAndSchema() throws Exception {
    String schema = new AvroSchema(record(required("a", "string"))).canonicalString();
    int id = register(schema);

    Answer version = http.get("/subjects/" + subject + "/versions/1");

    assertThat(version.contentType()).startsWith("application/vnd.schemaregistry.v1+json");
    assertThat(version.json().path("subject").asText()).isEqualTo(subject);
    assertThat(version.json().path("version").asInt()).isEqualTo(1);
    assertThat(version.json().path("id").asInt()).isEqualTo(id);
    assertThat(version.json().path("schema").asText()).isEqualTo(schema);
    assertThat(http.get("/subjects/" + subject + "/versions/1/schema").text()).isEqualTo(schema);
    assertThat(http.get("/schemas/ids/" + id).json().path("schema").asText()).isEqualTo(schema);
  }

  @Test
  void versionsAreListedInAscendingOrder() throws Exception {
    require("NONE");
    for (String type : List.of("string", "int", "long", "bytes", "double", "boolean")) {
      register(record(required("a", type)));
    }

    assertThat(client.getAllVersions(subject))
        .hasSize(6)
        .isSortedAccordingTo(Comparator.naturalOrder());
  }
}
