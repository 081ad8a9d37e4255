package dk.fristvagt.app.config;

import java.util.function.Function;

/**
 * How the text of a setting becomes a value.
 *
 * @param name what may be written, for people
 * @param parser throws {@link IllegalArgumentException} that says what would be right, and not what
 *     was written
 */
public record SettingType<T>(String name, Function<String, T> parser) {

  /**
   * @throws IllegalArgumentException that says what would be right
   */
  public T parse(String text) {
    return parser.apply(text);
  }
}
