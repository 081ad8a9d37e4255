package dk.fristvagt.api.table;

import dk.fristvagt.api.report.DueFigures;
import java.util.function.Function;

/** The seven counts of the due basis, in their usual order. */
final class DueFigureColumns {

  private DueFigureColumns() {}

  /**
   * @param danish what each header ends in: {@code ", ved lukning"}
   * @param english the same in English
   */
  static <R> void add(
      TableColumns<R> columns, String danish, String english, Function<R, DueFigures> figures) {
    columns
        .whole("Med frist" + danish, "Due" + english, TableColumns.of(figures, DueFigures::due))
        .whole("Rettidige" + danish, "Met" + english, TableColumns.of(figures, DueFigures::met))
        .whole("For sene" + danish, "Late" + english, TableColumns.of(figures, DueFigures::late))
        .whole(
            "Overskredne" + danish,
            "Overdue" + english,
            TableColumns.of(figures, DueFigures::overdue))
        .whole(
            "Bortfaldne" + danish, "Lapsed" + english, TableColumns.of(figures, DueFigures::lapsed))
        .whole(
            "Ikke overholdt" + danish,
            "Missed" + english,
            TableColumns.of(figures, DueFigures::missed))
        .whole(
            "Uoplyste" + danish,
            "Unknown" + english,
            TableColumns.of(figures, DueFigures::unknown));
  }
}
