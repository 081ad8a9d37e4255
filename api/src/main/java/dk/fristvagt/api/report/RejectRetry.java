package dk.fristvagt.api.report;

import dk.fristvagt.streams.rejects.RejectId;
import java.util.Optional;

/**
 * Takes rejects in again: the original goes through the same checks as at first and, where it is
 * good by now, to where it would have gone. Thread-safe; one caller at a time is served.
 *
 * <p>What is taken in is written before the mark that says so. A crash between the two leaves a
 * reject that can be retried once more, which is harmless: facts are a set, by event and revision.
 */
public interface RejectRetry {

  /**
   * One reject; nothing when there is none of that id.
   *
   * @throws org.apache.kafka.common.KafkaException when the broker or the registry does not answer;
   *     what was taken in by then stays so
   */
  Optional<RetryReport> one(RejectId id);

  /**
   * All rejects of a reason that were not taken in yet.
   *
   * @throws org.apache.kafka.common.KafkaException as {@link #one}
   */
  RetryReport all(String reason);
}
