package dk.fristvagt.sources;

/** A line is no JSON object. The message never holds any of it. */
final class UnreadableLineException extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableLineException(String message) {
    super(message);
  }
}
