package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The settings of one TLS connection, below a key such as {@code kafka.tls}. */
record TlsKeys(
    Setting<Path> truststore,
    Setting<Secret> truststorePassword,
    Setting<Path> keystore,
    Setting<Secret> keystorePassword,
    Setting<Secret> keyPassword,
    Setting<Boolean> verifyHostname) {

  /**
   * @param of whose certificates, for people
   */
  static TlsKeys below(String key, String of) {
    return new TlsKeys(
        Setting.of(
            key + ".truststore",
            SettingTypes.FILE,
            "Certificates of the authority that signed those of "
                + of
                + ": PEM, PKCS12 or JKS. Without it Java's own authorities are trusted."),
        Setting.of(
            key + ".truststore-password", SettingTypes.SECRET, "Of the truststore; PEM has none."),
        Setting.of(
            key + ".keystore",
            SettingTypes.FILE,
            "The private key and certificates that we show (mTLS): PEM with both (PKCS#8), PKCS12"
                + " or JKS."),
        Setting.of(
            key + ".keystore-password", SettingTypes.SECRET, "Of the keystore; PEM has none."),
        Setting.of(
            key + ".key-password",
            SettingTypes.SECRET,
            "Of the private key, where it differs from the keystore's; of an encrypted key in PEM."),
        Setting.of(
                key + ".verify-hostname",
                SettingTypes.FLAG,
                "Whether the certificate must be of the host that was asked for.")
            .withBuiltIn("true"));
  }

  List<Setting<?>> all() {
    return List.of(
        truststore, truststorePassword, keystore, keystorePassword, keyPassword, verifyHostname);
  }

  /** Whether anything but what is built in was said. */
  Optional<Setting<?>> firstGiven(Reading in) {
    return all().stream().filter(in::isGiven).findFirst();
  }
}
