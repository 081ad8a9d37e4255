package dk.fristvagt.app.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What every command takes. */
@Command
final class CommonOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-v", "--verbose"},
      description = "Log what happens, with stack traces, to standard error.")
  void verbose(boolean wanted) {
    if (wanted) {
      Logging.beVerbose();
    }
  }
}
