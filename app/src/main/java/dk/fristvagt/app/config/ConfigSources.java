package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where a configuration comes from. What is said on the command line wins over the environment,
 * that over the file, and that over what is built in.
 *
 * @param file the file to read; empty where there is none
 * @param environment variables by name; a blank one counts as not set
 * @param options values by the option that they were given with
 */
public record ConfigSources(
    Optional<Path> file, Map<String, String> environment, Map<String, String> options) {

  /** Names the file where the command line does not. */
  public static final String FILE_VARIABLE = "FRISTVAGT_CONFIG";

  public ConfigSources {
    environment = Map.copyOf(environment);
    options = Map.copyOf(options);
  }

  /**
   * The file named on the command line, else by {@value #FILE_VARIABLE}, else none.
   *
   * @param file null where the command line names none
   */
  public static ConfigSources of(
      Path file, Map<String, String> environment, Map<String, String> options) {
    Optional<Path> named =
        Optional.ofNullable(file)
            .or(
                () ->
                    Optional.ofNullable(environment.get(FILE_VARIABLE))
                        .filter(text -> !text.isBlank())
                        .map(Path::of));
    return new ConfigSources(named, environment, options);
  }

  Optional<GivenValue> option(String name) {
    return Optional.ofNullable(name)
        .map(options::get)
        .map(text -> new GivenValue(text, new Origin.OnCommandLine(name)));
  }

  Optional<GivenValue> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .filter(text -> !text.isBlank())
        .map(text -> new GivenValue(text, new Origin.InEnvironment(name)));
  }

  /** Not what the environment holds. */
  @Override
  public String toString() {
    return "configuration from " + file.map(Path::toString).orElse("the environment");
  }
}
