package dk.fristvagt.app.config;

import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A configuration without errors. Immutable; no secret is in what its parts print.
 *
 * @param identity empty where nobody is asked who they are
 * @param effective every setting that has a value, in the order of the reference
 */
public record Configuration(
    KafkaSettings kafka,
    RegistrySettings registry,
    TopicsSection topics,
    ServiceSection service,
    ClusterSection cluster,
    HttpSection http,
    Optional<IdentitySettings> identity,
    FilesSection files,
    List<EffectiveSetting> effective) {

  /** Names below these are all ours; others may belong to whatever runs beside us. */
  private static final List<String> CLOSED_PREFIXES =
      List.of(
          "FRISTVAGT_KAFKA_", "FRISTVAGT_REGISTRY_", "FRISTVAGT_CLUSTER_", "FRISTVAGT_IDENTITY_");

  /**
   * Reads and checks all of it.
   *
   * @throws InvalidConfigurationException with everything that is wrong
   */
  public static Configuration load(ConfigSources sources) {
    Reading in = new Reading(sources, Settings.all(), Settings.mapKeys());
    checkVariables(in, sources);
    Optional<KafkaSettings> kafka = KafkaSettings.read(in);
    Optional<RegistrySettings> registry = RegistrySettings.read(in);
    Optional<TopicsSection> topics = TopicsSection.read(in);
    Optional<ServiceSection> service = ServiceSection.read(in);
    Optional<ClusterSection> cluster = ClusterSection.read(in);
    Optional<HttpSection> http = HttpSection.read(in);
    Optional<IdentitySettings> identity = IdentitySettings.read(in);
    Optional<FilesSection> files = FilesSection.read(in);
    if (!in.problems().isEmpty()) {
      throw new InvalidConfigurationException(in.problems());
    }
    return new Configuration(
        kafka.orElseThrow(),
        registry.orElseThrow(),
        topics.orElseThrow(),
        service.orElseThrow(),
        cluster.orElseThrow(),
        http.orElseThrow(),
        identity,
        files.orElseThrow(),
        effective(in));
  }

  /**
   * What the sources say of a setting, or what is built in where they say something wrong, which is
   * left to {@link #load}; empty where they say nothing. Reads the sources once.
   */
  public static Function<Setting<?>, Optional<String>> given(ConfigSources sources) {
    Reading in = new Reading(sources, Settings.all(), Settings.mapKeys());
    return setting ->
        !in.isGiven(setting)
            ? Optional.empty()
            : in.read(setting).isPresent()
                ? in.effective(setting).map(GivenValue::text)
                : Optional.ofNullable(setting.builtIn());
  }

  /** Whether more than warnings is to be logged. */
  public boolean isVerbose() {
    return files.logLevel().equals("INFO");
  }

  /** What all instances of the service know; empty where none is given. */
  public Optional<Secret> clusterSecret() {
    return cluster.secret();
  }

  private static void checkVariables(Reading in, ConfigSources sources) {
    Set<String> known = new LinkedHashSet<>();
    for (Setting<?> setting : Settings.all()) {
      known.add(setting.variable());
      if (setting.isSecret()) {
        known.add(setting.variable() + Setting.FILE_VARIABLE);
      }
    }
    for (String name : new TreeSet<>(sources.environment().keySet())) {
      if (CLOSED_PREFIXES.stream().anyMatch(name::startsWith) && !known.contains(name)) {
        in.add(
            new ConfigProblem(
                "",
                new Origin.InEnvironment(name),
                "unknown environment variable" + Suggestion.forName(name, known)));
      }
    }
  }

  private static List<EffectiveSetting> effective(Reading in) {
    List<EffectiveSetting> all = new ArrayList<>();
    for (Setting<?> setting : Settings.all()) {
      in.effective(setting)
          .ifPresent(
              value ->
                  all.add(
                      new EffectiveSetting(
                          setting.key(),
                          setting.isSecret() ? Secret.HIDDEN : value.text(),
                          value.origin())));
    }
    for (String key : Settings.mapKeys()) {
      in.map(key)
          .forEach(
              (name, value) ->
                  all.add(new EffectiveSetting(key + "." + name, value.text(), value.origin())));
    }
    return List.copyOf(all);
  }
}
