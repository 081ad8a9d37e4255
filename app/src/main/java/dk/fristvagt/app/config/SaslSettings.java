package dk.fristvagt.app.config;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * A name and a password that the broker knows.
 *
 * @param mechanism one of {@link #MECHANISMS}
 */
record SaslSettings(String mechanism, String username, Secret password) {

  static final String PLAIN = "PLAIN";
  static final List<String> MECHANISMS = List.of("SCRAM-SHA-256", "SCRAM-SHA-512", PLAIN);

  private static final String PLAIN_MODULE =
      "org.apache.kafka.common.security.plain.PlainLoginModule";
  private static final String SCRAM_MODULE =
      "org.apache.kafka.common.security.scram.ScramLoginModule";

  SaslSettings {
    if (!MECHANISMS.contains(mechanism)) {
      throw new IllegalArgumentException("no mechanism of names and passwords: " + mechanism);
    }
    Objects.requireNonNull(username);
    Objects.requireNonNull(password);
  }

  Map<String, Object> properties() {
    String module = PLAIN.equals(mechanism) ? PLAIN_MODULE : SCRAM_MODULE;
    return Map.of(
        SaslConfigs.SASL_MECHANISM,
        mechanism,
        SaslConfigs.SASL_JAAS_CONFIG,
        new Password(
            module
                + " required username="
                + quoted(username)
                + " password="
                + quoted(password.reveal())
                + ";"));
  }

  /** As JAAS reads it back. */
  static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
