package dk.fristvagt.app.config;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How we and the brokers know each other.
 *
 * @param tls there exactly where the protocol is encrypted
 * @param sasl a name and a password; not together with tokens
 * @param oauth tokens
 */
record KafkaSecurity(
    SecurityProtocol protocol,
    Optional<TlsSettings> tls,
    Optional<SaslSettings> sasl,
    Optional<OauthSettings> oauth) {

  KafkaSecurity {
    if (protocol.tls() != tls.isPresent()) {
      throw new IllegalArgumentException(protocol + " and TLS belong together");
    }
    if (protocol.sasl() != (sasl.isPresent() ^ oauth.isPresent())) {
      throw new IllegalArgumentException(protocol + " and one way to authenticate belong together");
    }
  }

  /** Empty where there is a problem, which the reading then holds. */
  static Optional<KafkaSecurity> read(Reading in) {
    int before = in.problemCount();
    Optional<SecurityProtocol> protocol = in.read(KafkaKeys.PROTOCOL);
    TlsSettings tls = TlsSettings.read(in, KafkaKeys.TLS);
    Optional<String> mechanism = in.read(KafkaKeys.MECHANISM);
    Optional<SaslSettings> sasl = sasl(in, mechanism);
    Optional<OauthSettings> oauth = oauth(in, mechanism);
    protocol.ifPresent(known -> check(in, known, mechanism));
    if (protocol.isEmpty() || in.problemCount() > before) {
      return Optional.empty();
    }
    return Optional.of(
        new KafkaSecurity(
            protocol.get(),
            protocol.get().tls() ? Optional.of(tls) : Optional.empty(),
            sasl,
            oauth));
  }

  private static void check(Reading in, SecurityProtocol protocol, Optional<String> mechanism) {
    if (!protocol.tls()) {
      KafkaKeys.TLS
          .firstGiven(in)
          .ifPresent(
              setting ->
                  in.problem(
                      setting,
                      "counts for nothing while kafka.security-protocol is "
                          + protocol
                          + "; make that SSL or SASL_SSL"));
    }
    if (!protocol.sasl() && in.isGiven(KafkaKeys.MECHANISM)) {
      in.problem(
          KafkaKeys.MECHANISM,
          "counts for nothing while kafka.security-protocol is "
              + protocol
              + "; make that SASL_SSL");
    }
    if (protocol.sasl() && !in.isGiven(KafkaKeys.MECHANISM)) {
      in.missing(KafkaKeys.MECHANISM, "kafka.security-protocol is " + protocol);
    }
    if (protocol == SecurityProtocol.SASL_PLAINTEXT
        && mechanism.filter(name -> !name.startsWith("SCRAM")).isPresent()) {
      in.problem(
          KafkaKeys.MECHANISM,
          "sends its secret in the clear over SASL_PLAINTEXT; make kafka.security-protocol SASL_SSL");
    }
  }

  private static Optional<SaslSettings> sasl(Reading in, Optional<String> mechanism) {
    Optional<String> username = in.read(KafkaKeys.USERNAME);
    Optional<Secret> password = in.read(KafkaKeys.PASSWORD);
    if (mechanism.filter(SaslSettings.MECHANISMS::contains).isEmpty()) {
      refuse(in, KafkaKeys.USERNAME, mechanism);
      refuse(in, KafkaKeys.PASSWORD, mechanism);
      return Optional.empty();
    }
    require(in, KafkaKeys.USERNAME, mechanism.get());
    require(in, KafkaKeys.PASSWORD, mechanism.get());
    return username.flatMap(
        name -> password.map(secret -> new SaslSettings(mechanism.get(), name, secret)));
  }

  private static Optional<OauthSettings> oauth(Reading in, Optional<String> mechanism) {
    Optional<String> url = in.read(OauthKeys.TOKEN_URL);
    Optional<String> id = in.read(OauthKeys.CLIENT_ID);
    Optional<Secret> secret = in.read(OauthKeys.CLIENT_SECRET);
    Optional<String> scope = in.read(OauthKeys.SCOPE);
    Optional<Secret> password = in.read(OauthKeys.TRUSTSTORE_PASSWORD);
    Optional<StoreFile> truststore =
        in.read(OauthKeys.TRUSTSTORE).map(path -> new StoreFile(path, password));
    truststore
        .flatMap(store -> store.fault(false))
        .ifPresent(fault -> in.problem(OauthKeys.TRUSTSTORE, fault));
    if (mechanism.filter(OauthSettings.MECHANISM::equals).isEmpty()) {
      OauthKeys.ALL.forEach(setting -> refuse(in, setting, mechanism));
      return Optional.empty();
    }
    require(in, OauthKeys.TOKEN_URL, mechanism.get());
    require(in, OauthKeys.CLIENT_ID, mechanism.get());
    require(in, OauthKeys.CLIENT_SECRET, mechanism.get());
    url.filter(KafkaSecurity::isInTheClear)
        .ifPresent(
            text ->
                in.problem(
                    OauthKeys.TOKEN_URL, "must begin with https://, or the secret could be read"));
    return url.flatMap(
        address ->
            id.flatMap(
                name ->
                    secret.map(text -> new OauthSettings(address, name, text, scope, truststore))));
  }

  /** Whether what is sent to an address can be read on its way. */
  static boolean isInTheClear(String url) {
    URI uri = URI.create(url);
    try {
      return "http".equals(uri.getScheme())
          && !InetAddress.getByName(uri.getHost()).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return true;
    }
  }

  private static void refuse(Reading in, Setting<?> setting, Optional<String> mechanism) {
    if (in.isGiven(setting)) {
      in.problem(
          setting,
          "counts for nothing while kafka.sasl.mechanism is " + mechanism.orElse("not given"));
    }
  }

  private static void require(Reading in, Setting<?> setting, String mechanism) {
    if (!in.isGiven(setting)) {
      in.missing(setting, "kafka.sasl.mechanism is " + mechanism);
    }
  }

  /** As the properties of every client. Secrets are of a type that Kafka never prints. */
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    if (protocol != SecurityProtocol.PLAINTEXT) {
      properties.put(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, protocol.name());
    }
    tls.ifPresent(settings -> properties.putAll(settings.properties("")));
    sasl.ifPresent(settings -> properties.putAll(settings.properties()));
    oauth.ifPresent(settings -> properties.putAll(settings.properties()));
    return properties;
  }
}
