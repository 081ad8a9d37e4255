package dk.fristvagt.app.command;

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
    return commandLine;
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
