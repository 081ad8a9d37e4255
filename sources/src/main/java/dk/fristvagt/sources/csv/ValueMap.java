package dk.fristvagt.sources.csv;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the codes of the case system mean. Upper and lower case are the same, and so is white space
 * around a code. Immutable.
 */
final class ValueMap {

  private final Map<String, String> byCode = new HashMap<>();

  /**
   * @param meanings null for a code that says nothing
   */
  ValueMap(Map<String, String> meanings) {
    meanings.forEach((code, meaning) -> byCode.put(normalised(code), meaning));
  }

  boolean knows(String code) {
    return byCode.containsKey(normalised(code));
  }

  /** The meaning; null where the code is known to say nothing, and where it is not known. */
  String meaning(String code) {
    return byCode.get(normalised(code));
  }

  static String normalised(String code) {
    return code.strip().toLowerCase(Locale.ROOT);
  }
}
