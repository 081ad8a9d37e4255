package dk.fristvagt.sources.csv;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A date, or a date and a time of day, from one column or two, as facts write it. Without a time it
 * is a date. Remembers what it has read, because days come again and again. Not thread-safe.
 */
final class TimeValue implements Value {

  private static final int REMEMBERED = 8_192;

  private final int column;
  private final List<TimePattern> patterns;
  private final int timeColumn;
  private final List<TimePattern> timePatterns;
  private final LocalTimes times;
  private final Map<String, Optional<TimePattern.Parsed>> parsed = new HashMap<>();
  private final Map<String, Optional<TimePattern.Parsed>> parsedTimes = new HashMap<>();

  /**
   * @param patterns tried in turn
   * @param timeColumn less than 0 where all is in one column
   */
  TimeValue(
      int column,
      List<TimePattern> patterns,
      int timeColumn,
      List<TimePattern> timePatterns,
      LocalTimes times) {
    this.column = column;
    this.patterns = List.copyOf(patterns);
    this.timeColumn = timeColumn;
    this.timePatterns = List.copyOf(timePatterns);
    this.times = times;
  }

  @Override
  public Object of(Row row) {
    String text = row.cell(column);
    if (text.isBlank()) {
      return null;
    }
    Optional<TimePattern.Parsed> date = parse(text, patterns, parsed);
    if (date.isEmpty()) {
      return row.bad(column, "is not written as " + patterns);
    }
    LocalDate day = date.get().date();
    LocalTime time = date.get().time();
    var offset = date.get().offset();
    if (timeColumn >= 0 && !row.cell(timeColumn).isBlank()) {
      Optional<TimePattern.Parsed> clock = parse(row.cell(timeColumn), timePatterns, parsedTimes);
      if (clock.isEmpty()) {
        return row.bad(timeColumn, "is not written as " + timePatterns);
      }
      time = clock.get().time();
      offset = clock.get().offset();
    }
    String result = times.text(day, time, offset);
    return result == null
        ? row.bad(column, "is a time that never was or was twice, when the clocks were changed")
        : result;
  }

  private static Optional<TimePattern.Parsed> parse(
      String text,
      List<TimePattern> patterns,
      Map<String, Optional<TimePattern.Parsed>> remembered) {
    Optional<TimePattern.Parsed> known = remembered.get(text);
    if (known == null) {
      known =
          patterns.stream()
              .map(pattern -> Optional.ofNullable(pattern.parse(text.strip())))
              .filter(Optional::isPresent)
              .findFirst()
              .orElse(Optional.empty());
      if (remembered.size() >= REMEMBERED) {
        remembered.clear();
      }
      remembered.put(text, known);
    }
    return known;
  }
}
