package dk.fristvagt.app.connection;

import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.schemas.AvroSerdes;
import io.confluent.kafka.schemaregistry.client.SchemaRegistryClientConfig;
import io.confluent.kafka.schemaregistry.client.rest.exceptions.RestClientException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;

/** Whether the registry takes us in. */
final class RegistryCheck {

  static final String PART = "registry";

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final long PAUSE_MS = 500;

  private final KafkaConnection connection;
  private final Duration timeout;

  /**
   * @param timeout how long to wait for a registry that cannot be reached; a refusal is told at
   *     once
   */
  RegistryCheck(KafkaConnection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  Finding run() {
    long giveUp = System.nanoTime() + timeout.toNanos();
    try (AvroSerdes serdes = new AvroSerdes(config())) {
      while (true) {
        try {
          int subjects = serdes.registry().getAllSubjects().size();
          return Finding.passed(
              PART, subjects + (subjects == 1 ? " subject at " : " subjects at ") + url());
        } catch (RestClientException e) {
          return Finding.failed(PART, refusal(e));
        } catch (IOException e) {
          if (Causes.find(e, ConnectException.class).isEmpty() || System.nanoTime() - giveUp > 0) {
            return Finding.failed(PART, fault(e));
          }
        }
        pause();
      }
    } catch (RuntimeException e) {
      return Finding.failed(PART, "its client cannot be made: " + Causes.rootMessage(e));
    }
  }

  /** What fails is tried again here, or not at all. */
  private Map<String, Object> config() {
    Map<String, Object> config = new HashMap<>(connection.registryConfig());
    config.put(SchemaRegistryClientConfig.MAX_RETRIES_CONFIG, 0);
    return config;
  }

  private String refusal(RestClientException e) {
    return switch (e.getStatus()) {
      case UNAUTHORIZED -> url() + " does not accept registry.username and registry.password (401)";
      case FORBIDDEN -> url() + " does not allow registry.username to list its subjects (403)";
      default -> url() + " answered " + e.getStatus() + "; check that registry.url is a registry's";
    };
  }

  private String fault(IOException e) {
    if (Causes.find(e, UnknownHostException.class).isPresent()) {
      return "no such host: " + url() + "; check registry.url";
    }
    if (Causes.find(e, ConnectException.class).isPresent()) {
      return "nothing answers at " + url() + "; check registry.url and that the registry is up";
    }
    return TlsFault.of(e, "registry.tls", url())
        .orElseGet(
            () ->
                url()
                    + " does not answer as a registry ("
                    + Causes.rootMessage(e)
                    + "); check registry.url, and whether it must begin with https://");
  }

  private String url() {
    return connection.schemaRegistryUrl();
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }
}
