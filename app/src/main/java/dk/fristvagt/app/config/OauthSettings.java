package dk.fristvagt.app.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler;

/**
 * Tokens from an identity provider, by client credentials. They are renewed before they expire.
 *
 * @param truststore of the provider's certificate; empty for Java's own authorities
 */
record OauthSettings(
    String tokenUrl,
    String clientId,
    Secret clientSecret,
    Optional<String> scope,
    Optional<StoreFile> truststore) {

  static final String MECHANISM = "OAUTHBEARER";

  private static final String MODULE =
      "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule";
  private static final int LONGEST_CONNECT_MS = 10_000;
  private static final int LONGEST_ANSWER_MS = 10_000;

  /** All tries together: a provider that is down for longer is told. */
  private static final long LONGEST_RETRY_MS = 5_000;

  OauthSettings {
    Objects.requireNonNull(tokenUrl);
    Objects.requireNonNull(clientId);
    Objects.requireNonNull(clientSecret);
  }

  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put(SaslConfigs.SASL_MECHANISM, MECHANISM);
    properties.put(
        SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
        OAuthBearerLoginCallbackHandler.class.getName());
    properties.put(SaslConfigs.SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL, tokenUrl);
    properties.put(SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_ID, clientId);
    properties.put(
        SaslConfigs.SASL_OAUTHBEARER_CLIENT_CREDENTIALS_CLIENT_SECRET,
        new Password(clientSecret.reveal()));
    scope.ifPresent(text -> properties.put(SaslConfigs.SASL_OAUTHBEARER_SCOPE, text));
    properties.put(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, LONGEST_CONNECT_MS);
    properties.put(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, LONGEST_ANSWER_MS);
    properties.put(SaslConfigs.SASL_LOGIN_RETRY_BACKOFF_MAX_MS, LONGEST_RETRY_MS);
    properties.put(SaslConfigs.SASL_JAAS_CONFIG, new Password(jaas()));
    return properties;
  }

  /** What Kafka takes for the connection to the provider stands here, not with its own TLS. */
  private String jaas() {
    StringBuilder jaas = new StringBuilder(MODULE).append(" required");
    if (truststore.isPresent()) {
      StoreFile store = truststore.get();
      option(jaas, "ssl.truststore.location", store.path().toString());
      option(jaas, "ssl.truststore.type", store.type());
      if (!"PEM".equals(store.type())) {
        store
            .password()
            .ifPresent(secret -> option(jaas, "ssl.truststore.password", secret.reveal()));
      }
    }
    return jaas.append(';').toString();
  }

  private static void option(StringBuilder jaas, String name, String value) {
    jaas.append(' ').append(name).append('=').append(SaslSettings.quoted(value));
  }
}
