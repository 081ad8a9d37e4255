package dk.fristvagt.sources.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * One row as its mapping sees it: cells by the columns that the mapping reads. It is also where the
 * mapping notes why it can make nothing of a cell. Used for one row after the other; not
 * thread-safe.
 */
final class Row {

  /** Stands for a cell that has no such value: of no type that a fact's field may have. */
  static final Object BAD = Double.NaN;

  private final String fileName;
  private final String[] columns;
  private final int[] positions;
  private final boolean trim;
  private final BiConsumer<String, String> unknownCodes;
  private final Map<String, String> notes = new HashMap<>();
  private final Set<String> told = new HashSet<>();
  private CsvRecord record;
  private String field = "";

  /**
   * @param columns the names that the mapping reads
   * @param positions where each of them stands in this file
   * @param unknownCodes told the column and the code where a value map lacks one, once a row
   */
  Row(
      String fileName,
      String[] columns,
      int[] positions,
      boolean trim,
      BiConsumer<String, String> unknownCodes) {
    this.fileName = fileName;
    this.columns = columns;
    this.positions = positions;
    this.trim = trim;
    this.unknownCodes = unknownCodes;
  }

  void set(CsvRecord next) {
    record = next;
    if (!told.isEmpty()) {
      told.clear();
    }
  }

  long line() {
    return record.getStartingLineNumber();
  }

  String fileName() {
    return fileName;
  }

  /** The text of a cell; empty where there is nothing. */
  String cell(int column) {
    String text = record.getField(positions[column]);
    return trim ? text.strip() : text;
  }

  String column(int column) {
    return columns[column];
  }

  int columns() {
    return columns.length;
  }

  /** What the next values are read for: as in {@code data.notifier}. */
  void reading(String name) {
    field = name;
  }

  /** {@link #BAD}, and why. Neither the column's name nor the reason may hold the value. */
  Object bad(int column, String why) {
    notes.putIfAbsent(field, "column '" + columns[column] + "' " + why);
    return BAD;
  }

  /** A code that a value map does not have. */
  Object unknownCode(int column, String code) {
    if (told.add(column + ":" + code)) {
      unknownCodes.accept(columns[column], code);
    }
    return bad(column, "has a code that the mapping does not know");
  }

  void forgetNotes() {
    if (!notes.isEmpty()) {
      notes.clear();
    }
  }

  /** Why a field has a bad value, or null. */
  String note(String name) {
    return notes.get(name);
  }
}
