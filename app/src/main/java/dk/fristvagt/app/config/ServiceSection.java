package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The service.
 *
 * @param applicationId the same for all instances that share the work
 * @param stateDir empty where none is named
 * @param storesOfCluster empty where the stores are this Kafka cluster's own
 * @param sources whose ticks make the clock besides the wall clock
 * @param noTicks whether the sources alone make the clock
 * @param grace how long after its registration a fact may still arrive
 */
record ServiceSection(
    String applicationId,
    Optional<Path> stateDir,
    Optional<String> storesOfCluster,
    int threads,
    Set<String> sources,
    boolean noTicks,
    Duration grace,
    int port) {

  private static final int MOST_THREADS = 256;
  private static final int LAST_PORT = 65_535;
  private static final Pattern GROUP = Pattern.compile("[a-zA-Z0-9._-]{1,150}");

  static final Setting<String> APPLICATION_ID =
      Setting.of(
              "service.application-id",
              new SettingType<>("name", ServiceSection::group),
              "The same for all instances that share the work; begins the names of the consumer"
                  + " group, the changelogs and the transactions.")
          .withVariable("FRISTVAGT_APPLICATION_ID")
          .withOption("--application-id")
          .withBuiltIn("fristvagt");
  static final Setting<Path> STATE_DIR =
      Setting.of(
              "service.state-dir",
              SettingTypes.DIRECTORY,
              "Stores of this instance, and of no other; on a local disk.")
          .withVariable("FRISTVAGT_STATE_DIR")
          .withOption("--state-dir");
  static final Setting<String> STORES_OF_CLUSTER =
      Setting.of(
              "service.stores-of-cluster",
              SettingTypes.TEXT,
              "The id of another Kafka cluster whose stores are taken over: this one is its mirror,"
                  + " and had all after the service was stopped there.")
          .withOption("--stores-of-cluster");
  static final Setting<Integer> THREADS =
      Setting.of("service.threads", SettingTypes.number(1, MOST_THREADS), "Stream threads.")
          .withVariable("FRISTVAGT_THREADS")
          .withOption("--threads")
          .withBuiltIn("2");
  static final Setting<Set<String>> SOURCES =
      Setting.of(
              "service.sources",
              SettingTypes.NAMES,
              "Sources whose ticks make the clock besides the wall clock.")
          .withOption("--source");
  static final Setting<Boolean> NO_TICKS =
      Setting.of(
              "service.no-ticks",
              SettingTypes.FLAG,
              "Leaves the wall clock's ticks out: the sources tick themselves.")
          .withOption("--no-ticks")
          .withBuiltIn("false");
  static final Setting<Duration> GRACE =
      Setting.of(
              "service.grace",
              SettingTypes.DURATION,
              "How long after its registration a fact may still arrive: the clock lags by it.")
          .withVariable("FRISTVAGT_GRACE")
          .withOption("--grace")
          .withBuiltIn("PT0S");
  static final Setting<Integer> PORT =
      Setting.of(
              "http.port",
              SettingTypes.number(0, LAST_PORT),
              "Where the pages are; 0 for any that is free.")
          .withVariable("FRISTVAGT_PORT")
          .withOption("--port")
          .withBuiltIn("8080");
  static final List<Setting<?>> SETTINGS =
      List.of(
          APPLICATION_ID, STATE_DIR, STORES_OF_CLUSTER, THREADS, SOURCES, NO_TICKS, GRACE, PORT);

  static Optional<ServiceSection> read(Reading in) {
    Optional<String> id = in.read(APPLICATION_ID);
    Optional<Path> stateDir = in.read(STATE_DIR);
    Optional<String> storesOfCluster = in.read(STORES_OF_CLUSTER);
    Optional<Integer> threads = in.read(THREADS);
    Set<String> sources = in.read(SOURCES).orElse(Set.of());
    boolean noTicks = in.read(NO_TICKS).orElse(false);
    Optional<Duration> grace = in.read(GRACE);
    Optional<Integer> port = in.read(PORT);
    if (id.isEmpty() || threads.isEmpty() || grace.isEmpty() || port.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ServiceSection(
            id.get(),
            stateDir,
            storesOfCluster,
            threads.get(),
            sources,
            noTicks,
            grace.get(),
            port.get()));
  }

  private static String group(String text) {
    if (!GROUP.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "must be letters, digits, dots, hyphens and underscores, 1 to 150");
    }
    return text;
  }
}
