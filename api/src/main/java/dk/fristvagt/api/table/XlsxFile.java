package dk.fristvagt.api.table;

import dk.fristvagt.rules.catalogue.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * An answer as an Excel workbook (ECMA-376): a sheet per table, and a last one that says how far
 * the data reaches. Numbers, dates and truth values are what they are and not text; texts stand in
 * the cells themselves and are never formulas. The same answer makes the same bytes. Thread-safe.
 */
public final class XlsxFile {

  /** How many rows fit below the header. */
  public static final int MAX_ROWS = 1_048_575;

  private static final int MAX_TEXT = 32_767;
  private static final int ROWS_HELD = 1_000;
  private static final int HEADER_PADDING = 4;

  /** What spreadsheets would read as an escaped character. */
  private static final Pattern ESCAPE = Pattern.compile("_(?=x[0-9A-Fa-f]{4}_)");

  private XlsxFile() {}

  /**
   * Writes the workbook.
   *
   * @throws IllegalArgumentException when a table has more than {@link #MAX_ROWS} rows
   * @throws UncheckedIOException when the stream takes no more
   */
  public static void write(TableFile file, Language language, OutputStream out) {
    for (Table table : file.tables()) {
      if (table.size() > MAX_ROWS) {
        throw new IllegalArgumentException("a sheet takes " + MAX_ROWS + " rows");
      }
    }
    Packed packed = new Packed();
    try {
      Workbook workbook = new Workbook(packed, "Fristvagt", null);
      // It is packed once more, for good.
      workbook.setCompressionLevel(Deflater.BEST_SPEED);
      for (Table table : file.tables()) {
        sheet(workbook, table);
      }
      if (file.clock() != null) {
        sheet(workbook, AboutTable.of(file, language));
      }
      workbook.finish();
      packed.copyTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void sheet(Workbook workbook, Table table) throws IOException {
    Worksheet sheet = workbook.newWorksheet(table.name());
    List<Column> columns = table.columns();
    for (int column = 0; column < columns.size(); column++) {
      String header = columns.get(column).header();
      sheet.width(
          column, Math.max(columns.get(column).type().width(), header.length() + HEADER_PADDING));
      sheet.inlineString(0, column, header);
      sheet.style(0, column).bold().set();
    }
    sheet.freezePane(0, 1);
    int number = 0;
    for (Iterator<Object[]> rows = table.rows().iterator(); rows.hasNext(); ) {
      number++;
      Object[] row = rows.next();
      for (int column = 0; column < row.length; column++) {
        if (row[column] != null) {
          cell(sheet, number, column, columns.get(column).type(), row[column]);
        }
      }
      if (number % ROWS_HELD == 0) {
        sheet.flush();
      }
    }
    sheet.setAutoFilter(0, 0, number, columns.size() - 1);
    sheet.finish();
  }

  private static void cell(Worksheet sheet, int row, int column, ColumnType type, Object value) {
    switch (type) {
      case TEXT -> sheet.inlineString(row, column, text((String) value));
      case WHOLE -> {
        sheet.value(row, column, (Number) value);
        format(sheet, row, column, "#,##0");
      }
      case DECIMAL -> {
        sheet.value(row, column, (Number) value);
        format(sheet, row, column, "#,##0.00");
      }
      case SHARE -> {
        sheet.value(row, column, (Number) value);
        format(sheet, row, column, "0.0%");
      }
      case INSTANT -> {
        sheet.value(row, column, TableTime.local((Instant) value));
        format(sheet, row, column, "dd-mm-yyyy hh:mm:ss");
      }
      case DATE -> {
        sheet.value(row, column, (LocalDate) value);
        format(sheet, row, column, "dd-mm-yyyy");
      }
      case FLAG -> sheet.value(row, column, (Boolean) value);
    }
  }

  private static void format(Worksheet sheet, int row, int column, String format) {
    sheet.style(row, column).format(format).set();
  }

  /** Longer ones make a file that cannot be opened. */
  private static String text(String value) {
    String escaped = ESCAPE.matcher(value).replaceAll("_x005F_");
    return escaped.length() <= MAX_TEXT ? escaped : escaped.substring(0, MAX_TEXT - 1) + '…';
  }

  /** Hands on what was written to it without a copy. */
  private static final class Packed extends ByteArrayOutputStream {
    void copyTo(OutputStream out) throws IOException {
      SteadyZip.copy(buf, count, out);
    }
  }
}
