package dk.fristvagt.app.connection;

import dk.fristvagt.app.runtime.CommandFailure;
import dk.fristvagt.app.runtime.KafkaConnection;
import dk.fristvagt.schemas.PublishedSchema;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.TopicSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Tries a connection before anything is done with it: clients left to themselves retry a wrong
 * password or an untrusted certificate for a minute and more, or say no more than that it took too
 * long.
 */
public final class ConnectionCheck {

  private final KafkaConnection connection;
  private final Duration timeout;

  /**
   * @param timeout how long to wait for each of broker and registry when it does not answer
   */
  public ConnectionCheck(KafkaConnection connection, Duration timeout) {
    this.connection = connection;
    this.timeout = timeout;
  }

  /**
   * Broker, registry, all schemas and topics; schemas and topics only where a registry and a broker
   * answer. Changes nothing.
   */
  public List<Finding> all(TopicSettings topics) {
    List<Finding> findings = new ArrayList<>();
    Finding broker = new BrokerCheck(connection, timeout).run();
    findings.add(broker);
    Finding registry = new RegistryCheck(connection, timeout).run();
    findings.add(registry);
    if (registry.passed()) {
      findings.add(
          new SchemasCheck(connection, topics.names(), EnumSet.allOf(PublishedSchema.class)).run());
    }
    if (broker.passed()) {
      findings.add(new TopicsCheck(connection, topics).run());
    }
    return List.copyOf(findings);
  }

  /**
   * Returns when broker and registry both take us in.
   *
   * @throws CommandFailure that says in one line which does not, why, and what to do
   */
  public void require() {
    require(new BrokerCheck(connection, timeout).run());
    require(new RegistryCheck(connection, timeout).run());
  }

  /**
   * Returns when, besides, the registry has the schemas that are written, or takes them from us.
   *
   * @throws CommandFailure as {@link #require()}; it names all schemas that are missing
   */
  public void require(TopicNames topics, Set<PublishedSchema> written) {
    require();
    require(new SchemasCheck(connection, topics, written).run());
  }

  private static void require(Finding finding) {
    if (!finding.passed()) {
      throw new CommandFailure(finding.part() + ": " + finding.message());
    }
  }
}
