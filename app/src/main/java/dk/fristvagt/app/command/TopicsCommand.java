package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The topics. */
@Command(
    name = "topics",
    description = "Sets up the topics.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = TopicsCreateCommand.class)
final class TopicsCommand {

  @Mixin private CommonOptions common;
}
