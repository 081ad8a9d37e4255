package dk.fristvagt.app.cluster;

import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;

/** Feeds a small generated municipality, piece by piece, with a tick after each piece. */
final class ClusterFeed implements AutoCloseable {

  static final String SOURCE = "feed";
  static final int PARTITIONS = 4;

  private static final int FACTS_PER_TICK = 25;

  /** Until then the feed is silent: some hundred midnights are enough. */
  private static final Instant FIRST_TICK = Instant.parse("2024-03-20T10:00:00Z");

  static final Instant END = Instant.parse("2024-06-01T10:00:00Z");

  private final List<Fact> facts;
  private final AvroSerdes serdes;
  private final CaseChangeProducer producer;
  private final int history;
  private int next;

  /** Makes the topics, too, and sends what is history to the first tick. */
  ClusterFeed(KafkaConnection kafka, TopicNames topics, List<Fact> facts) {
    this.facts = facts;
    try (Admin admin = kafka.admin()) {
      new TopicCreator(admin)
          .create(TopicSettings.ofReplayedTime(topics, PARTITIONS, (short) 1).specs());
    }
    this.serdes = kafka.serdes();
    this.producer = kafka.producer(serdes, topics, Calendars.danish(false));
    while (time(facts.get(next)) <= FIRST_TICK.toEpochMilli()) {
      send();
    }
    producer.flush();
    producer.tick(SOURCE, FIRST_TICK.toEpochMilli());
    this.history = next;
  }

  /** In the order of their registration, up to the end. */
  static List<Fact> facts(int children) {
    List<Fact> facts = new ArrayList<>();
    new HistoryGenerator(
            GeneratorSettings.ofSize(
                "0330", children, LocalDate.of(2023, 9, 1), LocalDate.of(2024, 6, 1), 20230301))
        .generate(facts::add);
    facts.removeIf(fact -> fact.registeredAt().epochMilli() > END.toEpochMilli());
    facts.sort(Comparator.comparingLong((Fact fact) -> fact.registeredAt().epochMilli()));
    return facts;
  }

  /**
   * Sends facts until so large a part of those after the history is sent, with a tick now and then.
   *
   * @return the clock that the last tick asks for
   */
  Instant until(double part) {
    int end = history + (int) ((facts.size() - history) * part);
    while (next < end) {
      long time = send();
      if (next % FACTS_PER_TICK == 0) {
        producer.flush();
        producer.tick(SOURCE, time);
      }
    }
    producer.flush();
    long clock = part >= 1 ? END.toEpochMilli() : time(facts.get(next - 1));
    producer.tick(SOURCE, clock);
    producer.flush();
    return Instant.ofEpochMilli(clock);
  }

  private long send() {
    Fact fact = facts.get(next++);
    producer.send(fact, time(fact));
    return time(fact);
  }

  private static long time(Fact fact) {
    return fact.registeredAt().epochMilli();
  }

  @Override
  public void close() {
    producer.close();
    serdes.close();
  }
}
