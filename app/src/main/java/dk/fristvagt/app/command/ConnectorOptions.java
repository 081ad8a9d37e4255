package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the connector is called and what it has in the database. */
@Command
final class ConnectorOptions {

  @Option(
      names = "--slot",
      paramLabel = "NAME",
      defaultValue = "fristvagt",
      description = "The replication slot (default: ${DEFAULT-VALUE}).")
  private String slot;

  @Option(
      names = "--publication",
      paramLabel = "NAME",
      defaultValue = "fristvagt",
      description = "The publication (default: ${DEFAULT-VALUE}).")
  private String publication;

  String slot() {
    return slot;
  }

  String publication() {
    return publication;
  }
}
