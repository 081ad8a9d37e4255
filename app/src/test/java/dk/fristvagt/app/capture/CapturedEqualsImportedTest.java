package dk.fristvagt.app.capture;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LastTick;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.casesystem.Clerk;
import dk.fristvagt.casesystem.EmbeddedPostgresServer;
import dk.fristvagt.casesystem.SampleDatabase;
import dk.fristvagt.embedded.EmbeddedKafka;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.FeedSink;
import dk.fristvagt.sources.Rejection;
import dk.fristvagt.sources.ReplayFeed;
import dk.fristvagt.sources.TickRule;
import dk.fristvagt.sources.capture.CaptureMapping;
import dk.fristvagt.sources.capture.CaptureMonitor;
import dk.fristvagt.sources.capture.CaptureSettings;
import dk.fristvagt.sources.capture.ConnectorConfig;
import dk.fristvagt.sources.capture.MappingLoader;
import dk.fristvagt.sources.capture.SourceHealth;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.sources.generator.NdjsonWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The acceptance test of change data capture: a real database, a real connector, a real broker; the
 * connector, the database and the intake are killed in the middle of it, the connector in the
 * middle of a transaction.
 */
@Tag("capture")
class CapturedEqualsImportedTest {

  private static final String SOURCE = "fagsystem";
  private static final TopicNames FILE = new TopicNames("file-");
  private static final Calendars CALENDARS = Calendars.danish(false);
  private static final Instant END = Instant.parse("2024-06-30T22:00:00Z");

  /** Facts in a transaction that the connector takes many rounds for. */
  private static final int LARGE = 300;

  private static final TickRule MIDNIGHTS =
      TickRule.every(Duration.ofDays(40_000), List.of(ZoneId.of("Europe/Copenhagen")));

  @TempDir private Path directory;

  @Test
  @Timeout(600)
  void whateverIsKilledMeanwhileTheFiguresAreThoseOfTheSameFactsAsAFile() throws Exception {
    Path facts = facts();
    Path mappingFile =
        Files.writeString(directory.resolve("mapping.yaml"), SampleDatabase.mapping());
    MappingLoader.Loaded mapping = MappingLoader.load(mappingFile);
    try (EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"));
        PostgresUnderTest postgres = new PostgresUnderTest(directory.resolve("postgres"));
        StopSignal stop = StopSignal.ofJob()) {
      KafkaConnection connection =
          new KafkaConnection(kafka.bootstrapServers(), kafka.schemaRegistryUrl());
      CaptureSettings settings =
          new CaptureSettings(
              mapping.mapping(), TopicNames.plain(), CALENDARS::zone, Clock.systemUTC());
      createTopics(connection);
      Capture.createTopic(settings, connection, (short) 1);
      try (ConnectProcess connect =
              ConnectProcess.start(directory.resolve("connect"), kafka.bootstrapServers(), stop);
          IntakeProcess intake =
              new IntakeProcess(
                  mappingFile,
                  kafka.bootstrapServers(),
                  kafka.schemaRegistryUrl(),
                  "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/postgres");
          WatchedConnector watched =
              new WatchedConnector(connect, settings, postgres.port(), mapping.mapping())) {
        intake.start();
        watched.put();

        List<Accident> accidents =
            List.of(
                halfCaptured(connect::kill),
                postgres::kill,
                halfCaptured(
                    () -> {
                      intake.kill();
                      intake.start();
                    }));
        replay(facts, new TypedIn(postgres, accidents, lines(facts), connection));
        replay(facts, imported(connection));

        awaitTick(connection, TopicNames.plain(), stop);
        assertThat(intake.isAlive()).isTrue();
      }

      assertSame(records(connection, TopicNames.plain()), records(connection, FILE));
      assertThat(values(connection, "case-changes.rejects")).isEmpty();
      assertNoCprNumberIn(connection);
      Map<String, String> captured;
      Map<String, String> imported;
      try (DeadlineService ofCaptured = serve(connection, TopicNames.plain(), "captured", stop);
          DeadlineService ofImported = serve(connection, FILE, "imported", stop)) {
        captured = figures(ofCaptured, stop);
        imported = figures(ofImported, stop);
      }
      captured.forEach(
          (report, rows) ->
              assertThat(rows.lines().toList())
                  .as(report)
                  .isEqualTo(imported.get(report).lines().toList()));
      assertThat(captured.get("obligations")).contains("follow-up/0330/");
    }
  }

  private interface Accident {
    void happen() throws Exception;

    /** Whether it is to happen when a part of a large transaction has been captured. */
    default boolean isInTheMiddleOfATransaction() {
      return false;
    }
  }

  private static Accident halfCaptured(Accident accident) {
    return new Accident() {
      @Override
      public void happen() throws Exception {
        accident.happen();
      }

      @Override
      public boolean isInTheMiddleOfATransaction() {
        return true;
      }
    };
  }

  private Path facts() throws Exception {
    Path file = directory.resolve("facts.ndjson");
    try (NdjsonWriter writer = new NdjsonWriter(Files.newOutputStream(file))) {
      for (var facts =
              new HistoryGenerator(
                      GeneratorSettings.ofSize(
                          "0330", 30, LocalDate.of(2023, 7, 1), LocalDate.of(2024, 7, 1), 7))
                  .inRegistrationOrder();
          facts.hasNext(); ) {
        writer.write(facts.next());
      }
    }
    return file;
  }

  private static long lines(Path file) throws Exception {
    try (var lines = Files.lines(file)) {
      return lines.count();
    }
  }

  private static void replay(Path facts, FeedSink sink) throws Exception {
    new ReplayFeed(
            new FactReader(CALENDARS::zone),
            new CaseChangeCodec(CALENDARS::zone),
            MIDNIGHTS,
            Clock.systemUTC())
        .run(List.of(facts), Optional.of(END), sink);
  }

  private static FeedSink imported(KafkaConnection connection) {
    AvroSerdes serdes = connection.serdes();
    CaseChangeProducer producer = connection.producer(serdes, FILE, CALENDARS);
    return producer.feed(SOURCE);
  }

  private static TopicSettings topics(TopicNames names) {
    return TopicSettings.ofReplayedTime(names, 2, (short) 1);
  }

  private static void createTopics(KafkaConnection connection) {
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(topics(TopicNames.plain()).specs());
      new TopicCreator(admin).create(topics(FILE).specs());
    }
  }

  /** Types in what is fed, and has accidents on the way; what a kill lost is typed in again. */
  private static final class TypedIn implements FeedSink {
    private final PostgresUnderTest postgres;
    private final List<Accident> accidents;
    private final long perAccident;
    private final KafkaConnection connection;
    private final List<Fact> uncommitted = new ArrayList<>();
    private long fed;
    private int happened;

    TypedIn(
        PostgresUnderTest postgres,
        List<Accident> accidents,
        long facts,
        KafkaConnection connection) {
      this.postgres = postgres;
      this.connection = connection;
      this.accidents = accidents;
      this.perAccident = facts / (accidents.size() + 1);
    }

    @Override
    public void fact(Fact fact, long clock) {
      uncommitted.add(fact);
      try {
        postgres.clerk().enter(fact);
        fed++;
        if (uncommitted.size() % 15 == 0) {
          commit();
        }
        if (fed % perAccident == 0 && happened < accidents.size()) {
          Accident accident = accidents.get(happened++);
          if (accident.isInTheMiddleOfATransaction()) {
            awaitHalf();
          }
          accident.happen();
          postgres.awaitAnswer();
          for (Fact again : uncommitted) {
            postgres.clerk().enter(again);
          }
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    /** What comes shortly before some accidents is one transaction. */
    private boolean isTypingALargeTransaction() {
      return happened < accidents.size()
          && accidents.get(happened).isInTheMiddleOfATransaction()
          && fed >= perAccident * (happened + 1) - LARGE;
    }

    private void commit() throws SQLException {
      if (!isTypingALargeTransaction()) {
        postgres.clerk().commit();
        uncommitted.clear();
      }
    }

    private void awaitHalf() throws Exception {
      try (CapturedTransactions captured = new CapturedTransactions(connection)) {
        int large = captured.larger(LARGE / 5);
        postgres.clerk().commit();
        uncommitted.clear();
        while (captured.larger(LARGE / 5) == large) {
          LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
      }
    }

    @Override
    public void reject(Rejection rejection, long clock) {
      throw new AssertionError("the generator makes no rejects");
    }

    @Override
    public void tick(long time) {
      try {
        postgres.clerk().clock(time);
        commit();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** Counts the captured changes of each transaction of the database. Reads as it is asked. */
  private static final class CapturedTransactions implements AutoCloseable {
    private static final Pattern TRANSACTION =
        Pattern.compile("\"transaction\":\\{\"id\":\"([0-9]+):");

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final TopicPartition partition = new TopicPartition("captured." + SOURCE, 0);
    private final Map<String, Integer> changes = new HashMap<>();

    CapturedTransactions(KafkaConnection connection) {
      Map<String, Object> config = new HashMap<>(connection.clientConfig());
      config.put("isolation.level", "read_committed");
      consumer =
          new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
    }

    /** How many have more changes than so many, as far as they are captured now. */
    int larger(int least) {
      long end = consumer.endOffsets(List.of(partition)).get(partition);
      while (consumer.position(partition) < end) {
        consumer.poll(Duration.ofMillis(10)).forEach(this::count);
      }
      return (int) changes.values().stream().filter(count -> count > least).count();
    }

    private void count(ConsumerRecord<byte[], byte[]> record) {
      Matcher matcher = TRANSACTION.matcher(new String(record.value(), StandardCharsets.UTF_8));
      if (matcher.find()) {
        changes.merge(matcher.group(1), 1, Integer::sum);
      }
    }

    @Override
    public void close() {
      consumer.close();
    }
  }

  /** The connector, put in place once its worker is up; the monitor starts again what fails. */
  private static final class WatchedConnector implements AutoCloseable {
    private final ConnectProcess connect;
    private final Map<String, String> settings;
    private final CaptureMonitor monitor;

    WatchedConnector(
        ConnectProcess connect, CaptureSettings capture, int port, CaptureMapping mapping) {
      this.connect = connect;
      this.settings =
          new ConnectorConfig(
                  "127.0.0.1",
                  port,
                  "postgres",
                  "postgres",
                  "",
                  "fristvagt",
                  SampleDatabase.PUBLICATION,
                  Duration.ofSeconds(1),
                  ConnectorConfig.aliveQuery(mapping))
              .settings(mapping, capture.capturedTopic());
      this.settings.put("max.batch.size", "16");
      this.monitor =
          new CaptureMonitor(
              new CaptureMonitor.Settings(
                  SOURCE,
                  SOURCE,
                  "fristvagt",
                  connect::client,
                  null,
                  Duration.ofMinutes(1),
                  1L << 30),
              () -> new SourceHealth.Intake(null, Instant.now(), 0, 0, 0, 0, false, null, false));
    }

    void put() throws Exception {
      while (connect.client() == null) {
        LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
      }
      connect.client().put(SOURCE, settings);
      monitor.start();
    }

    @Override
    public void close() {
      monitor.close();
    }
  }

  /** A server whose kill is followed by its start, on the same port. */
  private static final class PostgresUnderTest implements AutoCloseable {
    private final Path directory;
    private EmbeddedPostgresServer server;
    private Clerk clerk;

    PostgresUnderTest(Path directory) throws Exception {
      this.directory = directory;
      this.server = EmbeddedPostgresServer.start(directory, 0);
      try (var connection = server.connect()) {
        SampleDatabase.ensure(connection);
      }
      this.clerk = new Clerk(server.connect());
    }

    int port() {
      return server.port();
    }

    Clerk clerk() {
      return clerk;
    }

    void kill() throws Exception {
      int port = server.port();
      server.kill();
      server = EmbeddedPostgresServer.start(directory, port);
    }

    /** A new connection, whose transaction is empty. */
    void awaitAnswer() throws SQLException {
      clerk.close();
      clerk = new Clerk(server.connect());
    }

    @Override
    public void close() throws Exception {
      server.close();
    }
  }

  private static void awaitTick(KafkaConnection connection, TopicNames names, StopSignal stop) {
    try (AvroSerdes serdes = connection.serdes()) {
      var ticks = new LastTick(connection, serdes);
      while (ticks.of(SOURCE, names.caseChanges()).orElse(Long.MIN_VALUE) < END.toEpochMilli()) {
        stop.await(Duration.ofMillis(200));
      }
    }
  }

  /** Says what differs, not everything that does not. */
  private static void assertSame(
      Map<String, Set<String>> captured, Map<String, Set<String>> imported) {
    Map<String, Set<String>> onlyCaptured = new TreeMap<>(captured);
    onlyCaptured.entrySet().removeAll(imported.entrySet());
    Map<String, Set<String>> onlyImported = new TreeMap<>(imported);
    onlyImported.entrySet().removeAll(captured.entrySet());
    assertThat(onlyCaptured).isEqualTo(onlyImported).isEmpty();
    assertThat(captured).hasSameSizeAs(imported).hasSizeGreaterThan(1_000);
  }

  /** Every committed record but ticks: by its key, the fact it says, as text. */
  private static Map<String, Set<String>> records(KafkaConnection connection, TopicNames names) {
    Map<String, Set<String>> byKey = new TreeMap<>();
    try (AvroSerdes serdes = connection.serdes()) {
      CaseChangesDecoder changes = serdes.caseChangesDecoder(names.caseChanges());
      CaseChangeCodec codec = new CaseChangeCodec(CALENDARS::zone);
      for (ConsumerRecord<byte[], byte[]> record : values(connection, names.caseChanges())) {
        String key = new String(record.key(), StandardCharsets.UTF_8);
        if (!key.startsWith("tick/")) {
          byKey
              .computeIfAbsent(key, each -> new TreeSet<>())
              .add(codec.canonical((CaseChange) changes.decode(record.value())));
        }
      }
    } catch (UnreadableRecordException e) {
      throw new AssertionError(e);
    }
    return byKey;
  }

  private static List<ConsumerRecord<byte[], byte[]>> values(
      KafkaConnection connection, String topic) {
    Map<String, Object> config = new HashMap<>(connection.clientConfig());
    config.put("isolation.level", "read_committed");
    config.put("auto.offset.reset", "earliest");
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(info -> new TopicPartition(topic, info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        consumer.poll(Duration.ofMillis(100)).forEach(all::add);
      }
    }
    return all;
  }

  private static void assertNoCprNumberIn(KafkaConnection connection) throws Exception {
    try (Admin admin = connection.admin()) {
      for (String topic : admin.listTopics().names().get()) {
        for (ConsumerRecord<byte[], byte[]> record : values(connection, topic)) {
          for (byte[] bytes : new byte[][] {record.key(), record.value()}) {
            String text = bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            assertThat(text).as(topic).doesNotContain("Moderen", "Nygade");
            // Avro and log positions may hold digits that look like one; these have the dash.
            assertThat(text.contains("-") && CprNumbers.in(text.replaceAll("[0-9]{10}", "")))
                .as(topic)
                .isFalse();
          }
        }
      }
    }
  }

  private DeadlineService serve(
      KafkaConnection connection, TopicNames names, String application, StopSignal stop) {
    ServiceSettings settings =
        new ServiceSettings(
            topics(names),
            BuiltInCatalogues.dkChildServices(),
            Set.of(SOURCE),
            application,
            directory.resolve(application),
            2,
            0,
            () -> END,
            Duration.ofMinutes(1),
            Map.of(),
            Population.NONE);
    return DeadlineService.start(settings, connection, stop);
  }

  private static Map<String, String> figures(DeadlineService service, StopSignal stop)
      throws Exception {
    while (service.clock().orElse(Long.MIN_VALUE) < END.toEpochMilli()) {
      service.requireAlive();
      stop.await(Duration.ofMillis(50));
    }
    Map<String, String> figures = new TreeMap<>();
    for (String report : List.of("obligations", "compliance", "restatement")) {
      figures.put(report, csv(service.address(), report));
    }
    return figures;
  }

  private static String csv(URI address, String report) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/" + report + "?format=csv")).build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body();
  }
}
