package dk.fristvagt.app.config;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.config.types.Password;

/**
 * How a server is known by its certificate, and we by ours.
 *
 * @param truststore empty for Java's own authorities
 * @param keystore empty where we show no certificate
 * @param keyPassword of the private key; empty where it is the keystore's
 * @param verifyHostname whether the certificate must be of the host that was asked for
 */
record TlsSettings(
    Optional<StoreFile> truststore,
    Optional<StoreFile> keystore,
    Optional<Secret> keyPassword,
    boolean verifyHostname) {

  static TlsSettings read(Reading in, TlsKeys keys) {
    return new TlsSettings(
        store(in, keys.truststore(), keys.truststorePassword(), false),
        store(in, keys.keystore(), keys.keystorePassword(), true),
        in.read(keys.keyPassword()),
        in.read(keys.verifyHostname()).orElse(true));
  }

  private static Optional<StoreFile> store(
      Reading in, Setting<Path> file, Setting<Secret> password, boolean key) {
    Optional<Secret> secret = in.read(password);
    Optional<StoreFile> store = in.read(file).map(path -> new StoreFile(path, secret));
    if (store.isEmpty() && secret.isPresent() && !in.isGiven(file)) {
      in.problem(password, "has no " + file.key() + " that it belongs to");
    }
    store.flatMap(found -> found.fault(key)).ifPresent(fault -> in.problem(file, fault));
    return store;
  }

  /**
   * As the properties of a client.
   *
   * @param prefix before {@code ssl.…}
   */
  Map<String, Object> properties(String prefix) {
    Map<String, Object> properties = new HashMap<>();
    truststore.ifPresent(
        store -> {
          properties.put(
              prefix + SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, store.path().toString());
          properties.put(prefix + SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, store.type());
          password(store)
              .ifPresent(
                  secret ->
                      properties.put(prefix + SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, secret));
        });
    keystore.ifPresent(
        store -> {
          properties.put(prefix + SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, store.path().toString());
          properties.put(prefix + SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, store.type());
          password(store)
              .ifPresent(
                  secret ->
                      properties.put(prefix + SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, secret));
          keyPassword
              .map(secret -> new Password(secret.reveal()))
              .or(() -> password(store))
              .ifPresent(
                  secret -> properties.put(prefix + SslConfigs.SSL_KEY_PASSWORD_CONFIG, secret));
        });
    properties.put(
        prefix + SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG,
        verifyHostname ? "https" : "");
    return properties;
  }

  private static Optional<Password> password(StoreFile store) {
    return "PEM".equals(store.type())
        ? Optional.empty()
        : store.password().map(secret -> new Password(secret.reveal()));
  }
}
