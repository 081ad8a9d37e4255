package dk.fristvagt.sources.capture;

import java.util.Comparator;

/**
 * Where in the database's log a change is. Rises from change to change, through restarts of the
 * connector too: transactions come in the order of their commits, and their changes are numbered.
 *
 * @param lastCommit the log position of the commit before the transaction's; 0 for none
 * @param order of the change in its transaction, from 1
 */
record LogPosition(long lastCommit, long order) implements Comparable<LogPosition> {

  /** Before every change. */
  static final LogPosition NONE = new LogPosition(-1, 0);

  private static final Comparator<LogPosition> ORDER =
      Comparator.comparingLong(LogPosition::lastCommit).thenComparingLong(LogPosition::order);

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }
}
