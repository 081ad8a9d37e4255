package dk.fristvagt.rules.fact;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds and masks what looks like a Danish civil registration number: a run of ten digits, a dash
 * after the sixth allowed, with no letter or digit next to it, whose first four are a day and a
 * month.
 */
public final class CprNumbers {

  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\p{L}\\p{Nd}])(?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])[0-9]{2}-?[0-9]{4}(?![\\p{L}\\p{Nd}])");

  /**
   * Wider than {@link #NUMBER}: in bytes that could not be read, an escape or a letter may touch
   * the digits.
   */
  private static final Pattern DIGITS = Pattern.compile("[0-9]{6}-?[0-9]{4}");

  private static final String MASK = "**********";
  private static final int SHORTEST = 10;

  private CprNumbers() {}

  /** Whether the text holds such a number. */
  public static boolean in(String text) {
    return mayHoldOne(text) && NUMBER.matcher(text).find();
  }

  /** The text with each such number replaced by asterisks. */
  public static String mask(String text) {
    return mayHoldOne(text)
        ? NUMBER.matcher(text).replaceAll(Matcher.quoteReplacement(MASK))
        : text;
  }

  /**
   * The text with every run of ten digits, a dash after the sixth allowed, replaced by asterisks.
   */
  public static String maskAllDigitRuns(String text) {
    return DIGITS.matcher(text).replaceAll(Matcher.quoteReplacement(MASK));
  }

  /**
   * Ten digits in a row, a dash aside, before the costlier pattern is tried: nearly every text has
   * none.
   */
  private static boolean mayHoldOne(String text) {
    if (text.length() < SHORTEST) {
      return false;
    }
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') {
        if (++run == SHORTEST) {
          return true;
        }
      } else if (c != '-' || run != 6) {
        run = 0;
      }
    }
    return false;
  }
}
