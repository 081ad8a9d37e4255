package dk.fristvagt.app.config;

import java.util.Locale;
import java.util.Optional;

/**
 * Something that can be configured.
 *
 * @param key its path in the file, such as {@code topics.partitions}
 * @param variable its environment variable
 * @param option of the command line; null where there is none
 * @param builtIn what holds when nothing is said; null for nothing
 * @param meaning a sentence for the reference
 */
public record Setting<T>(
    String key,
    String variable,
    String option,
    SettingType<T> type,
    String builtIn,
    String meaning) {

  /** After a key or a variable: a file that holds the secret. */
  static final String FILE_KEY = "-file";

  static final String FILE_VARIABLE = "_FILE";

  /** One that no option sets and that has no value unless one is given. */
  static <T> Setting<T> of(String key, SettingType<T> type, String meaning) {
    String variable =
        "FRISTVAGT_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    return new Setting<>(key, variable, null, type, null, meaning);
  }

  Setting<T> withVariable(String name) {
    return new Setting<>(key, name, option, type, builtIn, meaning);
  }

  Setting<T> withOption(String name) {
    return new Setting<>(key, variable, name, type, builtIn, meaning);
  }

  Setting<T> withBuiltIn(String text) {
    return new Setting<>(key, variable, option, type, text, meaning);
  }

  /** Whether its value must not be seen. It may then stand in a file of its own. */
  public boolean isSecret() {
    return type == SettingTypes.SECRET;
  }

  /** Whether it names a file that is read. */
  public boolean isFile() {
    return type == SettingTypes.FILE;
  }

  /** What holds when nothing is said. */
  Optional<GivenValue> builtInValue() {
    return Optional.ofNullable(builtIn).map(text -> new GivenValue(text, new Origin.BuiltIn()));
  }
}
