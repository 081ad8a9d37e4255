package dk.fristvagt.sources.capture;

import java.util.Comparator;

/**
 * Where in the database's log a change is. Rises from change to change, through restarts of the
 * connector too: transactions come in the order of their commits, and the changes of each in the
 * order of the log.
 *
 * <p>The connector's own number of a change does not rise like that: one that goes on in the middle
 * of a transaction counts from 1 again. It only tells apart the changes that one place of the log
 * holds.
 *
 * @param lastCommit the log position of the commit before the transaction's; 0 for none
 * @param log the log position of the change
 * @param order of the change, as the connector counts those of a transaction
 */
record LogPosition(long lastCommit, long log, long order) implements Comparable<LogPosition> {

  /** Before every change. */
  static final LogPosition NONE = new LogPosition(-1, 0, 0);

  private static final Comparator<LogPosition> ORDER =
      Comparator.comparingLong(LogPosition::lastCommit)
          .thenComparingLong(LogPosition::log)
          .thenComparingLong(LogPosition::order);

  @Override
  public int compareTo(LogPosition other) {
    return ORDER.compare(this, other);
  }
}
