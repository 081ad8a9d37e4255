package dk.fristvagt.app.command;

import dk.fristvagt.app.config.ConfigProblem;
import dk.fristvagt.app.config.ConfigSources;
import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.config.InvalidConfigurationException;
import dk.fristvagt.app.config.Origin;
import dk.fristvagt.app.config.Setting;
import dk.fristvagt.app.config.Settings;
import dk.fristvagt.app.runtime.CommandFailure;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Gives options their defaults from the environment and the configuration file, for commands that
 * take {@value ConfigOption#NAME}. A value that is wrong is left to {@link #configuration}, which
 * tells all that is.
 */
final class ConfiguredDefaults implements IDefaultValueProvider {

  /** Which system is meant depends on more than these; see {@link TargetOptions}. */
  private static final Set<String> ADDRESSES =
      Set.of("--bootstrap-servers", "--schema-registry-url");

  private final Map<String, String> environment;
  private Path file;
  private Function<Setting<?>, Optional<String>> given;

  ConfiguredDefaults(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * To be called before each parsing.
   *
   * @param name null for none
   */
  void useFile(String name) {
    try {
      file = name == null ? null : Path.of(name);
    } catch (InvalidPathException e) {
      // The option's own conversion tells of it.
      file = null;
    }
    given = null;
  }

  @Override
  public String defaultValue(ArgSpec argument) {
    if (!(argument instanceof OptionSpec option)
        || option.command() == null
        || option.command().findOption(ConfigOption.NAME) == null
        || ADDRESSES.contains(option.longestName())) {
      return null;
    }
    return Settings.ofOption(option.longestName()).flatMap(this::given).orElse(null);
  }

  private Optional<String> given(Setting<?> setting) {
    if (given == null) {
      given = Configuration.given(ConfigSources.of(file, environment, Map.of()));
    }
    return given.apply(setting);
  }

  /**
   * What holds for a command that was parsed.
   *
   * @throws ParameterException when a value of the command line is wrong
   * @throws CommandFailure with all that is wrong, each on a line
   */
  static Configuration configuration(CommandSpec command) {
    try {
      return check(command);
    } catch (InvalidConfigurationException e) {
      for (ConfigProblem problem : e.problems()) {
        if (problem.origin() instanceof Origin.OnCommandLine option) {
          throw new ParameterException(
              command.commandLine(), option.option() + " " + problem.message() + ".");
        }
      }
      throw new CommandFailure(e.getMessage(), e);
    }
  }

  /**
   * As {@link #configuration}, for those who tell the errors themselves.
   *
   * @throws InvalidConfigurationException with all that is wrong
   */
  static Configuration check(CommandSpec command) {
    ConfiguredDefaults defaults = (ConfiguredDefaults) command.defaultValueProvider();
    Map<String, String> options = new HashMap<>();
    for (OptionSpec option : command.commandLine().getParseResult().matchedOptions()) {
      String name = option.longestName();
      // A command that is given a file tells of it when it reads it.
      if (Settings.ofOption(name).filter(setting -> !setting.isFile()).isPresent()) {
        options.put(name, String.join(",", option.originalStringValues()));
      }
    }
    Configuration configuration =
        Configuration.load(ConfigSources.of(defaults.file, defaults.environment, options));
    if (configuration.isVerbose()) {
      Logging.beVerbose();
    }
    return configuration;
  }
}
