package dk.fristvagt.sources.capture;

import java.util.Set;

/** Where a time of a fact comes from. */
sealed interface TimeValue {

  /** The columns that it is read from. */
  Set<String> columns();

  /**
   * A column that states an instant, or a date.
   *
   * @param dateOnly the column that is true where only the date of the instant is known; null where
   *     there is none
   */
  record Moment(String column, String dateOnly) implements TimeValue {

    @Override
    public Set<String> columns() {
      return dateOnly == null ? Set.of(column) : Set.of(column, dateOnly);
    }
  }

  /**
   * A date and, where it is known, a clock time, both as the municipality's clocks show them.
   *
   * @param time null where there is no such column
   */
  record Local(String date, String time) implements TimeValue {

    @Override
    public Set<String> columns() {
      return time == null ? Set.of(date) : Set.of(date, time);
    }
  }
}
