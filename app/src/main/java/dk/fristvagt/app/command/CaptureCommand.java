package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Change data capture. */
@Command(
    name = "capture",
    description = "Facts from the tables of a case system's database, by Debezium.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      CaptureCheckCommand.class,
      CaptureConnectorConfigCommand.class,
      CaptureRunCommand.class
    })
final class CaptureCommand {

  @Mixin private CommonOptions common;
}
