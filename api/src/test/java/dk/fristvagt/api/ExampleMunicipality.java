package dk.fristvagt.api;

import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.sources.generator.GeneratorSettings;
import dk.fristvagt.sources.generator.HistoryGenerator;
import dk.fristvagt.streams.processing.FristvagtTopology;
import dk.fristvagt.streams.processing.TopologySettings;
import dk.fristvagt.streams.query.CaseDetail;
import dk.fristvagt.streams.query.CaseRecords;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/**
 * What the service answers from for a small generated municipality: the views of the real topology
 * after a year and a half, and its cases. For pages and answers that need more than a handful of
 * obligations. Immutable once made.
 */
public final class ExampleMunicipality {

  /** A Tuesday afternoon. */
  public static final Instant CLOCK = Instant.parse("2026-06-16T12:00:00Z");

  private static final LocalDate FROM = LocalDate.parse("2025-01-01");
  private static final int OPEN_CASES = 200;

  /** Cases from before are left out: ticks since then are what takes time. */
  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");

  private static final long SEED = 7;
  private static final String SOURCE = "example";

  private static ExampleMunicipality made;

  private final Calendars calendars = Calendars.danish(false);
  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), calendars);
  private final Map<String, List<Fact>> cases = new TreeMap<>();
  private final PartitionView view;

  private ExampleMunicipality() {
    List<Fact> facts = new ArrayList<>();
    new HistoryGenerator(
            GeneratorSettings.ofSize("0330", OPEN_CASES, FROM, LocalDate.parse("2026-06-17"), SEED))
        .inRegistrationOrder()
        .forEachRemaining(facts::add);
    facts.removeIf(fact -> fact.registeredAt().epochMilli() > CLOCK.toEpochMilli());
    for (Fact fact : facts) {
      cases.computeIfAbsent(caseOf(fact), key -> new ArrayList<>()).add(fact);
    }
    cases.values().removeIf(history -> start(history).isBefore(FIRST));
    facts.removeIf(fact -> !cases.containsKey(caseOf(fact)));
    this.view = view(facts, calendars);
  }

  /** Made once for all tests. */
  public static synchronized ExampleMunicipality get() {
    if (made == null) {
      made = new ExampleMunicipality();
    }
    return made;
  }

  public PartitionView view() {
    return view;
  }

  /** The case with the most obligations. */
  public CaseId busiestCase() {
    return idOf(
        cases.values().stream()
            .max(Comparator.comparingInt((List<Fact> facts) -> evaluate(facts).size()))
            .orElseThrow());
  }

  /** The ids of all cases. */
  public Set<String> caseIds() {
    return cases.values().stream()
        .map(facts -> facts.get(0).caseId())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The obligation that is overdue longest. */
  public String oldestOverdue() {
    return view.live().values().stream()
        .flatMap(list -> list.values().stream())
        .filter(obligation -> obligation.status() == ObligationStatus.OVERDUE)
        .min(Comparator.comparingLong(Obligation::due))
        .orElseThrow()
        .id();
  }

  /** A backend with these views, for a service whose time is that of the clock. */
  public ApiBackend backend(PartitionViews views) {
    return new ApiBackend(
        views,
        (test, consumer) ->
            cases.values().stream()
                .flatMap(facts -> evaluate(facts).stream())
                .filter(test)
                .forEach(consumer),
        this::detail,
        consumer ->
            cases
                .values()
                .forEach(
                    facts ->
                        consumer.accept(new CaseRecords(idOf(facts), CLOCK.toEpochMilli(), facts))),
        () -> KafkaStreams.State.RUNNING,
        1,
        BuiltInCatalogues.dkChildServices(),
        calendars,
        () -> CLOCK.plusSeconds(1));
  }

  private Optional<CaseDetail> detail(CaseId id) {
    return Optional.ofNullable(cases.get(CaseChangeKeys.caseOf(id.municipality(), id.caseId())))
        .map(
            facts ->
                new CaseDetail(
                    CLOCK.toEpochMilli(),
                    facts,
                    evaluator.evaluate(facts, CLOCK.toEpochMilli()),
                    evaluator,
                    List.of()));
  }

  private List<Obligation> evaluate(List<Fact> facts) {
    return evaluator.evaluate(facts, CLOCK.toEpochMilli()).obligations();
  }

  private static String caseOf(Fact fact) {
    return CaseChangeKeys.caseOf(fact.municipality(), fact.caseId());
  }

  private static CaseId idOf(List<Fact> facts) {
    return new CaseId(facts.get(0).municipality(), facts.get(0).caseId());
  }

  /**
   * What the real topology makes of facts at the clock.
   *
   * @param facts in the order of their registration
   */
  public static PartitionView view(List<Fact> facts, Calendars calendars) {
    PartitionViews views = new PartitionViews();
    TopicNames topics = TopicNames.plain();
    Properties properties = new Properties();
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, temporaryDirectory());
    try (AvroSerdes serdes = AvroSerdes.at("mock://example");
        TopologyTestDriver driver =
            new TopologyTestDriver(
                FristvagtTopology.build(
                    new TopologySettings(
                        topics,
                        BuiltInCatalogues.dkChildServices(),
                        calendars,
                        Set.of(SOURCE),
                        AlertRules.DEFAULT_MAX_AGE),
                    serdes,
                    views),
                properties)) {
      feed(driver, serdes, topics, facts, calendars);
      return views.all().get(0);
    }
  }

  /** The driver removes what it put there when it is closed. */
  private static String temporaryDirectory() {
    try {
      Path directory = Files.createTempDirectory("fristvagt-example");
      directory.toFile().deleteOnExit();
      return directory.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Facts in the order of their registration, a tick each day. */
  private static void feed(
      TopologyTestDriver driver,
      AvroSerdes serdes,
      TopicNames topics,
      List<Fact> facts,
      Calendars calendars) {
    Serializer<SpecificRecord> serializer = serdes.serializer();
    CaseChangeCodec codec = new CaseChangeCodec(calendars::zone);
    TestInputTopic<String, byte[]> input =
        driver.createInputTopic(
            topics.caseChanges(), new StringSerializer(), new ByteArraySerializer());
    Iterator<Fact> left = facts.iterator();
    Fact next = left.hasNext() ? left.next() : null;
    Instant tick = CLOCK.minus(Duration.ofDays(Duration.between(start(facts), CLOCK).toDays()));
    for (; !tick.isAfter(CLOCK); tick = tick.plus(Duration.ofDays(1))) {
      while (next != null && next.registeredAt().epochMilli() <= tick.toEpochMilli()) {
        input.pipeInput(
            CaseChangeKeys.fact(next),
            serializer.serialize(topics.caseChanges(), codec.encode(next)),
            tick.toEpochMilli());
        next = left.hasNext() ? left.next() : null;
      }
      input.pipeInput(
          CaseChangeKeys.tick(SOURCE),
          serializer.serialize(topics.caseChanges(), new Tick(SOURCE, tick.toEpochMilli())),
          tick.toEpochMilli());
    }
  }

  /** The generator gives open cases their history from before. */
  private static Instant start(List<Fact> facts) {
    return Instant.ofEpochMilli(facts.get(0).registeredAt().epochMilli());
  }
}
