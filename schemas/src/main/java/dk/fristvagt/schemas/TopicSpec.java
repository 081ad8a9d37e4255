package dk.fristvagt.schemas;

import java.util.Map;

/**
 * A topic as it should be.
 *
 * @param partitions 1 or more
 * @param replicationFactor 1 or more
 * @param configs the settings that matter; all others are the broker's
 */
public record TopicSpec(
    String name, int partitions, short replicationFactor, Map<String, String> configs) {

  public TopicSpec {
    if (partitions < 1 || replicationFactor < 1) {
      throw new IllegalArgumentException("a topic has at least one partition and one replica");
    }
    configs = Map.copyOf(configs);
  }
}
