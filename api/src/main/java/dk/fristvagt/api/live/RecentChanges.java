package dk.fristvagt.api.live;

import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;

/**
 * The latest changes of a channel, bounded in number and bytes; the oldest goes first. The newest
 * is always kept, however long. For one thread.
 */
final class RecentChanges {

  private final int maxChanges;
  private final int maxBytes;
  private final Deque<byte[]> changes = new ArrayDeque<>();
  private int bytes;

  /** The state that the oldest change kept leads on from. */
  private long base;

  RecentChanges(int maxChanges, int maxBytes) {
    this.maxChanges = maxChanges;
    this.maxBytes = maxBytes;
  }

  /** Forgets all: nothing leads from an earlier state to this one. */
  void restart(long sequence) {
    changes.clear();
    bytes = 0;
    base = sequence;
  }

  /** The change that leads from the newest state to the one after it. */
  void add(byte[] change) {
    changes.addLast(change);
    bytes += change.length;
    while (changes.size() > 1 && (changes.size() > maxChanges || bytes > maxBytes)) {
      bytes -= changes.removeFirst().length;
      base++;
    }
  }

  /**
   * What leads from a state to the newest, oldest first; no bytes for the newest itself. Empty
   * where it is not all kept, or there is no such state.
   */
  Optional<byte[]> after(long sequence) {
    if (sequence < base || sequence > base + changes.size()) {
      return Optional.empty();
    }
    ByteArrayOutputStream missed = new ByteArrayOutputStream();
    Iterator<byte[]> from = changes.iterator();
    for (long state = base; from.hasNext(); state++) {
      byte[] change = from.next();
      if (state >= sequence) {
        missed.writeBytes(change);
      }
    }
    return Optional.of(missed.toByteArray());
  }
}
