package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The scenarios that give published figures. */
@Command(
    name = "scenarios",
    description =
        "Which published figures can be generated and replayed, and where they come from.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ScenariosListCommand.class, ScenariosShowCommand.class})
final class ScenariosCommand {

  @Mixin private CommonOptions common;
}
