package dk.fristvagt.app.secured;

import dk.fristvagt.app.config.ConfigSources;
import dk.fristvagt.app.config.Configuration;
import dk.fristvagt.app.runtime.ClientProperties;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.embedded.BrokerListener;
import dk.fristvagt.embedded.EmbeddedBroker;
import dk.fristvagt.embedded.EmbeddedSchemaRegistry;
import dk.fristvagt.embedded.RegistryAccess;
import io.confluent.kafka.schemaregistry.CompatibilityLevel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialDeletion;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.bouncycastle.asn1.x509.GeneralName;

/**
 * A broker that is secured in three ways, each on a listener of its own, an identity provider that
 * it trusts, and a registry with TLS and a password.
 */
final class SecuredSystem implements AutoCloseable {

  /** Holds all that could break a quotation. */
  static final String SCRAM_PASSWORD = "scram'\"\\; = pässword";

  static final String CLIENT_SECRET = "oauth-client-secret";
  static final String REGISTRY_PASSWORD = "registry:pass \"word\"";
  static final String STORE_PASSWORD = "store-pass-word";
  static final List<String> SECRETS =
      List.of(SCRAM_PASSWORD, "pässword", CLIENT_SECRET, REGISTRY_PASSWORD, STORE_PASSWORD);

  private static final String USER = "fristvagt";
  private static final int SCRAM_ROUNDS = 4096;
  private static final GeneralName HERE = new GeneralName(GeneralName.iPAddress, "127.0.0.1");

  /** How soon a broker asks again who somebody is. */
  private static final String ASK_AGAIN_MS = "2000";

  /** A way to be let in by the broker. */
  enum Way {
    SCRAM,
    OAUTH,
    MTLS
  }

  final Path directory;
  final Path truststore;
  final Path otherTruststore;
  final Path clientKeystore;
  final Path foreignKeystore;
  final IdentityProvider identity;
  private final EmbeddedBroker broker;
  private final Map<Way, BrokerListener> listeners;
  private final Path registryKeystore;
  private EmbeddedSchemaRegistry registry;

  SecuredSystem(Path directory) throws Exception {
    this.directory = directory;
    Authority authority = new Authority(directory, "authority");
    Authority other = new Authority(directory, "other");
    truststore = authority.truststore();
    otherTruststore = other.truststore();
    clientKeystore = authority.pemKeystore("client");
    foreignKeystore = other.pemKeystore("client");
    registryKeystore = authority.pkcs12("registry", HERE, STORE_PASSWORD);
    Path brokerKeystore = authority.pkcs12("broker", HERE, STORE_PASSWORD);
    identity =
        new IdentityProvider(
            authority.pkcs12("identity", HERE, STORE_PASSWORD), STORE_PASSWORD, CLIENT_SECRET);
    System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", identity.keysUrl());
    listeners =
        Map.of(
            Way.SCRAM, scram(brokerKeystore),
            Way.OAUTH, oauth(brokerKeystore),
            Way.MTLS, mtls(brokerKeystore));
    broker =
        new EmbeddedBroker(directory.resolve("data"), 0, Map.of(), List.copyOf(listeners.values()));
    broker.start();
    putUser();
    startRegistry(0, REGISTRY_PASSWORD);
  }

  private static Map<String, String> tls(Path keystore, Map<String, String> more) {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "ssl.keystore.location",
                keystore.toString(),
                "ssl.keystore.type",
                "PKCS12",
                "ssl.keystore.password",
                STORE_PASSWORD,
                "ssl.key.password",
                STORE_PASSWORD));
    settings.putAll(more);
    return settings;
  }

  private static BrokerListener scram(Path keystore) {
    return new BrokerListener(
        "SCRAM",
        "SASL_SSL",
        tls(
            keystore,
            Map.of(
                "sasl.enabled.mechanisms",
                "SCRAM-SHA-512",
                "scram-sha-512.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;",
                "scram-sha-512.connections.max.reauth.ms",
                ASK_AGAIN_MS)));
  }

  private BrokerListener oauth(Path keystore) {
    return new BrokerListener(
        "OAUTH",
        "SASL_SSL",
        tls(
            keystore,
            Map.of(
                "sasl.enabled.mechanisms",
                "OAUTHBEARER",
                "oauthbearer.sasl.jaas.config",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required"
                    // A broker whose module has options must log in itself as somebody.
                    + " unsecuredLoginStringClaim_sub=\"broker\""
                    + " ssl.truststore.type=\"PEM\" ssl.truststore.location=\""
                    + truststore
                    + "\";",
                "oauthbearer.sasl.server.callback.handler.class",
                "org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler",
                "sasl.oauthbearer.jwks.endpoint.url",
                identity.keysUrl(),
                "sasl.oauthbearer.expected.audience",
                IdentityProvider.AUDIENCE,
                "sasl.oauthbearer.expected.issuer",
                identity.issuer())));
  }

  private BrokerListener mtls(Path keystore) {
    return new BrokerListener(
        "MTLS",
        "SSL",
        tls(
            keystore,
            Map.of(
                "ssl.client.auth",
                "required",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                truststore.toString())));
  }

  /** Of a secured listener. */
  String servers(Way way) {
    return broker.bootstrapServers(listeners.get(way));
  }

  String registryUrl() {
    return registry.url();
  }

  /** The whole file for one way; what a test wants wrong it replaces. */
  String yaml(Way way) {
    return """
        kafka:
          bootstrap-servers: SERVERS
          connect-timeout: PT30S
          tls:
            truststore: TRUSTSTORE
        SECURITY
        registry:
          url: REGISTRY
          username: fristvagt
          password: 'registry:pass "word"'
          tls:
            truststore: TRUSTSTORE
        topics:
          prefix: PREFIX.
          partitions: 2
          replication-factor: 1
        service:
          application-id: PREFIX
        """
        .replace("SERVERS", servers(way))
        .replace("SECURITY", security(way).indent(2).stripTrailing())
        .replace("TRUSTSTORE", truststore.toString())
        .replace("REGISTRY", registryUrl())
        .replace("PREFIX", way.name().toLowerCase(Locale.ROOT));
  }

  private String security(Way way) {
    return switch (way) {
      case SCRAM ->
          """
          security-protocol: SASL_SSL
          sasl:
            mechanism: SCRAM-SHA-512
            username: fristvagt
            password-file: %s
          """
              .formatted(secretFile("scram", SCRAM_PASSWORD));
      case OAUTH ->
          """
          security-protocol: SASL_SSL
          sasl:
            mechanism: OAUTHBEARER
          oauth:
            token-url: %s
            client-id: fristvagt
            client-secret: oauth-client-secret
            scope: kafka
            truststore: TRUSTSTORE
          """
              .formatted(identity.tokenUrl());
      case MTLS ->
          """
          security-protocol: SSL
          """;
    };
  }

  Path secretFile(String name, String secret) {
    return write(name + ".secret", secret + "\n");
  }

  Path write(String name, String text) {
    try {
      return Files.writeString(directory.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The file of a way as it should be. */
  Path file(Way way) {
    String text = yaml(way);
    return write(
        way + ".yaml",
        way == Way.MTLS
            ? text.replaceFirst("(?m)^  tls:$", "  tls:\n    keystore: " + clientKeystore)
            : text);
  }

  KafkaConnection connection(Way way) {
    Configuration configuration =
        Configuration.load(new ConfigSources(Optional.of(file(way)), Map.of(), Map.of()));
    return KafkaConnection.of(configuration.kafka(), configuration.registry());
  }

  /** To the broker's own plain listener, and the registry as it should be. */
  KafkaConnection plain() {
    KafkaConnection secured = connection(Way.SCRAM);
    return new KafkaConnection(
        broker.bootstrapServers(),
        registryUrl(),
        new ClientProperties(
            Map.of(), Map.of(), Map.of(), Map.of(), secured.properties().registry()));
  }

  /** Lets the user of SCRAM in. */
  void putUser() {
    alter(
        new UserScramCredentialUpsertion(
            USER,
            new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, SCRAM_ROUNDS),
            SCRAM_PASSWORD));
  }

  /** Lets the user of SCRAM in no more. */
  void dropUser() {
    alter(new UserScramCredentialDeletion(USER, ScramMechanism.SCRAM_SHA_512));
  }

  private void alter(UserScramCredentialAlteration change) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
      admin.alterUserScramCredentials(List.of(change)).all().get();
    } catch (ExecutionException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same registry at the same address, with another password. */
  void changeRegistryPassword(String password) {
    int port = URI.create(registry.url()).getPort();
    registry.close();
    startRegistry(port, password);
  }

  private void startRegistry(int port, String password) {
    registry =
        new EmbeddedSchemaRegistry(
            broker.bootstrapServers(),
            port,
            CompatibilityLevel.FULL_TRANSITIVE,
            new RegistryAccess(registryKeystore, STORE_PASSWORD, USER, password));
    registry.start();
  }

  @Override
  public void close() {
    registry.close();
    broker.close();
    identity.close();
  }
}
