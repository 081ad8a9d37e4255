package dk.fristvagt.sources.capture;

import java.util.HashSet;
import java.util.Set;

/**
 * Which of the database's transactions were captured in part so far. One, as a rule: the log holds
 * them one after the other. After a connector was killed the one it was at comes once more from its
 * middle or its beginning, behind the end of one before it.
 */
final class OpenTransactions {

  private static final String SNAPSHOT = "snapshot";

  private final Set<String> open;

  OpenTransactions() {
    this(Set.of());
  }

  private OpenTransactions(Set<String> open) {
    this.open = new HashSet<>(open);
  }

  OpenTransactions copy() {
    return new OpenTransactions(open);
  }

  boolean isEmpty() {
    return open.isEmpty();
  }

  /** What a snapshot found replaces all that was captured in part before it began. */
  boolean isDiscardedBy(CapturedRecord record) {
    return !open.isEmpty() && record instanceof CapturedRecord.Found found && begins(found);
  }

  /** Where the first table is empty, no row is marked as the first. */
  private boolean begins(CapturedRecord.Found found) {
    return found.first() || !open.contains(SNAPSHOT);
  }

  /**
   * @param isRepeated whether the record is a change that was taken in before
   */
  void follow(CapturedRecord record, boolean isRepeated) {
    if (record instanceof CapturedRecord.Begin begin) {
      open.remove(SNAPSHOT);
      open.add(begin.transaction());
    } else if (record instanceof CapturedRecord.End end) {
      open.remove(end.transaction());
    } else if (record instanceof CapturedRecord.Changed changed && !isRepeated) {
      open.add(changed.transaction());
    } else if (record instanceof CapturedRecord.Emptied emptied && !isRepeated) {
      open.add(emptied.transaction());
    } else if (record instanceof CapturedRecord.Found found) {
      if (begins(found)) {
        open.clear();
      }
      open.add(SNAPSHOT);
      if (found.last()) {
        open.remove(SNAPSHOT);
      }
    }
  }
}
