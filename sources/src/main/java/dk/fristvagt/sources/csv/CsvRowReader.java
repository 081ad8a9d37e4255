package dk.fristvagt.sources.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import dk.fristvagt.rules.fact.CanonicalJson;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.sources.Origin;
import dk.fristvagt.sources.Rejection;
import dk.fristvagt.sources.files.ReadRow;
import dk.fristvagt.sources.files.RowReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes facts of rows. Every fact passes the checks that any other fact does; where one of a row
 * fails, the row is rejected with that reason. What is kept of a rejected row is its cells that the
 * mapping reads, without CPR numbers and without those that become pseudonyms: a case system's
 * export holds names and texts that have no business in a topic. Not thread-safe.
 */
final class CsvRowReader implements RowReader {

  private static final byte[] NOTHING = {};

  /** Beyond this many, codes are counted together, so that memory is bounded. */
  private static final int MOST_CODES = 1_000;

  private final CsvRows rows;
  private final String file;
  private final FileKind kind;
  private final int columns;
  private final FactReader facts;
  private final Row row;
  private Map<String, Map<String, Long>> unknownCodes = new HashMap<>();

  /**
   * @param rows after the header; closed with this
   */
  CsvRowReader(
      CsvRows rows, String file, FileKind kind, int[] positions, int columns, FactReader facts) {
    this.rows = rows;
    this.file = file;
    this.kind = kind;
    this.columns = columns;
    this.facts = facts;
    this.row =
        new Row(
            file,
            kind.columns().keySet().toArray(String[]::new),
            positions,
            kind.dialect().trim(),
            this::countUnknown);
  }

  @Override
  public ReadRow next(long clock) throws IOException {
    CsvRows.Next next = nextNotBlank();
    if (next instanceof CsvRows.Next.Bad bad) {
      return rejected(RejectReason.UNREADABLE, bad.fault().message(), NOTHING, bad.line());
    }
    if (!(next instanceof CsvRows.Next.Good good)) {
      return null;
    }
    int found = good.row().getFieldCount();
    if (found != columns) {
      return rejected(
          RejectReason.UNREADABLE,
          "has " + found + " columns where the header has " + columns,
          NOTHING,
          good.line());
    }
    row.set(good.row());
    return read(clock);
  }

  @Override
  public boolean skip() throws IOException {
    return nextNotBlank() != null;
  }

  @Override
  public long bytesRead() {
    return rows.bytesRead();
  }

  @Override
  public Map<String, Map<String, Long>> takeUnknownCodes() {
    Map<String, Map<String, Long>> taken = unknownCodes;
    unknownCodes = new HashMap<>();
    return taken;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }

  /** A spreadsheet leaves rows behind that hold nothing but delimiters. */
  private CsvRows.Next nextNotBlank() throws IOException {
    CsvRows.Next next = rows.next();
    while (next instanceof CsvRows.Next.Good good && isBlank(good.row())) {
      next = rows.next();
    }
    return next;
  }

  private static boolean isBlank(CsvRecord record) {
    for (int i = 0; i < record.getFieldCount(); i++) {
      if (!record.getField(i).isBlank()) {
        return false;
      }
    }
    return true;
  }

  private ReadRow read(long clock) {
    for (Condition condition : kind.when()) {
      if (!condition.holds(row)) {
        return new ReadRow.Taken(List.of());
      }
    }
    List<Fact> result = new ArrayList<>(kind.facts().size());
    for (FactMapping mapping : kind.facts()) {
      if (mapping.applies(row)) {
        row.forgetNotes();
        try {
          result.add(facts.read(mapping.tree(row), clock));
        } catch (RejectedFactException e) {
          return rejected(e.reason(), detail(mapping, e), original(), row.line());
        }
      }
    }
    return new ReadRow.Taken(result);
  }

  private String detail(FactMapping mapping, RejectedFactException e) {
    String message = e.getMessage();
    String note = row.note(message.substring(0, Math.max(0, message.indexOf(' '))));
    return mapping.type().identifier() + ": " + message + (note == null ? "" : " (" + note + ")");
  }

  /** The cells that the mapping reads, as a JSON object that is no fact. */
  private byte[] original() {
    Map<String, Object> cells = new HashMap<>();
    for (int i = 0; i < row.columns(); i++) {
      String column = row.column(i);
      if (!kind.secretColumns().contains(i)) {
        cells.put(CprNumbers.maskAllDigitRuns(column), CprNumbers.maskAllDigitRuns(row.cell(i)));
      }
    }
    return CanonicalJson.of(Map.of("row", cells)).getBytes(StandardCharsets.UTF_8);
  }

  private ReadRow rejected(RejectReason reason, String detail, byte[] original, long line) {
    return new ReadRow.Rejected(
        new Rejection(
            reason, CprNumbers.maskAllDigitRuns(detail), new Origin.Line(file, line), original),
        line);
  }

  private void countUnknown(String column, String code) {
    Map<String, Long> codes = unknownCodes.computeIfAbsent(column, name -> new HashMap<>());
    codes.merge(codes.size() < MOST_CODES ? code : "", 1L, Long::sum);
  }
}
