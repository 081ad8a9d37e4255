package dk.fristvagt.app.connection;

import dk.fristvagt.app.runtime.KafkaConnection;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** Whether the brokers take us in. */
final class BrokerCheck {

  static final String PART = "broker";

  private static final int LONGEST_REQUEST_MS = 5_000;

  private final KafkaConnection connection;
  private final int timeoutMs;

  /**
   * @param timeout how long to wait for brokers that do not answer; a refusal is told at once
   */
  BrokerCheck(KafkaConnection connection, Duration timeout) {
    this.connection = connection;
    this.timeoutMs = (int) timeout.toMillis();
  }

  Finding run() {
    try (Admin admin = Admin.create(config())) {
      DescribeClusterResult cluster = admin.describeCluster();
      int brokers = cluster.nodes().get().size();
      return Finding.passed(
          PART,
          brokers
              + (brokers == 1 ? " broker" : " brokers")
              + " of cluster "
              + cluster.clusterId().get());
    } catch (ExecutionException e) {
      return Finding.failed(PART, fault(e.getCause()));
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (KafkaException e) {
      return Finding.failed(PART, fault(e));
    }
  }

  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(connection.clientConfig());
    int request = Math.min(LONGEST_REQUEST_MS, timeoutMs);
    config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, request);
    config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMs);
    config.put(AdminClientConfig.SOCKET_CONNECTION_SETUP_TIMEOUT_MS_CONFIG, (long) request);
    return config;
  }

  private String fault(Throwable failure) {
    Optional<SaslAuthenticationException> refused =
        Causes.find(failure, SaslAuthenticationException.class);
    if (refused.isPresent()) {
      return mechanism().equals("OAUTHBEARER")
          ? "the broker does not accept the token ("
              + refused.get().getMessage()
              + "); check its audience, issuer and expiry at the identity provider"
          : "the broker does not accept kafka.sasl.username and kafka.sasl.password ("
              + mechanism()
              + ")";
    }
    Optional<UnsupportedSaslMechanismException> unsupported =
        Causes.find(failure, UnsupportedSaslMechanismException.class);
    if (unsupported.isPresent()) {
      return "the broker does not offer "
          + mechanism()
          + "; set kafka.sasl.mechanism to one it does"
          + " ("
          + unsupported.get().getMessage()
          + ")";
    }
    if (Causes.find(failure, LoginException.class).isPresent()) {
      return tokenFault(failure);
    }
    if (Causes.find(failure, AuthorizationException.class).isPresent()) {
      return "the broker knows us but does not let us in: " + Causes.rootMessage(failure);
    }
    return TlsFault.of(failure, "kafka.tls", "the broker").orElseGet(() -> unreachable(failure));
  }

  private static String tokenFault(Throwable failure) {
    String all = Causes.messages(failure);
    if (all.contains("response code 400")
        || all.contains("response code 401")
        || all.contains("response code 403")) {
      return "the identity provider does not accept kafka.oauth.client-id and"
          + " kafka.oauth.client-secret, or the scope";
    }
    return TlsFault.of(failure, "kafka.oauth", "the identity provider")
        .orElseGet(
            () ->
                "no token could be had from kafka.oauth.token-url: "
                    + Causes.rootMessage(failure)
                    + "; check the address");
  }

  private String unreachable(Throwable failure) {
    List<String> servers = Arrays.asList(connection.bootstrapServers().split(",", -1));
    boolean unknown = true;
    for (String server : servers) {
      int colon = server.lastIndexOf(':');
      TlsProbe.Answer answer =
          TlsProbe.ask(
              server.substring(0, colon).strip(),
              Integer.parseInt(server.substring(colon + 1).strip()));
      switch (answer) {
        case TLS -> {
          return server
              + (usesTls()
                  ? " ends the connection; check that kafka.security-protocol ("
                      + protocol()
                      + ") is that of its listener, and kafka.tls.keystore if it wants a certificate"
                  : " speaks TLS; kafka.security-protocol must be SSL or SASL_SSL, not "
                      + protocol());
        }
        case NO_TLS -> {
          return server
              + (usesTls()
                  ? " does not speak TLS, but kafka.security-protocol is " + protocol()
                  : " answers, but not as a broker that takes "
                      + protocol()
                      + "; check kafka.security-protocol and the address ("
                      + Causes.rootMessage(failure)
                      + ")");
        }
        case NOTHING_LISTENS -> unknown = false;
        default -> {}
      }
    }
    return unknown
        ? "no such host: " + connection.bootstrapServers() + "; check kafka.bootstrap-servers"
        : "nothing answers at "
            + connection.bootstrapServers()
            + "; check kafka.bootstrap-servers and that the broker is up";
  }

  private String protocol() {
    return String.valueOf(
        connection
            .clientConfig()
            .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "PLAINTEXT"));
  }

  private boolean usesTls() {
    return protocol().endsWith("SSL");
  }

  private String mechanism() {
    return String.valueOf(connection.clientConfig().get(SaslConfigs.SASL_MECHANISM));
  }
}
