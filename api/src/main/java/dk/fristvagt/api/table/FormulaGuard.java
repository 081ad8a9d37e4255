package dk.fristvagt.api.table;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from taking a text in a CSV file for a formula, as OWASP advises: one that
 * begins with {@code = + - @}, tab, carriage return or line feed, also behind spaces and quotation
 * marks, and in the full-width and small variants that East Asian spreadsheets read alike, gets an
 * apostrophe in front.
 */
final class FormulaGuard {

  /** A text that begins with tab, carriage return or line feed is found whatever follows. */
  private static final Pattern DANGEROUS =
      Pattern.compile(
          "^(?:[\\t\\r\\n]|[\\s\\p{Z}\\p{Cf}\\p{Cc}\"'\u201c\u201d\u2018\u2019\u00ab\u00bb]*"
              + "[=+\\-@\uff1d\uff0b\uff0d\uff20\ufe66\ufe62\ufe63\ufe6b\u2212\\t\\r\\n])");

  private FormulaGuard() {}

  static String escape(String text) {
    return DANGEROUS.matcher(text).find() ? "'" + text : text;
  }
}
