package dk.fristvagt.app.config;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Several instances of the service. What its options say is theirs; only the secret has none.
 *
 * @param secret the same for all instances; empty where none is given
 */
record ClusterSection(Optional<Secret> secret) {

  private static final int LAST_PORT = 65_535;
  private static final Pattern ADDRESS =
      Pattern.compile("(?:\\[[0-9a-fA-F:.]+]|[^:\\[\\]/\\s]+):([0-9]{1,5})");

  static final Setting<String> ADVERTISED_ADDRESS =
      Setting.of(
              "cluster.advertised-address",
              new SettingType<>("host:port", ClusterSection::address),
              "Makes this one of several instances: where the others reach it, on a port for them"
                  + " alone; port 0 for any that is free.")
          .withVariable("FRISTVAGT_ADVERTISED_ADDRESS")
          .withOption("--advertised-address");
  static final Setting<String> INTERNAL_BIND =
      Setting.of(
              "cluster.internal-bind",
              SettingTypes.TEXT,
              "Which of this machine's addresses listens for the others; the advertised host unless"
                  + " given.")
          .withVariable("FRISTVAGT_INTERNAL_BIND")
          .withOption("--internal-bind");
  static final Setting<String> INSTANCE_ID =
      Setting.of(
              "cluster.instance-id",
              SettingTypes.TEXT,
              "Names this instance for good, and no other, so that it gets its partitions back when"
                  + " it is started again at once.")
          .withVariable("FRISTVAGT_INSTANCE_ID")
          .withOption("--instance-id");
  static final Setting<Secret> SECRET =
      Setting.of(
          "cluster.secret",
          SettingTypes.SECRET,
          "Signs what instances send each other: the same for all, 32 characters or more; needed"
              + " beyond the loopback address.");
  static final List<Setting<?>> SETTINGS =
      List.of(ADVERTISED_ADDRESS, INTERNAL_BIND, INSTANCE_ID, SECRET);

  /** Empty where there is a problem. */
  static Optional<ClusterSection> read(Reading in) {
    int before = in.problemCount();
    in.read(ADVERTISED_ADDRESS);
    in.read(INTERNAL_BIND);
    in.read(INSTANCE_ID);
    Optional<Secret> secret = in.read(SECRET);
    return in.problemCount() > before ? Optional.empty() : Optional.of(new ClusterSection(secret));
  }

  private static String address(String text) {
    Matcher matcher = ADDRESS.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) > LAST_PORT) {
      throw new IllegalArgumentException("must be HOST:PORT");
    }
    return text;
  }
}
