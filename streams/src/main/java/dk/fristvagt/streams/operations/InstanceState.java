package dk.fristvagt.streams.operations;

import java.util.List;

/**
 * One of the instances that share the partitions of a service.
 *
 * @param address under which the others reach it, {@code host:port}
 * @param self whether it is the one that says so
 * @param partitions whose tasks run on it, by number
 * @param standbys partitions that it keeps a copy of, by number
 */
public record InstanceState(
    String address, boolean self, List<Integer> partitions, List<Integer> standbys) {

  public InstanceState {
    partitions = List.copyOf(partitions);
    standbys = List.copyOf(standbys);
  }
}
