package dk.fristvagt.app.command;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A table for people: columns parted by two spaces, numbers to the right, rows in the order they
 * are added. Not thread-safe.
 */
final class TextTable {

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final List<String> header;
  private final List<List<String>> rows = new ArrayList<>();
  private final int texts;

  /**
   * @param texts how many of the first columns are texts; the others are numbers
   */
  TextTable(int texts, List<String> header) {
    this.texts = texts;
    this.header = List.copyOf(header);
  }

  /** As {@link #TextTable(int, List)}. */
  TextTable(int texts, String... header) {
    this(texts, List.of(header));
  }

  void row(List<String> cells) {
    if (cells.size() != header.size()) {
      throw new IllegalArgumentException("a row has as many cells as the header");
    }
    rows.add(List.copyOf(cells));
  }

  void row(String... cells) {
    row(List.of(cells));
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  List<String> lines() {
    int[] widths = new int[header.size()];
    widen(widths, header);
    rows.forEach(row -> widen(widths, row));
    List<String> lines = new ArrayList<>();
    lines.add(line(widths, header));
    rows.forEach(row -> lines.add(line(widths, row)));
    return lines;
  }

  void print() {
    lines().forEach(StandardOutput::line);
  }

  /** A share from 0 to 1 in percent: half up, one decimal; a dash without data. */
  static String percent(Double share) {
    return share == null
        ? "–"
        : BigDecimal.valueOf(share).multiply(HUNDRED).setScale(1, RoundingMode.HALF_UP) + " %";
  }

  /** A number with so many decimals, half up; a dash where there is none. */
  static String number(Double number, int decimals) {
    return number == null
        ? "–"
        : BigDecimal.valueOf(number).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
  }

  private static void widen(int[] widths, List<String> row) {
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], length(row.get(i)));
    }
  }

  private String line(int[] widths, List<String> row) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - length(row.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(i < texts ? row.get(i) + padding : padding + row.get(i));
    }
    return line.toString().stripTrailing();
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
