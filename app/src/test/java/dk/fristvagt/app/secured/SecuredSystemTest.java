package dk.fristvagt.app.secured;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.command.CommandRun;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.ServiceClient;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.TopicReader;
import dk.fristvagt.app.secured.SecuredSystem.Way;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.NdjsonReader;
import dk.fristvagt.sources.ReadLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/**
 * The system against a broker and a registry that are secured, in each way that can be configured;
 * and what is said when something about that is wrong. All that is logged meanwhile, at INFO, is
 * looked through for secrets.
 */
@Timeout(180)
class SecuredSystemTest {

  private static final Instant TEN = Instant.parse("2024-05-05T10:00:00Z");
  private static final Instant NOON = Instant.parse("2024-05-05T12:00:00Z");
  private static final String SOURCE = "test";
  private static final Calendars CALENDARS = Calendars.danish(false);

  @TempDir private static Path directory;

  private static SecuredSystem system;
  private static StopSignal stop;
  private static final ListAppender<ILoggingEvent> LOG = new ListAppender<>();
  private static final List<String> LOGGERS =
      List.of(
          "org.apache.kafka.clients",
          "org.apache.kafka.streams",
          "org.apache.kafka.common",
          "io.confluent",
          "dk.fristvagt");

  @BeforeAll
  static void start() throws Exception {
    LOG.list = Collections.synchronizedList(LOG.list);
    LOG.start();
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (String name : LOGGERS) {
      Logger logger = context.getLogger(name);
      logger.setLevel(Level.INFO);
      logger.setAdditive(false);
      logger.addAppender(LOG);
    }
    stop = StopSignal.ofJob();
    system = new SecuredSystem(directory);
  }

  @AfterAll
  static void close() {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    for (String name : LOGGERS) {
      Logger logger = context.getLogger(name);
      logger.detachAppender(LOG);
      logger.setAdditive(true);
      logger.setLevel(null);
    }
    context.getLogger("org.apache.kafka").setLevel(Level.ERROR);
    context.getLogger("io.confluent").setLevel(Level.ERROR);
    if (system != null) {
      system.close();
    }
    stop.close();
    LOG.stop();
    List<String> told =
        LOG.list.stream()
            .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
            .toList();
    assertThat(told).anyMatch(line -> line.contains("sasl.jaas.config = [hidden]"));
    assertThat(told).noneMatch(line -> SecuredSystem.SECRETS.stream().anyMatch(line::contains));
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void factsAreImportedAndTheServiceAnswers(Way way) throws Exception {
    Path facts = system.write(way + ".ndjson", notification("c-1") + "\n" + notification("c-2"));

    CommandRun run =
        CommandRun.of("import", facts.toString(), "--config", system.file(way).toString());

    assertThat(run.err()).isEmpty();
    assertThat(run.outLines()).startsWith("read      2", "written   2", "rejected  0");
    KafkaConnection connection = system.connection(way);
    try (LiveService service =
        LiveService.start(
            settings(way.name().toLowerCase(Locale.ROOT), Set.of(LiveService.WALL_CLOCK)),
            connection,
            Duration.ZERO,
            true,
            stop)) {
      ServiceClient client = new ServiceClient(service.address());
      await(() -> openNotifications(client) == 2);
      await(() -> client.get("api/v1/rejects", Map.of()).path("complete").asBoolean());
    }
    assertThat(connection.toString() + system.connection(way).properties())
        .doesNotContain(SecuredSystem.SECRETS);
  }

  static Stream<Arguments> faults() {
    return Stream.of(
        fault(
            "a wrong password",
            Way.SCRAM,
            yaml -> yaml.replaceAll("password-file: .*", "password: wrong-password"),
            "broker: the broker does not accept kafka.sasl.username and kafka.sasl.password"),
        fault(
            "another mechanism",
            Way.SCRAM,
            yaml -> yaml.replace("SCRAM-SHA-512", "SCRAM-SHA-256"),
            "broker: the broker does not offer SCRAM-SHA-256"),
        fault(
            "a certificate of another authority",
            Way.SCRAM,
            yaml -> yaml.replaceFirst("truststore: .*", "truststore: " + system.otherTruststore),
            "broker: the certificate of the broker is not trusted"),
        fault(
            "a certificate of another host",
            Way.SCRAM,
            yaml ->
                yaml.replaceFirst("bootstrap-servers: 127.0.0.1", "bootstrap-servers: localhost"),
            "broker: the certificate of the broker is not of the host that was asked for"),
        fault(
            "a registry's certificate of another host",
            Way.SCRAM,
            yaml -> yaml.replaceFirst("url: https://127.0.0.1", "url: https://localhost"),
            "is not of the host that was asked for"),
        fault(
            "a client without TLS",
            Way.SCRAM,
            yaml ->
                yaml.replaceAll("(?m)^  (tls|sasl):\\n(    .*\\n)+", "")
                    .replace("security-protocol: SASL_SSL", "security-protocol: PLAINTEXT")
                    .replace("  url:", "  tls: {truststore: " + system.truststore + "}\n  url:")
                    .replace("PT30S", "PT3S"),
            "speaks TLS; kafka.security-protocol must be SSL or SASL_SSL, not PLAINTEXT"),
        fault(
            "a client without SASL",
            Way.SCRAM,
            yaml ->
                yaml.replaceAll("(?m)^  sasl:\\n(    .*\\n)+", "")
                    .replace("security-protocol: SASL_SSL", "security-protocol: SSL")
                    .replace("PT30S", "PT3S"),
            "ends the connection; check that kafka.security-protocol (SSL)"),
        fault(
            "a client without a certificate",
            Way.MTLS,
            yaml -> yaml,
            "wants a certificate of ours that it trusts; kafka.tls.keystore must hold one"),
        fault(
            "a client with a certificate of another authority",
            Way.MTLS,
            yaml ->
                yaml.replaceFirst(
                    "(?m)^  tls:$", "  tls:\n    keystore: " + system.foreignKeystore),
            "wants a certificate of ours that it trusts; kafka.tls.keystore must hold one"),
        fault(
            "a token of another audience",
            Way.OAUTH,
            yaml ->
                yaml.replace(
                    "client-id: fristvagt", "client-id: " + IdentityProvider.OTHER_AUDIENCE),
            "broker: the broker does not accept the token"),
        fault(
            "an expired token",
            Way.OAUTH,
            yaml -> yaml.replace("client-id: fristvagt", "client-id: " + IdentityProvider.EXPIRED),
            "broker: the broker does not accept the token"),
        fault(
            "a wrong client secret",
            Way.OAUTH,
            yaml -> yaml.replaceAll("client-secret: .*", "client-secret: wrong-secret"),
            "broker: the identity provider does not accept kafka.oauth.client-id"),
        fault(
            "an identity provider of another authority",
            Way.OAUTH,
            yaml ->
                yaml.replaceFirst(
                    "scope: kafka\\n    truststore: .*",
                    "scope: kafka\n    truststore: " + system.otherTruststore),
            "the identity provider is not trusted; kafka.oauth.truststore must hold"),
        fault(
            "a broker that is not there",
            Way.SCRAM,
            yaml ->
                yaml.replaceFirst("bootstrap-servers: .*", "bootstrap-servers: 127.0.0.1:1")
                    .replace("PT30S", "PT1S"),
            "broker: nothing answers at 127.0.0.1:1"),
        fault(
            "a wrong password of the registry",
            Way.MTLS,
            yaml -> withKeystore(yaml).replaceAll("password: .*", "password: wrong-password"),
            "does not accept registry.username and registry.password (401)"),
        fault(
            "a registry of another authority",
            Way.MTLS,
            yaml ->
                withKeystore(yaml)
                    .replaceFirst(
                        "(?s)(registry:.*?truststore: )[^\\n]*", "$1" + system.otherTruststore),
            "is not trusted; registry.tls.truststore must hold"),
        fault(
            "a registry asked without TLS",
            Way.MTLS,
            yaml ->
                withKeystore(yaml)
                    .replace("url: https:", "url: http:")
                    .replaceFirst("(?m)(^  password: .*\\n)  tls:\\n    truststore: .*\\n", "$1"),
            "registry: "));
  }

  private static Arguments fault(
      String name, Way way, UnaryOperator<String> change, String expected) {
    return Arguments.of(name, way, change, expected);
  }

  private static String withKeystore(String yaml) {
    return yaml.replaceFirst("(?m)^  tls:$", "  tls:\n    keystore: " + system.clientKeystore);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("faults")
  void whatIsWrongIsSaidInOneLine(
      String name, Way way, UnaryOperator<String> change, String expected) {
    Path file = system.write("faulty.yaml", change.apply(system.yaml(way)));

    CommandRun run = CommandRun.of("topics", "create", "--config", file.toString());

    assertThat(run.err().lines()).singleElement().asString().contains(expected);
    assertThat(run.err()).doesNotContain(SecuredSystem.SECRETS).doesNotContain("wrong-");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theCheckSaysWhatAnswers() {
    CommandRun run =
        CommandRun.of(
            "config", "check", "--connect", "--config", system.file(Way.SCRAM).toString());

    assertThat(run.out())
        .containsPattern("kafka.sasl.password +\\[hidden\\] +.*scram.secret \\(named in .*:\\d+\\)")
        .containsPattern("broker +ok +1 broker of cluster ")
        .containsPattern("registry +ok +\\d+ subjects? at https://")
        .containsPattern("topics +ok +")
        .doesNotContain(SecuredSystem.SECRETS);
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void aServiceThatIsRefusedWaitsAndLosesNothing() throws Exception {
    TopicSettings topics = topics("refused");
    try (AvroSerdes serdes = system.plain().serdes();
        CaseChangeProducer feed = system.plain().producer(serdes, topics.names(), CALENDARS);
        DeadlineService service =
            DeadlineService.start(
                settings("refused", Set.of(SOURCE)), system.connection(Way.SCRAM), stop)) {
      ServiceClient client = new ServiceClient(service.address());
      feed.send(fact("c-1"), TEN.toEpochMilli());
      feed.tick(SOURCE, TEN.toEpochMilli());
      await(() -> service.clock().orElse(0) == TEN.toEpochMilli());

      system.dropUser();
      try {
        // A thread in the middle of a transaction does not fail: it tries until it is let in.
        await(SecuredSystemTest::isRefused);
        feed.send(fact("c-2"), NOON.toEpochMilli());
        feed.tick(SOURCE, NOON.toEpochMilli());
        feed.flush();
        assertThat(service.clock()).hasValue(TEN.toEpochMilli());
      } finally {
        system.putUser();
      }

      await(() -> service.clock().orElse(0) == NOON.toEpochMilli());
      await(() -> openNotifications(client) == 2);
    }
    assertThat(rejects(topics)).isEmpty();
  }

  @Test
  void aRegistryThatRefusesIsNoReasonToReject() throws Exception {
    TopicSettings topics = topics("registry");
    try (Admin admin = system.plain().admin()) {
      new TopicCreator(admin).create(topics.specs());
    }
    try (AvroSerdes serdes = system.plain().serdes();
        CaseChangeProducer feed = system.plain().producer(serdes, topics.names(), CALENDARS)) {
      feed.send(fact("c-1"), TEN.toEpochMilli());
      feed.tick(SOURCE, TEN.toEpochMilli());
    }
    KafkaConnection connection = system.connection(Way.SCRAM);
    system.changeRegistryPassword("another");
    try (DeadlineService service =
        DeadlineService.start(settings("registry", Set.of(SOURCE)), connection, stop)) {
      ServiceClient client = new ServiceClient(service.address());
      try {
        await(() -> failures(client) > 0);
        assertThat(service.clock()).isEmpty();
      } finally {
        system.changeRegistryPassword(SecuredSystem.REGISTRY_PASSWORD);
      }
      await(() -> service.clock().orElse(0) == TEN.toEpochMilli());
      await(() -> openNotifications(client) == 1);
    }
    assertThat(rejects(topics)).isEmpty();
  }

  private static List<Reject> rejects(TopicSettings topics) {
    List<Reject> rejects = new ArrayList<>();
    try (AvroSerdes serdes = system.plain().serdes()) {
      new TopicReader(system.plain(), serdes)
          .read(topics.names().rejects(), Reject.class, record -> rejects.add(record.value()));
    }
    return rejects;
  }

  /** Whether a stream thread's client was turned away. */
  private static boolean isRefused() {
    synchronized (LOG.list) {
      return LOG.list.stream()
          .map(ILoggingEvent::getFormattedMessage)
          .anyMatch(
              line ->
                  line.contains("clientId=refused-")
                      && line.contains("StreamThread")
                      && line.contains("failed authentication"));
    }
  }

  private static int failures(ServiceClient client) {
    return client.get("api/v1/operations", Map.of()).at("/streams/failures").asInt();
  }

  /** -1 while the service has nothing to answer from. */
  private static int openNotifications(ServiceClient client) {
    JsonNode status;
    try {
      status = client.get("api/v1/status", Map.of());
    } catch (CommandFailure e) {
      return -1;
    }
    for (JsonNode rule : status.path("rules")) {
      if (rule.path("id").asText().equals("notification-assessed-24h")) {
        return rule.path("open").asInt();
      }
    }
    return -1;
  }

  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      stop.await(Duration.ofMillis(50));
    }
  }

  private static TopicSettings topics(String name) {
    return new TopicSettings(new TopicNames(name + "."), 2, (short) 1);
  }

  private static ServiceSettings settings(String name, Set<String> sources) {
    return new ServiceSettings(
        topics(name),
        BuiltInCatalogues.dkChildServices(),
        sources,
        name,
        directory.resolve("state-" + name),
        1,
        0,
        InstantSource.fixed(NOON),
        Duration.ofMinutes(1),
        // What a thread that was refused has left is free again after this, and not after 45 s.
        Map.of(
            "main.consumer.session.timeout.ms",
            6_000,
            "main.consumer.heartbeat.interval.ms",
            1_500),
        Population.NONE);
  }

  private static Fact fact(String caseId) throws IOException {
    try (NdjsonReader reader =
        new NdjsonReader(
            new ByteArrayInputStream(notification(caseId).getBytes(StandardCharsets.UTF_8)),
            "facts",
            new FactReader(CALENDARS::zone))) {
      return ((ReadLine.Accepted) reader.next(NOON.toEpochMilli())).fact();
    }
  }

  private static String notification(String caseId) {
    return "{\"eventId\":\"n-CASE\",\"municipality\":\"0330\",\"caseId\":\"CASE\",\"occurredAt\":\"2024-05-05T08:00:00Z\",\"registeredAt\":\"2024-05-05T08:05:00Z\",\"type\":\"NotificationReceived\",\"data\":{\"notificationId\":\"n-CASE\",\"notifier\":\"CITIZEN\",\"knownCase\":false}}"
        .replace("CASE", caseId);
  }
}
