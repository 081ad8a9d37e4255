package dk.fristvagt.app.connection;

/**
 * How one part of a system was found.
 *
 * @param part {@code broker}, {@code registry}, {@code schemas}, {@code topics} or {@code identity}
 * @param passed whether it can be worked with
 * @param message what was found, and what to do about it
 */
public record Finding(String part, boolean passed, String message) {

  static Finding passed(String part, String message) {
    return new Finding(part, true, message);
  }

  static Finding failed(String part, String message) {
    return new Finding(part, false, message);
  }
}
