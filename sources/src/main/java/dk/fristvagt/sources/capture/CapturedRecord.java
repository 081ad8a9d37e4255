package dk.fristvagt.sources.capture;

/** What one record of the captured topic says. */
sealed interface CapturedRecord {

  /**
   * A transaction of the database begins to be captured.
   *
   * @param transaction its number
   */
  record Begin(String transaction) implements CapturedRecord {}

  /** All of a transaction was captured. */
  record End(String transaction) implements CapturedRecord {}

  /**
   * A row changed.
   *
   * @param transaction whose, or null in a snapshot
   */
  record Changed(String transaction, LogPosition position, RowChange change)
      implements CapturedRecord {}

  /**
   * A row as a snapshot found it.
   *
   * @param first of the snapshot
   * @param last of the snapshot
   */
  record Found(RowChange change, boolean first, boolean last) implements CapturedRecord {}

  /** A table was emptied in one go, its rows untold. */
  record Emptied(String transaction, LogPosition position, String table)
      implements CapturedRecord {}

  /** The connector is there; no change. */
  record Alive() implements CapturedRecord {}

  /**
   * Nothing that the connector writes.
   *
   * @param detail why
   */
  record Unreadable(String detail) implements CapturedRecord {}
}
