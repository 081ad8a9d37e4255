package dk.fristvagt.app.demo;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.EmbeddedSystem;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.app.runtime.LastTick;
import dk.fristvagt.app.runtime.ResourceStack;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.AvroSerdes;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.FeedSink;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;

/**
 * The whole system on one machine, fed by a generated municipality. Goes on where it was when it is
 * started again on the same data directory. For one thread.
 */
public final class Demo implements AutoCloseable {

  private static final String GENERATOR = "demo";
  private static final int PARTITIONS = 4;
  private static final int THREADS = 2;
  private static final short ONE_REPLICA = 1;

  private final ResourceStack open = new ResourceStack();
  private DeadlineService service;
  private DemoFeeder feeder;
  private DemoCaseSystem caseSystem;

  private Demo() {}

  /**
   * What to show.
   *
   * @param size null for that of the data directory, or the ordinary one
   * @param speed simulated seconds per second of the wall, more than 0
   * @param port 0 for any that is free
   * @param source null for that of the data directory, or the ordinary one
   */
  public record Settings(
      DataDirectory directory,
      DemoSize size,
      double speed,
      int port,
      Catalogue catalogue,
      Population population,
      DemoSource source) {}

  /**
   * Returns as soon as the pages answer; the history is loaded in the background.
   *
   * @throws CommandFailure when the data directory holds something else, or the port is taken
   * @throws dk.fristvagt.app.runtime.StoppedException when a stop was requested meanwhile
   */
  public static Demo start(Settings settings, StopSignal stop) {
    Demo demo = new Demo();
    try {
      demo.open(settings, stop);
      return demo;
    } catch (RuntimeException | Error e) {
      demo.open.closeAfter(e);
      throw e;
    }
  }

  public URI address() {
    return service.address();
  }

  public DeadlineService service() {
    return service;
  }

  /** When the history ends that is loaded first, ms since the epoch. */
  public long historyEnd() {
    return feeder.historyEnd();
  }

  /**
   * @throws CommandFailure when the feeder or the streams have given up
   */
  public void requireAlive() {
    service.requireAlive();
    if (caseSystem != null) {
      caseSystem.requireAlive();
    }
    feeder
        .failure()
        .ifPresent(
            cause -> {
              throw new CommandFailure(
                  "feeding has stopped (" + cause.getMessage() + "); start it again", cause);
            });
  }

  /** Stops the feeder, the API, the streams and the broker, in this order. */
  @Override
  public void close() {
    open.close();
  }

  private void open(Settings settings, StopSignal stop) {
    DemoPlan plan =
        DemoPlan.of(
            settings.directory(), settings.size(), LocalDate.now(MunicipalCalendar.COPENHAGEN));
    DemoSource source = DemoSource.of(settings.directory(), settings.source());
    stop.check();
    EmbeddedSystem kafka = open.push(EmbeddedSystem.start(settings.directory()));
    stop.check();
    KafkaConnection connection = kafka.connection();
    TopicSettings topics =
        TopicSettings.ofReplayedTime(TopicNames.plain(), PARTITIONS, ONE_REPLICA);
    AvroSerdes serdes = open.push(connection.serdes());
    createTopics(connection, topics);
    if (source == DemoSource.POSTGRES) {
      caseSystem =
          open.push(
              DemoCaseSystem.start(
                  settings.directory(), connection, topics, settings.speed(), stop));
    }
    String name = caseSystem == null ? GENERATOR : caseSystem.source();
    OptionalLong resumeAfter =
        caseSystem == null
            ? new LastTick(connection, serdes).of(name, topics.names().caseChanges())
            : caseSystem.lastClock();
    stop.check();

    InstantSource time = () -> feeder.instant();
    ServiceSettings serviceSettings =
        new ServiceSettings(
            topics,
            settings.catalogue(),
            Set.of(name),
            "fristvagt",
            settings.directory().streamsState(),
            THREADS,
            settings.port(),
            time,
            staleAfter(settings.speed()),
            Map.of("main.consumer.group.instance.id", "fristvagt-demo"),
            settings.population());
    CaseChangeProducer producer =
        connection.producer(serdes, topics.names(), serviceSettings.calendars());
    open.push(producer);
    FeedSink sink = caseSystem == null ? producer.feed(name) : caseSystem.sink();
    feeder = new DemoFeeder(plan, settings.speed(), resumeAfter, sink, () -> service.clock());
    service =
        open.push(
            DeadlineService.start(
                serviceSettings,
                connection,
                caseSystem == null ? List::of : caseSystem::states,
                stop));
    settings.directory().runningSystem().writeService(service.address());
    feeder.start();
    open.push(feeder);
    if (caseSystem != null) {
      open.push(caseSystem::giveUp);
    }
  }

  private static void createTopics(KafkaConnection connection, TopicSettings topics) {
    try (Admin admin = connection.admin()) {
      new TopicCreator(admin).create(topics.specs());
    }
  }

  /** A minute of the wall, in simulated time. */
  private static Duration staleAfter(double speed) {
    return Duration.ofMillis(Math.round(Duration.ofMinutes(1).toMillis() * Math.max(1, speed)));
  }
}
