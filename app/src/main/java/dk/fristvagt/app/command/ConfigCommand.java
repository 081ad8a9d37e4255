package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is about the configuration. */
@Command(
    name = "config",
    description = "Checks the configuration.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ConfigCheckCommand.class)
final class ConfigCommand {

  @Mixin private CommonOptions common;
}
