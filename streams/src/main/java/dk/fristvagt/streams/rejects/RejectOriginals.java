package dk.fristvagt.streams.rejects;

import dk.fristvagt.schemas.v1.Reject;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Rejects with their originals, which are kept nowhere in memory. Thread-safe. */
public interface RejectOriginals {

  /**
   * One reject; nothing when there is none at that place, or no more.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry does not answer
   */
  Optional<Reject> at(RejectId id);

  /**
   * Hands over every reject from the beginning to what is the end now, in order; marks are left
   * out.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry does not answer
   */
  void forEach(BiConsumer<RejectId, Reject> sink);
}
