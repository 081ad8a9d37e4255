package dk.fristvagt.embedded;

/** Another broker, in this process or another, works on the data directory. */
public final class DataDirectoryInUseException extends EmbeddedKafkaException {

  private static final long serialVersionUID = 1L;

  public DataDirectoryInUseException(String message) {
    super(message);
  }
}
