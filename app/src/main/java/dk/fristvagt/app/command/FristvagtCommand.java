package dk.fristvagt.app.command;

import picocli.CommandLine.Command;

/** The program itself: everything it does is one of its commands. */
@Command(
    name = "fristvagt",
    description = "Keeps every statutory deadline of every child-protection case, live.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    versionProvider = ProgramVersion.class,
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      ImportCommand.class,
      CaptureCommand.class,
      GenerateCommand.class,
      ScenariosCommand.class,
      ReplayCommand.class,
      TargetsCommand.class,
      GaugesCommand.class,
      ExplainCommand.class,
      ForecastCommand.class,
      WhatIfCommand.class,
      AuditCommand.class,
      RulesCommand.class,
      RejectsCommand.class,
      TopicsCommand.class,
      TopologyCommand.class,
      ConfigCommand.class
    },
    footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage."})
final class FristvagtCommand {}
