package dk.fristvagt.sources.capture;

/** The captured topic no longer holds what was not read yet. */
final class CapturedRecordsLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CapturedRecordsLostException(String topic, long wanted, long beginning) {
    super(
        topic
            + " begins at offset "
            + beginning
            + ", but it was read to "
            + wanted
            + " only: changes were deleted before they were read; have the connector take a new"
            + " snapshot");
  }
}
