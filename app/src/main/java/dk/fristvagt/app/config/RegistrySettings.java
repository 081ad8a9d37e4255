package dk.fristvagt.app.config;

import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.serializers.AbstractKafkaSchemaSerDeConfig;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The schema registry and how to speak with it.
 *
 * @param url empty where none is named
 * @param login empty where it asks for none
 */
public record RegistrySettings(
    Optional<String> url, Optional<RegistryLogin> login, boolean autoRegister, TlsSettings tls) {

  private static final int LONGEST_CONNECT_MS = 10_000;
  private static final int LONGEST_ANSWER_MS = 20_000;

  /** Who we are for the registry. */
  record RegistryLogin(String username, Secret password) {}

  /** Empty where there is a problem. */
  static Optional<RegistrySettings> read(Reading in) {
    int before = in.problemCount();
    Optional<String> url = in.read(RegistryKeys.URL);
    Optional<String> username = in.read(RegistryKeys.USERNAME);
    Optional<Secret> password = in.read(RegistryKeys.PASSWORD);
    boolean autoRegister = in.read(RegistryKeys.AUTO_REGISTER).orElse(true);
    TlsSettings tls = TlsSettings.read(in, RegistryKeys.TLS);
    if (in.isGiven(RegistryKeys.USERNAME) && !in.isGiven(RegistryKeys.PASSWORD)) {
      in.missing(RegistryKeys.PASSWORD, "registry.username is given");
    }
    if (in.isGiven(RegistryKeys.PASSWORD) && !in.isGiven(RegistryKeys.USERNAME)) {
      in.missing(RegistryKeys.USERNAME, "registry.password is given");
    }
    username
        .filter(name -> name.contains(":"))
        .ifPresent(name -> in.problem(RegistryKeys.USERNAME, "must not hold a colon"));
    url.ifPresent(urls -> check(in, urls));
    if (in.problemCount() > before) {
      return Optional.empty();
    }
    Optional<RegistryLogin> login =
        username.flatMap(name -> password.map(secret -> new RegistryLogin(name, secret)));
    return Optional.of(new RegistrySettings(url, login, autoRegister, tls));
  }

  private static void check(Reading in, String urls) {
    boolean clear = Arrays.stream(urls.split(",", -1)).anyMatch(KafkaSecurity::isInTheClear);
    if (clear && in.isGiven(RegistryKeys.PASSWORD)) {
      in.problem(RegistryKeys.URL, "must begin with https://, or registry.password could be read");
    }
    boolean plain = Arrays.stream(urls.split(",", -1)).noneMatch(url -> url.startsWith("https:"));
    if (plain) {
      RegistryKeys.TLS
          .firstGiven(in)
          .ifPresent(
              setting ->
                  in.problem(setting, "counts for nothing while registry.url is not https://"));
    }
  }

  /** Of the registry's client; its address is not among them. */
  public Map<String, Object> clientProperties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(SchemaRegistryClientConfig.HTTP_CONNECT_TIMEOUT_MS, LONGEST_CONNECT_MS);
    properties.put(SchemaRegistryClientConfig.HTTP_READ_TIMEOUT_MS, LONGEST_ANSWER_MS);
    properties.put(AbstractKafkaSchemaSerDeConfig.AUTO_REGISTER_SCHEMAS, autoRegister);
    login.ifPresent(
        who -> {
          properties.put(SchemaRegistryClientConfig.BASIC_AUTH_CREDENTIALS_SOURCE, "USER_INFO");
          properties.put(
              SchemaRegistryClientConfig.USER_INFO_CONFIG,
              who.username() + ":" + who.password().reveal());
        });
    properties.putAll(tls.properties(SchemaRegistryClientConfig.CLIENT_NAMESPACE));
    return properties;
  }
}
