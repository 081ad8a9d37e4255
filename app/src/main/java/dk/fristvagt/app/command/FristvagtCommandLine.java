package dk.fristvagt.app.command;

import dk.fristvagt.app.logging.LogFormat;
import java.io.PrintWriter;
import java.util.Map;
import picocli.CommandLine;

/** Makes the command line: parsing, one line for each error, exit codes. */
public final class FristvagtCommandLine {

  private FristvagtCommandLine() {}

  /** For one execution; picocli writes help to its own writers, answers go to standard output. */
  public static CommandLine create() {
    return create(System.getenv());
  }

  /** As {@link #create()}, with other environment variables. */
  static CommandLine create(Map<String, String> environment) {
    CommandLine commandLine = new ConfiguredCommandLine(new FristvagtCommand(), environment);
    commandLine.setCaseInsensitiveEnumValuesAllowed(true);
    commandLine.setUsageHelpAutoWidth(true);
    commandLine.registerConverter(java.time.Instant.class, new InstantConverter());
    commandLine.setExecutionExceptionHandler(new FailureReport());
    commandLine.setParameterExceptionHandler(FristvagtCommandLine::wrongUsage);
    commandLine.setExecutionStrategy(FristvagtCommandLine::execute);
    return commandLine;
  }

  /** Refuses to run without a log. */
  private static int execute(CommandLine.ParseResult parsed) {
    LogFormat.problem()
        .ifPresent(
            problem -> {
              throw new CommandLine.ParameterException(parsed.commandSpec().commandLine(), problem);
            });
    return new CommandLine.RunLast().execute(parsed);
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine failed = e.getCommandLine();
    String command = failed.getCommandSpec().qualifiedName();
    PrintWriter err = failed.getErr();
    String message = e.getMessage().lines().findFirst().orElse("wrong usage");
    err.println(command + ": " + message + " Try: " + command + " --help");
    CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
    err.flush();
    return CommandLine.ExitCode.USAGE;
  }
}
