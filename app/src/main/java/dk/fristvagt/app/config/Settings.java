package dk.fristvagt.app.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that can be configured, in the order of the reference. */
public final class Settings {

  private static final List<Setting<?>> ALL = gather();

  private Settings() {}

  /** Each with one value. */
  public static List<Setting<?>> all() {
    return ALL;
  }

  /** Each with names and values of Kafka's below it. */
  public static List<String> mapKeys() {
    return ClientKind.keys();
  }

  /** The one that an option of the command line sets. */
  public static Optional<Setting<?>> ofOption(String option) {
    return ALL.stream().filter(setting -> option.equals(setting.option())).findFirst();
  }

  private static List<Setting<?>> gather() {
    List<Setting<?>> all = new ArrayList<>(KafkaKeys.all());
    all.addAll(RegistryKeys.all());
    all.addAll(TopicsSection.SETTINGS);
    all.addAll(ServiceSection.SETTINGS);
    all.addAll(ClusterSection.SETTINGS);
    all.addAll(FilesSection.SETTINGS);
    return List.copyOf(all);
  }
}
