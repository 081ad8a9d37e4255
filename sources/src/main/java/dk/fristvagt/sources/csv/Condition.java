package dk.fristvagt.sources.csv;

import java.util.Set;

/** Which rows are meant. */
sealed interface Condition {

  boolean holds(Row row);

  /** The cell is one of some codes, or none of them. */
  record OneOf(int column, Set<String> codes, boolean wanted) implements Condition {
    @Override
    public boolean holds(Row row) {
      return codes.contains(ValueMap.normalised(row.cell(column))) == wanted;
    }
  }

  /** The cell says something, or nothing. */
  record Present(int column, boolean wanted) implements Condition {
    @Override
    public boolean holds(Row row) {
      return row.cell(column).isBlank() != wanted;
    }
  }
}
