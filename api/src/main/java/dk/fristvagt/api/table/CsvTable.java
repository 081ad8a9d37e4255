package dk.fristvagt.api.table;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dk.fristvagt.rules.catalogue.text.Language;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * A table as CSV the way Danish spreadsheets open it: UTF-8 with a byte order mark, semicolons,
 * lines that end in CRLF, decimal commas, {@code dd-MM-yyyy} and {@code dd-MM-yyyy HH:mm:ss},
 * shares from 0 to 1, an empty cell for what is not there. Thread-safe.
 */
public final class CsvTable {

  private static final char BYTE_ORDER_MARK = '\ufeff';
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd-MM-uuuu", Locale.ROOT);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-uuuu HH:mm:ss", Locale.ROOT);

  private CsvTable() {}

  /**
   * Writes the header and every row, one at a time, and flushes.
   *
   * @param language what yes and no are called in
   * @throws UncheckedIOException when the stream takes no more
   */
  public static void write(Table table, Language language, OutputStream out) {
    try {
      Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
      text.write(BYTE_ORDER_MARK);
      CsvWriter csv =
          CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(text);
      csv.writeRecord(
          table.columns().stream().map(column -> FormulaGuard.escape(column.header())).toList());
      List<Column> columns = table.columns();
      String[] cells = new String[columns.size()];
      for (Iterator<Object[]> rows = table.rows().iterator(); rows.hasNext(); ) {
        Object[] row = rows.next();
        for (int i = 0; i < cells.length; i++) {
          cells[i] = row[i] == null ? null : cell(columns.get(i).type(), row[i], language);
        }
        csv.writeRecord(cells);
      }
      csv.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String cell(ColumnType type, Object value, Language language) {
    return switch (type) {
      case TEXT -> FormulaGuard.escape((String) value);
      case WHOLE -> value.toString();
      case DECIMAL, SHARE ->
          BigDecimal.valueOf((Double) value).stripTrailingZeros().toPlainString().replace('.', ',');
      case INSTANT -> TIME.format(TableTime.local((Instant) value));
      case DATE -> DATE.format((LocalDate) value);
      case FLAG -> yesOrNo((Boolean) value, language == Language.DANISH);
    };
  }

  private static String yesOrNo(boolean value, boolean danish) {
    if (value) {
      return danish ? "ja" : "yes";
    }
    return danish ? "nej" : "no";
  }
}
