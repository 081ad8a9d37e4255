package dk.fristvagt.sources.capture;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tables of a database say in facts; read from a file by {@link MappingLoader}. Immutable.
 *
 * @param source the name of the source whose ticks come from this database
 * @param schema of the database, where all the tables are
 */
public record CaptureMapping(
    String source, String schema, Clock clock, Map<String, TableMapping> tables) {

  /**
   * The row by which the database says how far it is complete.
   *
   * @param column the instant before which nothing is missing
   * @param alive another column that the capture itself updates; null where it updates the clock
   * @param grace the source ticks that instant less this, not negative
   */
  public record Clock(String table, String column, String alive, Duration grace) {}

  public CaptureMapping {
    tables = new TreeMap<>(tables);
  }

  /** All the columns that leave the database, by table, both in alphabetical order. */
  public Map<String, Set<String>> columns() {
    Map<String, Set<String>> columns = new TreeMap<>();
    tables.forEach((name, table) -> columns.put(name, table.columns()));
    Set<String> ofClock = columns.computeIfAbsent(clock.table(), name -> new TreeSet<>());
    ofClock.add(clock.column());
    if (clock.alive() != null) {
      ofClock.add(clock.alive());
    }
    return columns;
  }
}
