package dk.fristvagt.streams.processing;

import java.util.function.Supplier;

/**
 * Where the partitions write their views for the other instances of the service.
 *
 * @param topic with as many partitions as {@code case-changes}
 * @param identity of the topic as it is now: another one when the topic was lost and made again;
 *     asked by stream threads when they take a partition over
 */
public record ViewSharing(String topic, Supplier<String> identity) {

  /** Raised when what the records say changes, so that every view is written anew. */
  private static final int FORMAT = 1;

  /** What a partition remembers of where its view was written to. */
  String generation() {
    return FORMAT + "/" + identity.get();
  }
}
