package dk.fristvagt.sources.generator;

import java.util.List;

/**
 * A case in broad strokes, before any fact of it is told. Days are epoch days.
 *
 * @param birthDay the child's
 * @param contacts in the order of time, at least one
 */
record Outline(int birthDay, List<Contact> contacts) {

  /** How an open case ends. */
  enum Ending {
    CLOSED,
    MOVED,
    TURNED_18
  }

  /**
   * A notification, or an application of the family, about a child with no open case at the time.
   *
   * @param day when it came
   * @param notified by a notification, not by an application
   * @param episode the open case that it led to, or null
   */
  record Contact(int day, boolean notified, Episode episode) {

    /** The last day on which it still keeps anybody busy. */
    int lastDay() {
      return episode == null ? day + DAYS_WITHOUT_CASE : episode.closeDay();
    }
  }

  /**
   * @param openDay when the case was opened or reopened
   * @param closeDay when it was closed
   */
  record Episode(EpisodeKind kind, int openDay, int closeDay, Ending ending) {}

  /** How long a notification that opens no case is worked on. */
  static final int DAYS_WITHOUT_CASE = 45;

  int firstDay() {
    return contacts.get(0).day();
  }

  int lastDay() {
    return contacts.get(contacts.size() - 1).lastDay();
  }
}
