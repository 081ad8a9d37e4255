package dk.fristvagt.sources.csv;

import java.util.regex.Pattern;

/** Reads {@code 12}, {@code 1.200} and {@code 12,00} as whole numbers. Immutable. */
final class WholeNumbers {

  private static final int MOST_DIGITS = 18;

  private final Pattern number;
  private final String decimal;
  private final String grouping;

  /**
   * @param decimalComma whether the comma stands before decimals and the point between thousands,
   *     or the other way round
   */
  WholeNumbers(boolean decimalComma) {
    decimal = decimalComma ? "," : ".";
    grouping = decimalComma ? "." : ",";
    number =
        Pattern.compile(
            "([0-9]+|[0-9]{1,3}("
                + Pattern.quote(grouping)
                + "[0-9]{3})+)("
                + Pattern.quote(decimal)
                + "0*)?");
  }

  /** Null where it is none. */
  Long of(String text) {
    String stripped = text.strip();
    if (!number.matcher(stripped).matches()) {
      return null;
    }
    int end = stripped.indexOf(decimal);
    String digits = (end < 0 ? stripped : stripped.substring(0, end)).replace(grouping, "");
    return digits.length() > MOST_DIGITS ? null : Long.valueOf(digits);
  }
}
