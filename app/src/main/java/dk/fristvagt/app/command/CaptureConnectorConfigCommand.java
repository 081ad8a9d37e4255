package dk.fristvagt.app.command;

import dk.fristvagt.app.capture.MappingFile;
import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.sources.capture.CaptureMapping;
import dk.fristvagt.sources.capture.CaptureSettings;
import dk.fristvagt.sources.capture.ConnectClient;
import dk.fristvagt.sources.capture.ConnectorConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The connector for a mapping. */
@Command(
    name = "connector-config",
    description = {
      "Prints what a Kafka Connect cluster is to be given for a mapping, as JSON: the name and the"
          + " configuration of the Debezium connector, which captures the mapped columns and no"
          + " other.",
      "curl -X POST -H 'Content-Type: application/json' --data @- http://connect:8083/connectors"
    })
final class CaptureConnectorConfigCommand implements Callable<Integer> {

  private static final int POSTGRESQL = 5432;

  @Mixin private CommonOptions common;

  @Parameters(paramLabel = "FILE", description = "A mapping as YAML.")
  private Path file;

  @Mixin private TopicOptions topics;

  @Mixin private ConnectorOptions connector;

  @Option(names = "--host", required = true, paramLabel = "NAME", description = "The database's.")
  private String host;

  @Option(names = "--port", paramLabel = "N", description = "The database's (default: 5432).")
  private int port = POSTGRESQL;

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "The database's.")
  private String database;

  @Option(names = "--user", required = true, paramLabel = "NAME", description = "Who captures.")
  private String user;

  @Option(
      names = "--password",
      paramLabel = "REFERENCE",
      description =
          "Where the connector finds the password (default:"
              + " $${env:FRISTVAGT_DATABASE_PASSWORD}, of the worker's environment); never the"
              + " password itself.")
  private String password = "${env:FRISTVAGT_DATABASE_PASSWORD}";

  @Option(
      names = "--heartbeat",
      paramLabel = "DURATION",
      defaultValue = "PT5S",
      description = "How often the clock moves (default: ${DEFAULT-VALUE}).")
  private Duration heartbeat;

  @Option(
      names = "--put",
      paramLabel = "URL",
      description =
          "Do not print it but give it to this worker of Kafka Connect; one that is there is"
              + " changed.")
  private URI put;

  @Override
  public Integer call() {
    CaptureMapping mapping = MappingFile.load(file).mapping();
    Map<String, String> settings =
        new ConnectorConfig(
                host,
                port,
                database,
                user,
                password,
                connector.slot(),
                connector.publication(),
                heartbeat,
                mapping.clock().alive() == null
                    ? ConnectorConfig.clockQuery(mapping)
                    : ConnectorConfig.aliveQuery(mapping))
            .settings(mapping, CaptureSettings.capturedTopic(mapping, topics.names()));
    if (put != null) {
      putInPlace(mapping.source(), settings);
      return 0;
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("name", mapping.source());
    answer.put("config", settings);
    StandardOutput.json(answer);
    return 0;
  }

  private void putInPlace(String connector, Map<String, String> settings) {
    try {
      new ConnectClient(put).put(connector, settings);
    } catch (ConnectClient.ConnectException e) {
      throw new CommandFailure(e.getMessage(), e);
    } catch (IOException e) {
      throw new CommandFailure("Kafka Connect does not answer at " + put + "; is it up?", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandFailure("interrupted", e);
    }
    StandardOutput.line("connector " + connector + " is in place at " + put);
  }
}
