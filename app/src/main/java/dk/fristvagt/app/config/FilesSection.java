package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Files that the service reads, and what it tells.
 *
 * @param catalogue empty for the built-in one
 * @param population empty where nothing is held against it
 * @param logLevel {@code WARN} or {@code INFO}
 */
record FilesSection(Optional<Path> catalogue, Optional<Path> population, String logLevel) {

  static final Setting<Path> CATALOGUE =
      Setting.of(
              "catalogue.file",
              SettingTypes.FILE,
              "Rules as YAML; without it the built-in dk-child-services.")
          .withVariable("FRISTVAGT_CATALOGUE")
          .withOption("--catalogue");
  static final Setting<Path> POPULATION =
      Setting.of(
              "population.file",
              SettingTypes.FILE,
              "Children aged 0-17 as CSV with the heading municipality,year,children.")
          .withVariable("FRISTVAGT_POPULATION")
          .withOption("--population");
  static final Setting<String> LOG_LEVEL =
      Setting.of(
              "logging.level",
              SettingTypes.choice(List.of("WARN", "INFO"), name -> name),
              "What goes to standard error; INFO is --verbose.")
          .withVariable("FRISTVAGT_LOG_LEVEL")
          .withBuiltIn("WARN");
  static final List<Setting<?>> SETTINGS = List.of(CATALOGUE, POPULATION, LOG_LEVEL);

  static Optional<FilesSection> read(Reading in) {
    Optional<Path> catalogue = in.read(CATALOGUE);
    Optional<Path> population = in.read(POPULATION);
    return in.read(LOG_LEVEL).map(level -> new FilesSection(catalogue, population, level));
  }
}
