package dk.fristvagt.api.http;

import dk.fristvagt.api.report.RejectRetry;
import java.util.Optional;
import java.util.function.Function;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Retries rejects, or tells why that cannot be done now. Thread-safe. */
final class RejectRetrying {

  private static final Logger LOG = LoggerFactory.getLogger(RejectRetrying.class);

  private final Optional<RejectRetry> retry;

  /**
   * @param retry empty where rejects cannot be written here
   */
  RejectRetrying(Optional<RejectRetry> retry) {
    this.retry = retry;
  }

  /**
   * @throws ProblemException when Kafka or the registry does not answer, or nothing can be retried
   */
  <T> T answered(Function<RejectRetry, T> work) {
    try {
      return work.apply(retry.orElseThrow(Problems::notReady));
    } catch (KafkaException e) {
      LOG.warn("rejects could not be retried: {}", e.toString());
      throw ProblemException.of(
          ProblemType.UNREACHABLE,
          "Kafka eller skemaregistret svarer ikke. Det, der allerede er taget ind, er taget ind;"
              + " prøv igen om lidt.",
          "Kafka or the schema registry does not answer. What was taken in by now is taken in; try"
              + " again shortly.");
    }
  }

  static ProblemException noSuchReject() {
    return ProblemException.of(
        ProblemType.NOT_FOUND,
        "Der er ingen afvist post med det id, eller den er for gammel og slettet.",
        "There is no reject with that id, or it was too old and is deleted.");
  }
}
