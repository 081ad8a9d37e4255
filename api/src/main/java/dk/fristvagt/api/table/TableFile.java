package dk.fristvagt.api.table;

import dk.fristvagt.api.report.Partitions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * An answer as tables.
 *
 * @param name of the kind of answer, as in addresses: {@code registration-lag}
 * @param clock that of the answer; null where it has none
 * @param partitions what it was made from; null where that is not told
 * @param tables the first is the main one, which alone goes into a CSV file
 */
public record TableFile(String name, Instant clock, Partitions partitions, List<Table> tables) {

  /**
   * @throws IllegalArgumentException when there is no table
   */
  public TableFile {
    tables = List.copyOf(tables);
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("there must be a table");
    }
  }

  static TableFile of(String name, Instant clock, Partitions partitions, Table... tables) {
    return new TableFile(name, clock, partitions, List.of(tables));
  }

  /** The same, where somebody is told of each row of the main table before it can be had. */
  public TableFile beforeRows(IntConsumer watcher) {
    List<Table> watched = new ArrayList<>(tables);
    watched.set(0, tables.get(0).beforeRows(watcher));
    return new TableFile(name, clock, partitions, watched);
  }

  public Table main() {
    return tables.get(0);
  }

  /**
   * {@code fristvagt-obligations-2026-11-22}: the date is the clock's, in {@link TableTime#ZONE}.
   */
  public String fileName() {
    return "fristvagt-" + name + (clock == null ? "" : "-" + TableTime.date(clock));
  }
}
