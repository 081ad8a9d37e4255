package dk.fristvagt.streams.operations;

import java.util.List;

/**
 * A stream thread.
 *
 * @param state as Kafka Streams calls it: {@code RUNNING}, {@code PARTITIONS_ASSIGNED}, …
 * @param activeTasks ids, as {@code 0_3}: sub-topology, partition
 * @param standbyTasks ids
 */
public record ThreadHealth(
    String name, String state, List<String> activeTasks, List<String> standbyTasks) {

  public ThreadHealth {
    activeTasks = List.copyOf(activeTasks);
    standbyTasks = List.copyOf(standbyTasks);
  }
}
