package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.casesystem.SampleDatabase;
import dk.fristvagt.embedded.EmbeddedKafka;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.schemas.TopicNames;
import io.confluent.kafka.schemaregistry.avro.AvroSchema;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where schemas are registered by others, what is missing is told by whoever would write with it,
 * before anything is written.
 */
@Timeout(120)
class UnregisteredSchemasTest {

  private static final String CASE_CHANGE = "case-changes-dk.fristvagt.schemas.v1.CaseChange";
  private static final String TICK = "case-changes-dk.fristvagt.schemas.v1.Tick";
  private static final String CATALOGUE = "case-changes-dk.fristvagt.schemas.v1.CatalogueActivated";
  private static final String REJECT = "case-changes.rejects-dk.fristvagt.schemas.v1.Reject";
  private static final String OBLIGATION = "obligations-dk.fristvagt.schemas.v1.Obligation";
  private static final String ALERT = "alerts-dk.fristvagt.schemas.v1.Alert";
  private static final String COMPLIANCE = "compliance-dk.fristvagt.schemas.v1.Compliance";
  private static final String ACCESS = "access-log-dk.fristvagt.schemas.v1.AccessRecorded";

  @TempDir private static Path directory;

  private static EmbeddedKafka kafka;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(directory.resolve("kafka"));
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  static Stream<Arguments> commandsThatWrite() throws IOException {
    String facts = file("facts.ndjson", "").toString();
    String mapping = file("mapping.yaml", SampleDatabase.mapping()).toString();
    String rules = file("rules.yaml", BuiltInCatalogues.dkChildServicesYaml()).toString();
    String state = directory.resolve("state").toString();
    return Stream.of(
        Arguments.of(
            List.of("serve", "--port", "0", "--state-dir", state),
            "",
            List.of(CASE_CHANGE, TICK, OBLIGATION, ALERT, COMPLIANCE, REJECT, ACCESS)),
        Arguments.of(
            List.of("serve", "--port", "0", "--state-dir", state, "--no-ticks", "--source", "dubu"),
            "",
            List.of(CASE_CHANGE, OBLIGATION, ALERT, COMPLIANCE, REJECT, ACCESS)),
        Arguments.of(List.of("import", facts), "", List.of(CASE_CHANGE, REJECT)),
        Arguments.of(
            List.of("capture", "run", "--mapping", mapping, "--no-database"),
            "",
            List.of(CASE_CHANGE, TICK, REJECT)),
        Arguments.of(List.of("rules", "publish", rules), "", List.of(CATALOGUE)),
        Arguments.of(
            List.of("import", facts),
            "municipality.",
            List.of("municipality." + CASE_CHANGE, "municipality." + REJECT)));
  }

  @ParameterizedTest
  @MethodSource("commandsThatWrite")
  void whoWritesNamesAllThatIsMissingAndWritesNothing(
      List<String> command, String prefix, List<String> missing) throws Exception {
    CapturedRun run = run(command, configuration(prefix, false));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.errLines()).hasSize(1);
    assertThat(run.err())
        .contains(
            "schemas: not registered at " + kafka.schemaRegistryUrl(),
            ": " + String.join(", ", missing) + ";",
            "register the newest file of each in schemas/",
            "registry.auto-register");
    assertThat(topics()).doesNotContain(prefix + "case-changes");
  }

  @Test
  void theCheckOfTheConfigurationNamesThemAll() throws Exception {
    CapturedRun run =
        run(List.of("config", "check", "--connect", "--json"), configuration("", false));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "{\"part\":\"schemas\",\"passed\":false",
            String.join(
                ", ",
                List.of(
                    CASE_CHANGE, TICK, CATALOGUE, OBLIGATION, ALERT, COMPLIANCE, REJECT, ACCESS)));
  }

  @Test
  void whereTheServiceRegistersThemItselfNoneIsMissing() throws Exception {
    CapturedRun run = run(List.of("config", "check", "--connect"), configuration("self.", true));

    assertThat(run.out()).containsPattern("schemas +ok +");
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void anOlderVersionIsNotTheOneThatIsWritten() throws Exception {
    try (AvroSerdes serdes = AvroSerdes.at(kafka.schemaRegistryUrl())) {
      for (PublishedSchema each : PublishedSchema.values()) {
        Schema schema =
            each == PublishedSchema.ALERT ? withoutLastField(each.schema()) : each.schema();
        register(serdes.registry(), each.subject(new TopicNames("older.")), schema);
      }
    }

    CapturedRun run = run(List.of("config", "check", "--connect"), configuration("older.", false));

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(": older." + ALERT + " (other versions only);")
        .doesNotContain(OBLIGATION);
  }

  @Test
  void withAllOfThemRegisteredFactsAreImported() throws Exception {
    try (AvroSerdes serdes = AvroSerdes.at(kafka.schemaRegistryUrl())) {
      for (PublishedSchema each : PublishedSchema.values()) {
        register(serdes.registry(), each.subject(new TopicNames("registered.")), each.schema());
      }
    }
    Path configuration = configuration("registered.", false);
    Path facts =
        file(
            "one.ndjson",
            """
            {"eventId":"n1-received","revision":0,"voided":false,"municipality":"0330",\
            "caseId":"c-17","childId":"b-4","occurredAt":"2021-03-01T10:15:00+01:00",\
            "registeredAt":"2021-03-01T10:20:00+01:00","source":"dubu",\
            "type":"NotificationReceived","data":{"notificationId":"n1",\
            "notifier":"PROFESSIONAL","knownCase":false}}
            """);

    CapturedRun check = run(List.of("config", "check", "--connect"), configuration);
    CapturedRun run = run(List.of("import", facts.toString()), configuration);

    assertThat(check.out()).containsPattern("schemas +ok +all 8 are registered");
    assertThat(check.exitCode()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).startsWith("read      1", "written   1", "rejected  0");
  }

  private static CapturedRun run(List<String> command, Path configuration) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of("--config", configuration.toString()));
    return CapturedRun.of(all.toArray(String[]::new));
  }

  private static Path configuration(String prefix, boolean registers) throws IOException {
    return file(
        prefix + "fristvagt.yaml",
        """
        kafka: {bootstrap-servers: '%s'}
        registry: {url: '%s', auto-register: %s}
        topics: {prefix: '%s', partitions: 2, replication-factor: 1}
        """
            .formatted(kafka.bootstrapServers(), kafka.schemaRegistryUrl(), registers, prefix));
  }

  private static Path file(String name, String content) throws IOException {
    return Files.writeString(directory.resolve(name), content);
  }

  private static Set<String> topics() throws Exception {
    try (Admin admin =
        Admin.create(Map.of("bootstrap.servers", (Object) kafka.bootstrapServers()))) {
      return admin.listTopics().names().get();
    }
  }

  private static void register(SchemaRegistryClient registry, String subject, Schema schema)
      throws Exception {
    registry.register(subject, new AvroSchema(schema));
  }

  private static Schema withoutLastField(Schema schema) {
    List<Schema.Field> fields = schema.getFields();
    return Schema.createRecord(
        schema.getName(),
        schema.getDoc(),
        schema.getNamespace(),
        false,
        fields.subList(0, fields.size() - 1).stream()
            .map(field -> new Schema.Field(field, field.schema()))
            .toList());
  }
}
