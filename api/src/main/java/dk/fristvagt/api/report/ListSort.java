package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CodePointOrder;
import java.util.Comparator;

/**
 * How a list is sorted. Ties go by due, then by id, so that no two rows have one place. Text is
 * compared by code point.
 */
public enum ListSort {
  /** The longest overdue first. */
  DUE("due"),
  /** {@link #DUE} the other way round, ids too. */
  LATEST_DUE("-due"),
  CASE("case"),
  CASEWORKER("caseworker"),
  TEAM("team"),
  RULE("rule"),
  /** Overdue, due soon, open, then those that are done. */
  STATUS("status"),
  /** The earliest start first. */
  START("start");

  private final String label;

  ListSort(String label) {
    this.label = label;
  }

  /** The name in requests. */
  public String label() {
    return label;
  }

  Comparator<Obligation> order() {
    return this::compare;
  }

  int compare(Obligation a, Obligation b) {
    int byKey = compareKeys(a, b);
    return byKey != 0 ? byKey : byDue(a.due(), a.id(), b.due(), b.id());
  }

  /** Whether a row comes after a place. */
  boolean isAfter(Obligation row, ListPosition place) {
    int byKey = compareKey(row, place);
    return (byKey != 0 ? byKey : byDue(row.due(), row.id(), place.due(), place.id())) > 0;
  }

  /** By what is sorted by before due and id. */
  int compareKeys(Obligation a, Obligation b) {
    int order = Long.compare(number(a), number(b));
    if (order == 0) {
      order = CodePointOrder.INSTANCE.compare(text(a), text(b));
    }
    return order != 0 ? order : CodePointOrder.INSTANCE.compare(within(a), within(b));
  }

  /** A row's key against that of a place. */
  int compareKey(Obligation row, ListPosition place) {
    int order = Long.compare(number(row), place.number());
    if (order == 0) {
      order = CodePointOrder.INSTANCE.compare(text(row), place.text());
    }
    return order != 0 ? order : CodePointOrder.INSTANCE.compare(within(row), place.within());
  }

  long number(Obligation row) {
    return switch (this) {
      case STATUS -> rank(row.status());
      case START -> row.start();
      default -> 0;
    };
  }

  String text(Obligation row) {
    return switch (this) {
      case CASE -> row.caseId();
      case CASEWORKER -> row.caseworker();
      case TEAM -> row.team();
      case RULE -> row.rule();
      default -> "";
    };
  }

  /** Cases, caseworkers and teams are told apart by municipality. */
  String within(Obligation row) {
    return switch (this) {
      case CASE, CASEWORKER, TEAM -> row.municipality();
      default -> "";
    };
  }

  private int byDue(long dueA, String idA, long dueB, String idB) {
    int order = Long.compare(dueA, dueB);
    if (order == 0) {
      order = idA.compareTo(idB);
    }
    return this == LATEST_DUE ? -order : order;
  }

  private static int rank(ObligationStatus status) {
    return switch (status) {
      case OVERDUE -> 0;
      case DUE_SOON -> 1;
      case OPEN -> 2;
      default -> 2 + status.ordinal();
    };
  }
}
