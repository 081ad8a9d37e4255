package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.DataDirectory;
import dk.fristvagt.app.runtime.LiveService;
import dk.fristvagt.app.runtime.Progress;
import dk.fristvagt.app.runtime.ServiceSettings;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The service. */
@Command(
    name = "serve",
    description = {
      "Runs the service: streams, API and pages, against the configured Kafka and registry, or with"
          + " --embedded --data DIR against its own.",
      "Its clock is the wall clock. Ctrl-C stops it."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration STALE_AFTER = Duration.ofMinutes(1);

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Option(
      names = "--embedded",
      description = "Run the broker and the registry in this process, with their data in --data.")
  private boolean embedded;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Mixin private CatalogueOptions catalogues;

  @Mixin private PopulationOption population;

  @Mixin private ClusterOptions cluster;

  @Option(
      names = "--application-id",
      paramLabel = "NAME",
      defaultValue = "${env:FRISTVAGT_APPLICATION_ID:-fristvagt}",
      description =
          "The same for all instances that share the work (default: fristvagt); or"
              + " FRISTVAGT_APPLICATION_ID.")
  private String applicationId;

  @Option(
      names = "--state-dir",
      paramLabel = "DIR",
      defaultValue = "${env:FRISTVAGT_STATE_DIR}",
      description = "Stores of this instance (default: in --data); or FRISTVAGT_STATE_DIR.")
  private Path stateDir;

  @Option(
      names = "--stores-of-cluster",
      paramLabel = "ID",
      description =
          "Take over the stores of another Kafka cluster, of which this one is a mirror that had all"
              + " after the service was stopped there.")
  private String storesOfCluster;

  @Option(
      names = "--threads",
      paramLabel = "N",
      defaultValue = "${env:FRISTVAGT_THREADS:-2}",
      description = "Stream threads (default: 2); or FRISTVAGT_THREADS.")
  private int threads;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:FRISTVAGT_PORT:-8080}",
      description =
          "Where the pages are; 0 for any that is free (default: 8080); or FRISTVAGT_PORT.")
  private int port;

  @Mixin private HttpOptions http;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      split = ",",
      description =
          "Another source whose ticks make the clock besides the wall clock; may be repeated.")
  private List<String> sources = List.of();

  @Option(
      names = "--no-ticks",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "false",
      paramLabel = "true|false",
      description = "Leave the wall clock's ticks out: the sources tick themselves.")
  private boolean noTicks;

  @Option(
      names = "--grace",
      paramLabel = "DURATION",
      defaultValue = "${env:FRISTVAGT_GRACE:-PT0S}",
      description =
          "How long after its registration a fact may still arrive: the clock lags by it (default:"
              + " PT0S); or FRISTVAGT_GRACE.")
  private Duration grace;

  @Option(names = "--json", description = "Print the address as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    Ports.check(command, port);
    checkUsage();
    try (StopSignal stop = StopSignal.ofService()) {
      try {
        run(stop);
      } catch (StoppedException e) {
        return 0;
      } catch (RuntimeException e) {
        stop.markFailed();
        throw e;
      }
    }
    return 0;
  }

  private void checkUsage() {
    if (embedded != target.isEmbedded()) {
      throw usage("--embedded and --data DIR belong together.");
    }
    if (!embedded && stateDir == null) {
      throw usage("--state-dir DIR is missing.");
    }
    if (noTicks && sources.isEmpty()) {
      throw usage("--no-ticks needs a --source, or the clock would never move.");
    }
    if (threads < 1) {
      throw usage("--threads must be 1 or more.");
    }
    instances();
    if (grace.isNegative()) {
      throw usage("--grace must not be negative.");
    }
  }

  private void run(StopSignal stop) {
    try (Progress progress = Terminal.progress()) {
      progress.at("Starting", 0, 0);
      try (SystemAccess system = system();
          LiveService service =
              LiveService.start(settings(), system.connection(), grace, !noTicks, stop)) {
        progress.close();
        if (embedded) {
          target.dataDirectory().runningSystem().writeService(service.address());
        }
        http.sayWhoMayAsk();
        Addresses.print(service.address(), json);
        ClockLine line = new ClockLine(service.service());
        while (!stop.await(POLL)) {
          service.requireAlive();
          line.print();
        }
      }
    }
  }

  private SystemAccess system() {
    if (!embedded) {
      return SystemAccess.configured(target.connection(topics.names(), written()));
    }
    DataDirectory directory = target.dataDirectory();
    if (Files.exists(directory.demo())) {
      throw new CommandFailure(
          directory.root()
              + " holds a demonstration; choose another --data, or run: fristvagt demo");
    }
    return SystemAccess.started(directory);
  }

  /** Catalogues are published by others. */
  private Set<PublishedSchema> written() {
    Set<PublishedSchema> written =
        EnumSet.complementOf(EnumSet.of(PublishedSchema.CATALOGUE_ACTIVATED));
    if (noTicks) {
      written.remove(PublishedSchema.TICK);
    }
    return written;
  }

  private ServiceSettings settings() {
    Set<String> all = new LinkedHashSet<>(sources);
    if (!noTicks) {
      all.add(LiveService.WALL_CLOCK);
    }
    Optional<ClusterSettings> instances = instances();
    return new ServiceSettings(
        topics.settings(embedded),
        catalogues.load(),
        all,
        applicationId,
        stateDir != null ? stateDir : target.dataDirectory().streamsState(),
        threads,
        port,
        Clock.systemUTC(),
        STALE_AFTER.plus(grace),
        // Alone on its broker, it need not wait for its own predecessor that was killed.
        embedded && instances.isEmpty()
            ? Map.of("main.consumer.group.instance.id", applicationId)
            : Map.of(),
        population.load(),
        instances,
        http.access(Clock.systemUTC()),
        Optional.ofNullable(storesOfCluster));
  }

  private Optional<ClusterSettings> instances() {
    return cluster.settings(target.clusterSecret());
  }

  private ParameterException usage(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}
