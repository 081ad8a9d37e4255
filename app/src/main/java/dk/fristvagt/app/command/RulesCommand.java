package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What the rules are. */
@Command(
    name = "rules",
    description = "What the rules are and mean, and what is wrong with a catalogue of one's own.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RulesCheckCommand.class,
      RulesListCommand.class,
      RulesShowCommand.class,
      RulesPublishCommand.class
    })
final class RulesCommand {

  @Mixin private CommonOptions common;
}
