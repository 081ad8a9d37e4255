package dk.fristvagt.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.JaasContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {

  private static final String SECRET = "s3cret-\"\\';=æ";

  @TempDir private Path directory;

  @Test
  void everyErrorIsToldAtOnceWithItsLine() throws IOException {
    List<ConfigProblem> problems =
        problems(
            """
            kafka:
              bootstrap-servers: kafka1
              security-protocl: SSL
              security-protocol: SASL_SSL
              sasl:
                mechanism: SCRAM-SHA-1
              tls:
                truststore: /nowhere/ca.pem
              producer:
                acks: 1
                lingr.ms: 5
                batch.size: many
              client:
                ssl.truststore.location: /x
              consumer:
                isolation:
                  level: read_uncommitted
            registry:
              url: http://user:%s@host
              password: x
            topic:
              prefix: a
            topics:
              partitions: 0
              partitions: 4
            service:
              grace: -PT1S
            http: 8080
            """
                .formatted(SECRET),
            Map.of("FRISTVAGT_THREADS", "many", "FRISTVAGT_KAFKA_SASL_USER", "x"));

    assertThat(problems.stream().map(problem -> problem.text().replace(file() + ":", "")))
        .containsExactly(
            "2: kafka.bootstrap-servers: must be host:port, several parted by commas",
            "3: kafka.security-protocl: unknown key (did you mean kafka.security-protocol?)",
            "6: kafka.sasl.mechanism: must be one of SCRAM-SHA-256, SCRAM-SHA-512, OAUTHBEARER,"
                + " PLAIN",
            "8: kafka.tls.truststore: '/nowhere/ca.pem' is no file that can be read",
            "10: kafka.producer.acks: may not be changed: it is set by the system or by its own key",
            "11: kafka.producer.lingr.ms: is no property of Kafka's that may be set here (did you"
                + " mean linger.ms?)",
            "12: kafka.producer.batch.size: must be int [0,...]",
            "14: kafka.client.ssl.truststore.location: may not be changed: it is set by the system"
                + " or by its own key",
            "17: kafka.consumer.isolation.level: may not be changed: it is set by the system or by"
                + " its own key",
            "19: registry.url: must not hold a user and a password; they have settings of their own",
            "21: topic: unknown key (did you mean topics?)",
            "24: topics.partitions: must be a whole number from 1 to 10000",
            "25: topics.partitions: is given twice, first in 24",
            "27: service.grace: must be a duration of 0 or more, such as PT30S or PT5M",
            "28: http: must be a mapping of names to values",
            "FRISTVAGT_KAFKA_SASL_USER: unknown environment variable (did you mean"
                + " FRISTVAGT_KAFKA_SASL_USERNAME?)",
            "registry.username: is missing: registry.password is given (registry.username or"
                + " FRISTVAGT_REGISTRY_USERNAME)",
            "FRISTVAGT_THREADS: service.threads: must be a whole number from 1 to 256");
    assertThat(problems.toString()).doesNotContain(SECRET);
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentOverTheFileOverWhatIsBuiltIn() throws IOException {
    Configuration configuration =
        load(
            "topics:\n  partitions: 8\n  prefix: file.\nservice:\n  threads: 3\n",
            Map.of("FRISTVAGT_PARTITIONS", "16", "FRISTVAGT_THREADS", "4"),
            Map.of("--partitions", "32"));

    assertThat(configuration.topics())
        .isEqualTo(new TopicsSection("file.", 32, Optional.empty(), Duration.ofDays(730)));
    assertThat(configuration.service().threads()).isEqualTo(4);
    assertThat(configuration.service().port()).isEqualTo(8080);
    assertThat(
            configuration.effective().stream()
                .map(
                    setting ->
                        setting.key() + "=" + setting.value() + " " + setting.origin().text()))
        .contains(
            "topics.prefix=file. " + file() + ":3",
            "topics.partitions=32 --partitions",
            "service.threads=4 FRISTVAGT_THREADS",
            "http.port=8080 built in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"file", "secret file", "variable", "secret file in a variable"})
  void aSecretIsReadFromWhereverItIsAndNeverPrinted(String where) throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
    String inFile =
        switch (where) {
          case "file" -> "    password: '" + SECRET.replace("'", "''") + "'\n";
          case "secret file" -> "    password-file: " + secret + "\n";
          default -> "";
        };
    Map<String, String> environment =
        switch (where) {
          case "variable" -> Map.of("FRISTVAGT_KAFKA_SASL_PASSWORD", SECRET);
          case "secret file in a variable" ->
              Map.of("FRISTVAGT_KAFKA_SASL_PASSWORD_FILE", secret.toString());
          default -> Map.of();
        };

    Configuration configuration =
        load(
            "kafka:\n  security-protocol: SASL_SSL\n  sasl:\n    mechanism: scram-sha-512\n"
                + "    username: me\n"
                + inFile,
            environment,
            Map.of());

    Map<String, Object> properties = configuration.kafka().clientProperties();
    Password jaas = (Password) properties.get("sasl.jaas.config");
    assertThat(
            JaasContext.loadClientContext(Map.of("sasl.jaas.config", jaas))
                .configurationEntries()
                .get(0)
                .getOptions()
                .get("password"))
        .isEqualTo(SECRET);
    assertThat(configuration.toString() + properties).doesNotContain(SECRET).contains("[hidden]");
    assertThat(properties)
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("ssl.endpoint.identification.algorithm", "https");
  }

  @Test
  void aSecretThatIsGivenTwiceIsAProblem() throws IOException {
    Path secret = Files.writeString(directory.resolve("secret"), SECRET);

    assertThat(
            problems(
                "registry:\n  username: me\n  password: a\n  password-file: " + secret + "\n",
                Map.of()))
        .singleElement()
        .asString()
        .contains("registry.password", "is given twice")
        .doesNotContain(SECRET);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kafka: {security-protocol: SASL_SSL} | is missing: kafka.security-protocol is SASL_SSL",
        "kafka: {security-protocol: SASL_PLAINTEXT, sasl: {mechanism: PLAIN, username: a, password: b}} | sends its secret in the clear",
        "kafka: {sasl: {mechanism: PLAIN, username: a, password: b}} | counts for nothing while kafka.security-protocol is PLAINTEXT",
        "kafka: {security-protocol: SASL_SSL, sasl: {mechanism: SCRAM-SHA-512, username: a}} | is missing: kafka.sasl.mechanism is SCRAM-SHA-512",
        "kafka: {security-protocol: SASL_SSL, sasl: {mechanism: OAUTHBEARER}, oauth: {client-id: a, client-secret: b, token-url: 'http://example.invalid/t'}} | must begin with https://",
        "kafka: {security-protocol: SASL_SSL, sasl: {mechanism: SCRAM-SHA-512, username: a, password: b}, oauth: {client-id: a}} | counts for nothing while kafka.sasl.mechanism is SCRAM-SHA-512",
        "kafka: {tls: {verify-hostname: false}} | counts for nothing while kafka.security-protocol is PLAINTEXT",
        "registry: {url: 'http://example.invalid', username: a, password: b} | must begin with https://, or registry.password could be read",
        "registry: {url: 'http://localhost', tls: {verify-hostname: false}} | counts for nothing while registry.url is not https://",
        "registry: {username: a, password-file: /nowhere/x} | the file that it names cannot be read",
        "topics: {prefix: 'a/b'} | must be letters, digits",
        "service: {application-id: ''} | must be letters, digits",
        "kafka: {streams: {processing.guarantee: at_least_once}} | may not be changed",
        "kafka: {streams: {producer.acks: 1}} | is no property of Kafka's",
        "kafka: {producer: {interceptor.classes: x}} | may not be changed",
        "'topics: [' | not YAML",
        "'a: &x {b: *x}' | aliases are not allowed",
        "'[a]' | must be a mapping"
      })
  void whatDoesNotFitTogetherIsAProblem(String yaml, String expected) throws IOException {
    assertThat(problems(yaml, Map.of()))
        .anySatisfy(problem -> assertThat(problem.text()).contains(expected));
  }

  @Test
  void propertiesOfKafkasOwnReachTheClientsTheyAreMeantFor() throws IOException {
    KafkaSettings kafka =
        load(
                """
                kafka:
                  client: {metadata.max.age.ms: 60000}
                  producer:
                    linger:
                      ms: 20
                  consumer: {fetch.max.bytes: 1000000}
                  streams: {num.standby.replicas: 1}
                """,
                Map.of(),
                Map.of())
            .kafka();

    assertThat(kafka.clientProperties()).containsEntry("metadata.max.age.ms", 60000L);
    assertThat(kafka.producerProperties()).containsEntry("linger.ms", 20L);
    assertThat(kafka.streamsProperties())
        .containsEntry("producer.linger.ms", 20L)
        .containsEntry("consumer.fetch.max.bytes", 1000000)
        .containsEntry("num.standby.replicas", 1);
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThatThrownBy(
            () ->
                Configuration.load(
                    ConfigSources.of(
                        null,
                        Map.of("FRISTVAGT_CONFIG", directory.resolve("none.yaml").toString()),
                        Map.of())))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("none.yaml")
        .hasMessageContaining("cannot be read");
  }

  private List<ConfigProblem> problems(String yaml, Map<String, String> environment)
      throws IOException {
    Files.writeString(file(), yaml);
    InvalidConfigurationException invalid =
        catchThrowableOfType(
            InvalidConfigurationException.class,
            () ->
                Configuration.load(new ConfigSources(Optional.of(file()), environment, Map.of())));
    assertThat(invalid).isNotNull();
    return invalid.problems();
  }

  private Configuration load(
      String yaml, Map<String, String> environment, Map<String, String> options)
      throws IOException {
    Files.writeString(file(), yaml);
    return Configuration.load(new ConfigSources(Optional.of(file()), environment, options));
  }

  private Path file() {
    return directory.resolve("fristvagt.yaml");
  }
}
