package dk.fristvagt.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.embedded.EmbeddedKafka;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.AlertKind;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.runtime.DeadlineStreams;
import dk.fristvagt.streams.runtime.StreamsSettings;
import dk.fristvagt.streams.view.PartitionView;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.streams.StreamsConfig;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A hundred thousand deadlines at one midnight, through a real broker and registry. */
@Tag("system")
class OneMidnightTest {

  private static final int PARTITIONS = 2;
  private static final int NOTIFICATIONS = 34_000;
  private static final List<String> DUE_AFTER_FOUR_WEEKS =
      List.of(
          "notification-professional-assessment-4w",
          "notifier-informed",
          "notification-child-conversation");

  /** As long as a transaction may take, where a machine that is too busy is to be seen. */
  private static final int SHORT_TRANSACTION_MS = 1_000;

  /**
   * Received on 1 March 2021, all of them; four weeks later the last day is 29 March, in summer
   * time.
   */
  private static final Instant RECEIVED = Instant.parse("2021-03-01T07:00:00Z");

  private static final Instant MIDNIGHT = Instant.parse("2021-03-29T22:00:00Z");
  private static final String SOURCE = "feed";

  @TempDir Path data;

  @Test
  @Timeout(600)
  void allFireNoneTwiceWithoutRebalanceOrAbortAndTheClockWaits() {
    int deadlines = NOTIFICATIONS * DUE_AFTER_FOUR_WEEKS.size();
    allFireOnce(
        NOTIFICATIONS,
        Map.of(),
        (producer, streams) -> {
          double rebalances = sum(streams, "rebalance-total");
          assertThat(overdueOfFourWeeks(streams)).isZero();

          producer.tick(SOURCE, MIDNIGHT.toEpochMilli());
          while (clockOf(streams).isBefore(MIDNIGHT)) {
            for (PartitionView view : streams.views().all()) {
              if (view.clock() < MIDNIGHT.toEpochMilli()) {
                assertThat(overdueOfFourWeeks(view)).as("before the clock shows midnight").isZero();
              }
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
          }

          assertThat(overdueOfFourWeeks(streams)).isEqualTo(deadlines);
          assertThat(sum(streams, "rebalance-total")).isEqualTo(rebalances);
          assertThat(sum(streams, "txn-abort-time-ns-total")).isZero();
        });
  }

  /**
   * A machine that is too busy takes longer for a step than the broker lets a transaction be; it
   * must not lose all of it and begin again, for ever.
   */
  @Test
  @Timeout(600)
  void allFireNoneTwiceWhereOneTransactionHasNoRoomForThem() {
    allFireOnce(
        NOTIFICATIONS / 4,
        Map.of(
            StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
            SHORT_TRANSACTION_MS),
        (producer, streams) -> tickAndWait(producer, streams, MIDNIGHT));
  }

  /**
   * @param kafka further settings of the streams
   * @param midnight waits until it is past
   */
  private void allFireOnce(
      int notifications,
      Map<String, Object> kafka,
      BiConsumer<CaseChangeProducer, DeadlineStreams> midnight) {
    try (EmbeddedKafka broker = EmbeddedKafka.start(data.resolve("kafka"));
        AvroSerdes serdes = AvroSerdes.at(broker.schemaRegistryUrl())) {
      TopicNames topics = TopicNames.plain();
      Map<String, Object> connection =
          Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
      try (Admin admin = Admin.create(connection)) {
        new TopicCreator(admin)
            .create(TopicSettings.ofReplayedTime(topics, PARTITIONS, (short) 1).specs());
      }
      Calendars calendars = Calendars.danish(false);
      try (DeadlineStreams streams = streams(broker, serdes, topics, calendars, kafka);
          CaseChangeProducer producer =
              new CaseChangeProducer(
                  connection, serdes, topics, new CaseChangeCodec(calendars::zone))) {
        streams.start();
        for (int i = 0; i < notifications; i++) {
          producer.send(notification(i), RECEIVED.toEpochMilli() + i);
        }
        tickAndWait(producer, streams, MIDNIGHT.minusSeconds(1));
        midnight.accept(producer, streams);
      }
      Map<String, Integer> overdue = overdueAlerts(connection, serdes, topics);
      assertThat(overdue).hasSize(notifications * DUE_AFTER_FOUR_WEEKS.size());
      assertThat(new HashSet<>(overdue.values())).isEqualTo(Set.of(1));
    }
  }

  private DeadlineStreams streams(
      EmbeddedKafka broker,
      AvroSerdes serdes,
      TopicNames topics,
      Calendars calendars,
      Map<String, Object> kafka) {
    return new DeadlineStreams(
        new TopologySettings(
            topics,
            BuiltInCatalogues.dkChildServices(),
            calendars,
            Set.of(SOURCE),
            AlertRules.DEFAULT_MAX_AGE),
        new StreamsSettings(
            "fristvagt", broker.bootstrapServers(), data.resolve("state"), 2, (short) 1, kafka),
        serdes);
  }

  private static void tickAndWait(
      CaseChangeProducer producer, DeadlineStreams streams, Instant time) {
    producer.tick(SOURCE, time.toEpochMilli());
    while (clockOf(streams).isBefore(time)) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
    }
  }

  private static Instant clockOf(DeadlineStreams streams) {
    return Instant.ofEpochMilli(streams.clock(PARTITIONS).orElse(0));
  }

  private static long overdueOfFourWeeks(DeadlineStreams streams) {
    return streams.views().all().stream().mapToLong(OneMidnightTest::overdueOfFourWeeks).sum();
  }

  private static long overdueOfFourWeeks(PartitionView view) {
    return view.counts().entrySet().stream()
        .filter(entry -> DUE_AFTER_FOUR_WEEKS.contains(entry.getKey().rule()))
        .mapToLong(entry -> entry.getValue().overdue())
        .sum();
  }

  private static double sum(DeadlineStreams streams, String metric) {
    return streams.metrics().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(metric))
        .mapToDouble(entry -> ((Number) entry.getValue().metricValue()).doubleValue())
        .sum();
  }

  /**
   * How often each obligation due at that midnight was sent as overdue, by what readers of
   * committed records see.
   */
  private static Map<String, Integer> overdueAlerts(
      Map<String, Object> connection, AvroSerdes serdes, TopicNames topics) {
    Map<String, Object> config = new HashMap<>(connection);
    config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    Map<String, Integer> overdue = new HashMap<>();
    try (KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(config, new StringDeserializer(), serdes.deserializer(Alert.class))) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topics.alerts()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<String, Alert> record : consumer.poll(Duration.ofSeconds(1))) {
          Alert alert = record.value();
          if (alert.getKind() == AlertKind.OVERDUE && alert.getDue() == MIDNIGHT.toEpochMilli()) {
            overdue.merge(alert.getObligationId(), 1, Integer::sum);
          }
        }
      }
    }
    return overdue;
  }

  private static Fact notification(int number) {
    FactTime at = FactTime.ofInstant(RECEIVED.toEpochMilli() + number);
    return new Fact(
        "0330",
        "c-" + number,
        "n" + number,
        0,
        false,
        null,
        at,
        at,
        null,
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", "n" + number, "notifier", "PROFESSIONAL", "knownCase", false),
        null);
  }
}
