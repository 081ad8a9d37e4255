package dk.fristvagt.app.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The settings of {@code kafka}, those of names and values aside. */
final class KafkaKeys {

  static final Setting<String> BOOTSTRAP_SERVERS =
      Setting.of(
              "kafka.bootstrap-servers",
              SettingTypes.HOSTS,
              "Brokers to ask first; they know the others.")
          .withVariable("FRISTVAGT_BOOTSTRAP_SERVERS")
          .withOption("--bootstrap-servers");
  static final Setting<Duration> CONNECT_TIMEOUT =
      Setting.of(
              "kafka.connect-timeout",
              SettingTypes.WAIT,
              "How long a command waits at its start for a broker and a registry that do not"
                  + " answer (yet).")
          .withBuiltIn("PT30S");
  static final Setting<SecurityProtocol> PROTOCOL =
      Setting.of(
              "kafka.security-protocol",
              SettingTypes.choice(List.of(SecurityProtocol.values()), SecurityProtocol::name),
              "How the brokers' listener is secured.")
          .withBuiltIn("PLAINTEXT");
  static final TlsKeys TLS = TlsKeys.below("kafka.tls", "the brokers");
  static final Setting<String> MECHANISM =
      Setting.of(
          "kafka.sasl.mechanism",
          SettingTypes.choice(
              List.of("SCRAM-SHA-256", "SCRAM-SHA-512", OauthSettings.MECHANISM, "PLAIN"),
              name -> name),
          "How we say who we are; PLAIN and OAUTHBEARER only with SASL_SSL.");
  static final Setting<String> USERNAME =
      Setting.of("kafka.sasl.username", SettingTypes.TEXT, "For SCRAM and PLAIN.");
  static final Setting<Secret> PASSWORD =
      Setting.of("kafka.sasl.password", SettingTypes.SECRET, "For SCRAM and PLAIN.");

  private KafkaKeys() {}

  static List<Setting<?>> all() {
    List<Setting<?>> all = new ArrayList<>(List.of(BOOTSTRAP_SERVERS, CONNECT_TIMEOUT, PROTOCOL));
    all.addAll(TLS.all());
    all.addAll(List.of(MECHANISM, USERNAME, PASSWORD));
    all.addAll(OauthKeys.ALL);
    return all;
  }
}
