package dk.fristvagt.api.table;

import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Rows under named columns. Immutable as far as what it was made from is; its rows are made one at
 * a time, as often as they are asked for.
 */
public final class Table {

  private final String name;
  private final List<Column> columns;
  private final Supplier<Stream<Object[]>> rows;
  private final int size;

  Table(String name, List<Column> columns, int size, Supplier<Stream<Object[]>> rows) {
    this.name = name;
    this.columns = List.copyOf(columns);
    this.size = size;
    this.rows = rows;
  }

  /** Begins one whose rows are made of an {@code R} each. */
  public static <R> TableColumns<R> of(Language language, String danish, String english) {
    return new TableColumns<>(language, language == Language.DANISH ? danish : english);
  }

  /**
   * The same, where somebody is told of each row before it can be had.
   *
   * @param watcher gets the row's index from 0; what it throws ends the rows there
   */
  Table beforeRows(IntConsumer watcher) {
    return new Table(
        name,
        columns,
        size,
        () -> {
          AtomicInteger index = new AtomicInteger();
          return rows.get().peek(row -> watcher.accept(index.getAndIncrement()));
        });
  }

  /** What it is called, in its language: the name of its sheet. */
  public String name() {
    return name;
  }

  public List<Column> columns() {
    return columns;
  }

  /** How many rows there are, the header not counted. */
  public int size() {
    return size;
  }

  /** The cells of each row, one per column, each of the column's type or null. */
  public Stream<Object[]> rows() {
    return rows.get();
  }
}
