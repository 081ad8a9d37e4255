package dk.fristvagt.streams.operations;

import java.util.Map;

/**
 * How far a partition and its sources are, in the middle of a step perhaps.
 *
 * @param received the last step that the sources asked for, ms since the epoch; {@link
 *     Long#MIN_VALUE} before the first
 * @param pendingSteps how many wait to be worked off
 * @param sources what each source says it is complete through, ms since the epoch
 */
public record PartitionTicks(
    int partition, long received, int pendingSteps, Map<String, Long> sources) {

  public PartitionTicks {
    sources = Map.copyOf(sources);
  }
}
