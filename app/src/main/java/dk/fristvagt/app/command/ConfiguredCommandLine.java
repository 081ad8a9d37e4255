package dk.fristvagt.app.command;

import java.util.Map;
import picocli.CommandLine;

/** A command line whose options have defaults in a file that is itself named by an option. */
final class ConfiguredCommandLine extends CommandLine {

  private final ConfiguredDefaults defaults;

  ConfiguredCommandLine(Object command, Map<String, String> environment) {
    super(command);
    defaults = new ConfiguredDefaults(environment);
    setDefaultValueProvider(defaults);
  }

  @Override
  public ParseResult parseArgs(String... args) {
    defaults.useFile(ConfigOption.in(args));
    return super.parseArgs(args);
  }
}
