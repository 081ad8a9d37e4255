package dk.fristvagt.app.command;

import dk.fristvagt.app.capture.Capture;
import dk.fristvagt.app.capture.MappingFile;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.StopSignal;
import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.app.runtime.SystemAccess;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.schemas.TopicCreator;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.sources.capture.CaptureMonitor;
import dk.fristvagt.sources.capture.CaptureSettings;
import dk.fristvagt.sources.capture.ConnectClient;
import dk.fristvagt.sources.capture.MappingLoader;
import dk.fristvagt.sources.capture.SourceHealth;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.admin.Admin;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The intake of a captured source. */
@Command(
    name = "run",
    description = {
      "Brings what a connector captured into case-changes, and ticks as far as the database is"
          + " complete; the service that follows runs with --no-ticks --source NAME, the mapping's"
          + " source.",
      "Prints a line of JSON when the alarms change. One at a time does the work for a source: a"
          + " second one takes over, and the first ends with exit code 1."
    })
final class CaptureRunCommand implements Callable<Integer> {

  private static final Duration POLL = Duration.ofSeconds(1);

  private static final Set<PublishedSchema> WRITTEN =
      EnumSet.of(PublishedSchema.CASE_CHANGE, PublishedSchema.TICK, PublishedSchema.REJECT);

  @Spec private CommandSpec command;

  @Mixin private CommonOptions common;

  @Option(
      names = "--mapping",
      required = true,
      paramLabel = "FILE",
      description = "The mapping as YAML.")
  private Path file;

  @Mixin private TargetOptions target;

  @Mixin private TopicOptions topics;

  @Mixin private DatabaseOptions database;

  @Mixin private ConnectorOptions connector;

  @Option(
      names = "--no-database",
      description =
          "Do not hold the mapping against the database and do not watch its slot: it cannot be"
              + " reached from here.")
  private boolean noDatabase;

  @Option(
      names = "--connect",
      paramLabel = "URL",
      defaultValue = "${env:FRISTVAGT_CONNECT_URL}",
      description =
          "A worker of Kafka Connect: the connector's state is watched, and what failed of it is"
              + " started again; or FRISTVAGT_CONNECT_URL.")
  private URI connect;

  @Option(
      names = "--stalled-after",
      paramLabel = "DURATION",
      defaultValue = "PT1M",
      description =
          "How long no heartbeat may come before it is an alarm (default: ${DEFAULT-VALUE}).")
  private Duration stalledAfter;

  @Override
  public Integer call() {
    if (noDatabase == database.isGiven()) {
      throw new ParameterException(
          command.commandLine(), "say which database: --database JDBC-URL, or --no-database.");
    }
    target.check();
    MappingLoader.Loaded loaded = MappingFile.load(file);
    if (!noDatabase) {
      MappingFile.check(file, loaded, database.database(), connector.publication());
    }
    try (StopSignal stop = StopSignal.ofService()) {
      try (SystemAccess access = target.access(stop, topics.names(), WRITTEN)) {
        run(loaded, access, stop);
      } catch (StoppedException e) {
        return 0;
      } catch (RuntimeException e) {
        stop.markFailed();
        throw e;
      }
    }
    return 0;
  }

  private void run(MappingLoader.Loaded loaded, SystemAccess access, StopSignal stop) {
    TopicSettings settings = topics.settings(target.isEmbedded());
    try (Admin admin = access.connection().admin()) {
      new TopicCreator(admin).create(settings.specs());
    }
    ConnectClient client = connect == null ? null : new ConnectClient(connect);
    CaptureSettings intake =
        new CaptureSettings(
            loaded.mapping(), settings.names(), Calendars.danish(false)::zone, Clock.systemUTC());
    CaptureMonitor.Settings watched =
        new CaptureMonitor.Settings(
            loaded.mapping().source(),
            loaded.mapping().source(),
            connector.slot(),
            client == null ? null : () -> client,
            noDatabase ? null : database.database(),
            stalledAfter,
            CaptureMonitor.Settings.MOST_LAG);
    try (Capture capture =
        Capture.start(intake, watched, access.connection(), settings.replicationFactor())) {
      List<SourceHealth.Alarm> told = null;
      while (!stop.await(POLL)) {
        capture
            .failure()
            .ifPresent(
                cause -> {
                  throw new CommandFailure(
                      "the intake has ended: " + capture.health().intake().failure(), cause);
                });
        List<SourceHealth.Alarm> alarms = capture.alarms();
        if (!alarms.equals(told)) {
          print(capture.health(), alarms);
          told = alarms;
        }
      }
    }
  }

  private static void print(SourceHealth health, List<SourceHealth.Alarm> alarms) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("time", Instant.now().toString());
    line.put("source", health.source());
    line.put("alarms", alarms);
    line.put(
        "completeThrough",
        health.intake().completeThrough() == null
            ? null
            : health.intake().completeThrough().toString());
    line.put("facts", health.intake().facts());
    line.put("rejects", health.intake().rejects());
    StandardOutput.json(line);
  }
}
