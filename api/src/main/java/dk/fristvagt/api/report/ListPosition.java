package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.view.DueOrder;

/**
 * A row's place in a list, known by what the list is sorted by and not by a count of rows.
 *
 * @param number what is sorted by, where that is a number; otherwise 0
 * @param text what is sorted by, where that is text; otherwise empty
 * @param within what tells equal texts apart; may be empty
 * @param due ms since the epoch
 */
public record ListPosition(
    ListSort sort, long number, String text, String within, long due, String id) {

  /** That of a row. */
  static ListPosition of(ListSort sort, Obligation row) {
    return new ListPosition(
        sort, sort.number(row), sort.text(row), sort.within(row), row.due(), row.id());
  }

  /** One in a list that is sorted by due. */
  static ListPosition of(DueOrder order) {
    return new ListPosition(ListSort.DUE, 0, "", "", order.due(), order.id());
  }

  /** Its place among those that differ only in due and id. */
  DueOrder order() {
    return new DueOrder(due, id);
  }
}
