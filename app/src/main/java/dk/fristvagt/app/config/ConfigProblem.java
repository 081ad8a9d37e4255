package dk.fristvagt.app.config;

/**
 * Something that is wrong with a configuration.
 *
 * @param key the setting, such as {@code kafka.sasl.password}; empty where it is none in particular
 * @param origin where the value was given
 * @param message what is wrong and what would be right; never a secret
 */
public record ConfigProblem(String key, Origin origin, String message) {

  /** On one line. */
  public String text() {
    String where = origin instanceof Origin.BuiltIn ? "" : origin.text() + ": ";
    return where + (key.isEmpty() ? "" : key + ": ") + message;
  }
}
