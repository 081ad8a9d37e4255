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
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
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
import org.apache.kafka.streams.test.TestRecord;

/**
 * What it costs that a partition's view is written for other instances: time per fact with and
 * without, side by side in one run; bytes of the topic; and how fast a view is put together from
 * it. The whole topology over RocksDB stores, without a broker.
 */
public final class SharedViewsBench {

  private static final String SOURCE = "bench";
  private static final int EVENTS = 4_000;
  private static final int EVENTS_PER_TICK = 10;
  private static final int ROUNDS = 3;
  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();

  private SharedViewsBench() {}

  /**
   * @param args how many cases of eight live obligations each; 10 000 where there is none
   */
  public static void main(String[] args) throws IOException {
    int cases = args.length == 0 ? 10_000 : Integer.parseInt(args[0]);
    for (int round = 0; round < ROUNDS; round++) {
      double alone;
      double shared;
      try (Run run = new Run(cases, false)) {
        alone = run.microsPerEvent();
      }
      try (Run run = new Run(cases, true)) {
        shared = run.microsPerEvent();
        System.out.printf(
            Locale.ROOT,
            "event with its verdict: alone %.0f us, shared %.0f us, ratio %.2f; %s%n",
            alone,
            shared,
            shared / alone,
            run.topic());
      }
    }
  }

  private static final class Run implements AutoCloseable {

    private final int cases;
    private final Path directory = Files.createTempDirectory("fristvagt-bench");
    private final AvroSerdes serdes = AvroSerdes.at("mock://bench");
    private final Serializer<SpecificRecord> serializer = serdes.serializer();
    private final Calendars calendars = Calendars.danish(false);
    private final CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
    private final PartitionViews views = new PartitionViews();
    private final TopologySettings settings;
    private final TopologyTestDriver driver;
    private final TestInputTopic<String, byte[]> input;
    private final TestOutputTopic<byte[], byte[]> output;
    private final Map<ByteBuffer, byte[]> compacted = new LinkedHashMap<>();
    private long written;
    private long bytes;

    Run(int cases, boolean shared) throws IOException {
      this.cases = cases;
      TopologySettings alone =
          new TopologySettings(
              TopicNames.plain(),
              BuiltInCatalogues.dkChildServices(),
              calendars,
              Set.of(SOURCE),
              AlertRules.DEFAULT_MAX_AGE);
      settings = shared ? alone.withSharing(new ViewSharing("views", () -> "bench")) : alone;
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

    double microsPerEvent() {
      for (int i = 0; i < cases; i++) {
        String id = "c-" + i;
        fact(id, "opened", EventType.CASE_OPENED, START, Map.of("target", "CHILD_AND_FAMILY"));
        fact(
            id,
            "assigned",
            EventType.CASEWORKER_ASSIGNED,
            START,
            Map.of("team", "team " + i % 9, "caseworker", "caseworker " + i % 50));
        for (String measure : new String[] {"m1", "m2"}) {
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
                  2L));
        }
      }
      long clock = START + 3_600_000;
      tick(clock);
      while (view().clock() < clock) {
        driver.advanceWallClockTime(Duration.ofMillis(20));
      }
      drain();
      written = 0;
      bytes = 0;
      Random random = new Random(1);
      long began = System.nanoTime();
      for (int i = 0; i < EVENTS; i++) {
        fact(
            "c-" + random.nextInt(cases),
            "followup-" + i,
            EventType.FOLLOW_UP_HELD,
            clock + i,
            Map.of("measureId", "m1"));
        if (i % EVENTS_PER_TICK == EVENTS_PER_TICK - 1) {
          tick(clock + i + 1);
        }
      }
      double micros = (System.nanoTime() - began) / 1e3 / EVENTS;
      drain();
      return micros;
    }

    /**
     * Of what the events added to the topic, and what is left of all of it when it is compacted.
     */
    String topic() {
      long size =
          compacted.entrySet().stream()
              .mapToLong(entry -> entry.getKey().remaining() + entry.getValue().length)
              .sum();
      long live = view().live().values().stream().mapToLong(Map::size).sum();
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

    private void fact(
        String caseId, String event, EventType type, long time, Map<String, Object> fields) {
      Fact fact =
          new Fact(
              "0330",
              caseId,
              event,
              0,
              false,
              null,
              FactTime.ofInstant(time),
              FactTime.ofInstant(time),
              "bench",
              type,
              fields,
              null);
      input.pipeInput(
          CaseChangeKeys.fact(fact),
          serializer.serialize("case-changes", codec.encode(fact)),
          time);
    }

    private void tick(long time) {
      input.pipeInput(
          CaseChangeKeys.tick(SOURCE),
          serializer.serialize("case-changes", new Tick(SOURCE, time)),
          time);
    }

    private PartitionView view() {
      return views.all().get(0);
    }

    @Override
    public void close() throws IOException {
      driver.close();
      serdes.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      }
    }
  }
}
