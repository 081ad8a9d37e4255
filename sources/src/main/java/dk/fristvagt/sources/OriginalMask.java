package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.CanonicalJson;
import dk.fristvagt.rules.fact.CprNumbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Makes the bytes of a rejected line fit to be kept: without CPR numbers. */
final class OriginalMask {

  private static final Pattern ESCAPED_DIGIT = Pattern.compile("\\\\u003([0-9])");

  private OriginalMask() {}

  /** Of bytes that could not be read: every run of ten digits is masked. */
  static byte[] unreadable(byte[] line) {
    // Latin-1 maps every byte to one character and back, whatever the bytes were meant to be.
    String text = new String(line, StandardCharsets.ISO_8859_1);
    String plain = ESCAPED_DIGIT.matcher(text).replaceAll((MatchResult digit) -> digit.group(1));
    String masked = CprNumbers.maskAllDigitRuns(plain);
    return masked.equals(plain) ? line : masked.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** Of the beginning of a line that was cut: also what the cut may have left of a number. */
  static byte[] cut(byte[] beginning) {
    int end = beginning.length;
    while (end > 0 && (isDigit(beginning[end - 1]) || beginning[end - 1] == '-')) {
      end--;
    }
    return unreadable(Arrays.copyOf(beginning, end));
  }

  /**
   * Of an object: as it was written, or, where a text or a name in it holds a number (perhaps
   * written with escapes), written anew.
   */
  static byte[] object(String line, Map<String, Object> object, List<Object> overwritten) {
    String text =
        holdsCprNumber(object) || holdsCprNumber(overwritten)
            ? CanonicalJson.of(masked(object))
            : line;
    return CprNumbers.mask(text).getBytes(StandardCharsets.UTF_8);
  }

  /** Whether any text or name in the tree holds a CPR number. */
  static boolean holdsCprNumber(Object tree) {
    if (tree instanceof String text) {
      return CprNumbers.in(text);
    }
    if (tree instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(entry -> holdsCprNumber(entry.getKey()) || holdsCprNumber(entry.getValue()));
    }
    return tree instanceof List<?> items && items.stream().anyMatch(OriginalMask::holdsCprNumber);
  }

  private static Object masked(Object tree) {
    if (tree instanceof String text) {
      return CprNumbers.mask(text);
    }
    if (tree instanceof Map<?, ?> map) {
      Map<String, Object> result = new HashMap<>();
      map.forEach(
          (name, value) -> result.put(free(CprNumbers.mask((String) name), result), masked(value)));
      return result;
    }
    if (tree instanceof List<?> items) {
      List<Object> result = new ArrayList<>();
      items.forEach(item -> result.add(masked(item)));
      return result;
    }
    return tree;
  }

  /** Two names may be one when masked; the second gets a number, so that its value is not lost. */
  private static String free(String name, Map<String, Object> taken) {
    String candidate = name;
    for (int i = 2; taken.containsKey(candidate); i++) {
      candidate = name + "#" + i;
    }
    return candidate;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }
}
