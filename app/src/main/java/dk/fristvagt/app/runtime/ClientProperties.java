package dk.fristvagt.app.runtime;

import java.util.Map;

/**
 * What the clients of brokers and registry need beyond addresses: security, and what an operator
 * tuned. Prints names only.
 *
 * @param client of every Kafka client
 * @param producer of producers besides
 * @param consumer of consumers besides
 * @param streams of the streams besides
 * @param registry of the registry's client
 */
public record ClientProperties(
    Map<String, Object> client,
    Map<String, Object> producer,
    Map<String, Object> consumer,
    Map<String, Object> streams,
    Map<String, Object> registry) {

  /** Nothing beyond addresses. */
  public static final ClientProperties NONE =
      new ClientProperties(Map.of(), Map.of(), Map.of(), Map.of(), Map.of());

  public ClientProperties {
    client = Map.copyOf(client);
    producer = Map.copyOf(producer);
    consumer = Map.copyOf(consumer);
    streams = Map.copyOf(streams);
    registry = Map.copyOf(registry);
  }

  @Override
  public String toString() {
    return "properties " + client.keySet() + registry.keySet();
  }
}
