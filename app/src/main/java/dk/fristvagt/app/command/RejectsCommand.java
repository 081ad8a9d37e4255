package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The records that were kept out of every figure. */
@Command(
    name = "rejects",
    description = "Shows the records that count for nothing and why, and takes them in again.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {RejectsListCommand.class, RejectsRetryCommand.class})
final class RejectsCommand {

  @Mixin private CommonOptions common;
}
