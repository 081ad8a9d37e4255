package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.util.List;

/** The settings of {@code kafka.oauth}. */
final class OauthKeys {

  static final Setting<String> TOKEN_URL =
      Setting.of(
          "kafka.oauth.token-url",
          SettingTypes.URL,
          "Where the identity provider gives out tokens (client credentials).");
  static final Setting<String> CLIENT_ID =
      Setting.of("kafka.oauth.client-id", SettingTypes.TEXT, "Our name at the identity provider.");
  static final Setting<Secret> CLIENT_SECRET =
      Setting.of("kafka.oauth.client-secret", SettingTypes.SECRET, "What proves that name.");
  static final Setting<String> SCOPE =
      Setting.of("kafka.oauth.scope", SettingTypes.TEXT, "The scope that is asked for.");
  static final Setting<Path> TRUSTSTORE =
      Setting.of(
          "kafka.oauth.truststore",
          SettingTypes.FILE,
          "Certificates of the authority that signed the identity provider's: PEM, PKCS12 or JKS."
              + " Without it Java's own authorities are trusted.");
  static final Setting<Secret> TRUSTSTORE_PASSWORD =
      Setting.of(
          "kafka.oauth.truststore-password",
          SettingTypes.SECRET,
          "Of the truststore; PEM has none.");

  static final List<Setting<?>> ALL =
      List.of(TOKEN_URL, CLIENT_ID, CLIENT_SECRET, SCOPE, TRUSTSTORE, TRUSTSTORE_PASSWORD);

  private OauthKeys() {}
}
