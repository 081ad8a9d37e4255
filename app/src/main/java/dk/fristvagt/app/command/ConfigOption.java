package dk.fristvagt.app.command;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where the configuration is. A command that takes this takes its defaults from there. */
@Command
final class ConfigOption {

  static final String NAME = "--config";

  @Option(
      names = NAME,
      paramLabel = "FILE",
      description =
          "Configuration as YAML (see docs/configuration.md); or FRISTVAGT_CONFIG. Options and"
              + " environment variables win over it.")
  private Path file;

  /**
   * What a command line says before it is parsed: defaults come from the file, and are asked for
   * first.
   *
   * @return null where it names none
   */
  static String in(String... args) {
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].startsWith(NAME + "=")) {
        return args[i].substring(NAME.length() + 1);
      }
      if (args[i].equals(NAME) && i + 1 < args.length) {
        return args[i + 1];
      }
    }
    return null;
  }
}
