package dk.fristvagt.schemas;

import org.apache.kafka.common.KafkaException;

/**
 * The schema registry gave no answer, or one that says nothing about the record: processing must
 * stop, not go on.
 */
public final class RegistryUnavailableException extends KafkaException {

  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
