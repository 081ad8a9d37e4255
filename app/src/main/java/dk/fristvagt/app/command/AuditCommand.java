package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Commands about management audits. */
@Command(
    name = "audit",
    description = "Draws cases for the management audit (ledelsestilsyn).",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = AuditSampleCommand.class)
final class AuditCommand {

  @Mixin private CommonOptions common;
}
