package dk.fristvagt.bench;

import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.processing.FollowedView;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.processing.ViewSharing;
import dk.fristvagt.streams.runtime.SharedRocksDbMemory;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.test.TestRecord;

/**
 * What it costs that a partition's view is written for other instances: the processor's time per
 * event with and without, in turn in one run; bytes of the topic; and how fast a view is put
 * together from it. Over RocksDB stores, without a broker.
 */
public final class SharedViewsBench {

  private static final String SOURCE = "bench";
  private static final int EVENTS = 20_000;
  private static final int EVENTS_PER_TICK = 10;
  private static final int ROUNDS = 6;
  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();
  private static final long LOADED = START + 3_600_000;

  private SharedViewsBench() {}

  /**
   * @param args how many cases of eight live obligations each; 10 000 where there is none
   */
  public static void main(String[] args) throws IOException {
    int cases = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
    double alone = Double.MAX_VALUE;
    double shared = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      alone = Math.min(alone, microsPerEvent(cases, false));
      shared = Math.min(shared, microsPerEvent(cases, true));
      System.out.printf(
          Locale.ROOT,
          "event with its verdict, best so far: alone %.1f us, shared %.1f us, ratio %.2f%n",
          alone,
          shared,
          shared / alone);
    }
    try (WrittenTopic topic = new WrittenTopic(cases)) {
      topic.fill();
      for (int round = 0; round < ROUNDS; round++) {
        System.out.println(topic.summary());
      }
    }
  }

  private static double microsPerEvent(int cases, boolean shared) throws IOException {
    Path directory = Files.createTempDirectory("fristvagt-bench");
    try (PartitionUnderLoad partition = new PartitionUnderLoad(directory, shared)) {
      partition.punctuate();
      for (int i = 0; i < cases; i++) {
        history(i).forEach(partition::fact);
      }
      partition.process(partition.tick(LOADED));
      partition.drainTo(LOADED);
      Random random = new Random(1);
      List<Record<String, byte[]>> records = new ArrayList<>();
      for (int i = 0; i < EVENTS; i++) {
        records.add(partition.record(event(i, random.nextInt(cases))));
        if (i % EVENTS_PER_TICK == EVENTS_PER_TICK - 1) {
          records.add(partition.tick(LOADED + i + 1));
        }
      }
      long began = System.nanoTime();
      records.forEach(partition::process);
      return (System.nanoTime() - began) / 1e3 / EVENTS;
    } finally {
      delete(directory);
    }
  }

  /** A case of eight live obligations. */
  private static List<Fact> history(int number) {
    String id = "c-" + number;
    List<Fact> facts = new ArrayList<>();
    facts.add(
        fact(id, "opened", EventType.CASE_OPENED, START, Map.of("target", "CHILD_AND_FAMILY")));
    facts.add(
        fact(
            id,
            "assigned",
            EventType.CASEWORKER_ASSIGNED,
            START,
            Map.of("team", "team " + number % 9, "caseworker", "caseworker " + number % 50)));
    for (String measure : List.of("m1", "m2")) {
      facts.add(
          fact(
              id,
              measure,
              EventType.MEASURE_STARTED,
              START,
              Map.of(
                  "measureId",
                  measure,
                  "section",
                  "BL §32",
                  "category",
                  "PLACEMENT",
                  "provider",
                  "MUNICIPAL",
                  "caseworkers",
                  2L)));
    }
    return facts;
  }

  private static Fact event(int number, int caseNumber) {
    return fact(
        "c-" + caseNumber,
        "followup-" + number,
        EventType.FOLLOW_UP_HELD,
        LOADED + number,
        Map.of("measureId", "m1"));
  }

  private static Fact fact(
      String caseId, String eventId, EventType type, long at, Map<String, Object> data) {
    return new Fact(
        "0330",
        caseId,
        eventId,
        0,
        false,
        null,
        FactTime.ofInstant(at),
        FactTime.ofInstant(at),
        "bench",
        type,
        data,
        null);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** The records of the whole topology, and what is left of them when they are compacted. */
  private static final class WrittenTopic implements AutoCloseable {

    private final int cases;
    private final Path directory = Files.createTempDirectory("fristvagt-bench");
    private final AvroSerdes serdes = AvroSerdes.at("mock://bench");
    private final Serializer<SpecificRecord> serializer = serdes.serializer();
    private final Calendars calendars = Calendars.danish(false);
    private final CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
    private final PartitionViews views = new PartitionViews();
    private final TopologySettings settings =
        new TopologySettings(
                TopicNames.plain(),
                BuiltInCatalogues.dkChildServices(),
                calendars,
                Set.of(SOURCE),
                AlertRules.DEFAULT_MAX_AGE)
            .withSharing(new ViewSharing("views", () -> "bench"));
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> input;
    private final TestOutputTopic<byte[], byte[]> output;
    private final Map<ByteBuffer, byte[]> compacted = new LinkedHashMap<>();
    private long written;
    private long bytes;

    WrittenTopic(int cases) throws IOException {
      this.cases = cases;
      Properties properties = new Properties();
      properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "bench");
      properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "unused:1");
      properties.put(StreamsConfig.STATE_DIR_CONFIG, directory.toString());
      properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, SharedRocksDbMemory.class);
      driver = new TopologyTestDriver(FristvagtTopology.build(settings, serdes, views), properties);
      input =
          driver.createInputTopic(
              "case-changes", new StringSerializer(), new ByteArraySerializer());
      output =
          driver.createOutputTopic(
              "views", new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    void fill() {
      for (int i = 0; i < cases; i++) {
        history(i).forEach(this::send);
      }
      tick(LOADED);
      while (views.all().get(0).clock() < LOADED) {
        driver.advanceWallClockTime(Duration.ofMillis(20));
      }
      drain();
      written = 0;
      bytes = 0;
      Random random = new Random(1);
      for (int i = 0; i < EVENTS; i++) {
        send(event(i, random.nextInt(cases)));
        if (i % EVENTS_PER_TICK == EVENTS_PER_TICK - 1) {
          tick(LOADED + i + 1);
        }
      }
      drain();
    }

    /** What the events added to the topic, what is left of it, and how fast that is taken in. */
    String summary() {
      long size =
          compacted.entrySet().stream()
              .mapToLong(entry -> entry.getKey().remaining() + entry.getValue().length)
              .sum();
      long live = views.all().get(0).live().values().stream().mapToLong(Map::size).sum();
      FollowedView followed = FollowedView.of(settings).apply(0);
      long began = System.nanoTime();
      compacted.forEach((key, value) -> followed.apply(key.array(), value));
      double seconds = (System.nanoTime() - began) / 1e9;
      return String.format(
          Locale.ROOT,
          "%.1f records and %.0f bytes per event; compacted %d records, %.0f bytes per live"
              + " obligation of %d; put together in %.2f s, %.0f records/s",
          (double) written / EVENTS,
          (double) bytes / EVENTS,
          compacted.size(),
          (double) size / live,
          live,
          seconds,
          compacted.size() / seconds);
    }

    private void drain() {
      while (!output.isEmpty()) {
        TestRecord<byte[], byte[]> record = output.readRecord();
        written++;
        bytes += record.key().length + (record.value() == null ? 0 : record.value().length);
        ByteBuffer key = ByteBuffer.wrap(record.key());
        compacted.remove(key);
        if (record.value() != null) {
          compacted.put(key, record.value());
        }
      }
    }

    private void send(Fact fact) {
      input.pipeInput(
          CaseChangeKeys.fact(fact),
          serializer.serialize("case-changes", codec.encode(fact)),
          fact.registeredAt().epochMilli());
    }

    private void tick(long time) {
      input.pipeInput(
          CaseChangeKeys.tick(SOURCE),
          serializer.serialize("case-changes", new Tick(SOURCE, time)),
          time);
    }

    @Override
    public void close() throws IOException {
      driver.close();
      serdes.close();
      delete(directory);
    }
  }
}
