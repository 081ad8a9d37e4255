package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The settings of {@code identity}, those of {@link #GRANTS} aside. */
final class IdentityKeys {

  /** By the values of the role claim, with names of ours below each. */
  static final String GRANTS = "identity.grants";

  static final String GRANTS_MEANING =
      "What a group of the token stands for: role, municipalities and teams; see identity.md.";

  static final Setting<String> ISSUER =
      Setting.of(
          "identity.issuer",
          SettingTypes.URL,
          "The identity provider, to the letter as in its tokens; with it everybody must say who"
              + " they are.");
  static final Setting<String> AUDIENCE =
      Setting.of(
          "identity.audience",
          SettingTypes.TEXT,
          "What the provider calls this service in access tokens for it.");
  static final Setting<String> CLIENT_ID =
      Setting.of(
          "identity.client-id",
          SettingTypes.TEXT,
          "Our name at the provider, for people who sign in; without it only programs come in.");
  static final Setting<Secret> CLIENT_SECRET =
      Setting.of("identity.client-secret", SettingTypes.SECRET, "What proves that name.");
  static final Setting<Set<String>> SCOPES =
      Setting.of(
              "identity.scopes",
              SettingTypes.NAMES,
              "What is asked for besides openid when somebody signs in.")
          .withBuiltIn("profile");
  static final Setting<String> NAME_CLAIM =
      Setting.of(
              "identity.name-claim",
              SettingTypes.TEXT,
              "Where the name stands that people see of themselves.")
          .withBuiltIn("name");
  static final Setting<String> ROLES_CLAIM =
      Setting.of(
              "identity.roles-claim",
              SettingTypes.TEXT,
              "Where groups or roles stand in a token, as realm_access.roles.")
          .withBuiltIn("groups");
  static final Setting<String> MUNICIPALITIES_CLAIM =
      Setting.of(
          "identity.municipalities-claim",
          SettingTypes.TEXT,
          "Where a token says of which municipalities (four digits), for grants that leave it to"
              + " the token.");
  static final Setting<String> TEAMS_CLAIM =
      Setting.of(
          "identity.teams-claim",
          SettingTypes.TEXT,
          "Where a token says of which teams, for grants that leave it to the token.");
  static final Setting<Duration> SESSION_IDLE =
      Setting.of(
              "identity.session-idle",
              SettingTypes.DURATION,
              "How long somebody who does nothing stays signed in.")
          .withBuiltIn("PT30M");
  static final Setting<Duration> SESSION_LIFETIME =
      Setting.of(
              "identity.session-lifetime",
              SettingTypes.DURATION,
              "How long somebody stays signed in at most.")
          .withBuiltIn("PT10H");
  static final Setting<Path> TRUSTSTORE =
      Setting.of(
          "identity.truststore",
          SettingTypes.FILE,
          "Certificates of the authority that signed the provider's: PEM, PKCS12 or JKS. Without it"
              + " Java's own authorities are trusted.");
  static final Setting<Secret> TRUSTSTORE_PASSWORD =
      Setting.of(
          "identity.truststore-password", SettingTypes.SECRET, "Of the truststore; PEM has none.");

  static final List<Setting<?>> ALL =
      List.of(
          ISSUER,
          AUDIENCE,
          CLIENT_ID,
          CLIENT_SECRET,
          SCOPES,
          NAME_CLAIM,
          ROLES_CLAIM,
          MUNICIPALITIES_CLAIM,
          TEAMS_CLAIM,
          SESSION_IDLE,
          SESSION_LIFETIME,
          TRUSTSTORE,
          TRUSTSTORE_PASSWORD);

  private IdentityKeys() {}
}
