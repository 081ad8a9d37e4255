package dk.fristvagt.streams.follow;

import dk.fristvagt.schemas.TopicSettings;
import java.time.Duration;

/**
 * Tells whether what was read of a compacted partition is consistent. For one thread; times are
 * those of {@link System#nanoTime}.
 *
 * <p>Compaction may take an older state of an entry away before it is read, though the newer one
 * lies further ahead: in between, the entry is missing. Say a reader begins when the log ends at
 * 100, and while it reads, entry k, which was at 40, is written again at 120. Should the broker
 * compact 40 away before the reader gets there, the reader knows nothing of k from 40 to 120, and
 * what it has put together at 100 is a state that never was.
 *
 * <p>Therefore the topic is set up so that no record takes an older one away before it is {@link
 * #COMPACTION_LAG} old, by the broker's clock. Where the log's end was looked at less than that ago
 * (half of it, for clocks are not perfect), whatever was taken away until now has its newer state
 * before that end. A reader that has got there misses nothing. It stays so while ends are looked at
 * again and again and reached in turn.
 *
 * <p>A tombstone is kept for {@link #TOMBSTONES_KEPT} only. A reader that was away for longer than
 * half of that has to start over, else it would keep what is gone.
 */
final class CatchUp {

  static final Duration COMPACTION_LAG = TopicSettings.VIEWS_COMPACTION_LAG;
  static final Duration TOMBSTONES_KEPT = TopicSettings.VIEWS_TOMBSTONES_KEPT;

  /** How often the end is looked at again. */
  static final Duration LOOK_AGAIN = COMPACTION_LAG.dividedBy(6);

  private static final long USABLE = COMPACTION_LAG.dividedBy(2).toNanos();
  private static final long LOST_AFTER = TOMBSTONES_KEPT.dividedBy(2).toNanos();

  private final long startedAt;
  private long end;
  private long lookedAt;
  private boolean reached;
  private long reachedLook;

  /**
   * @param end of what is committed, as looked at now
   */
  CatchUp(long end, long now) {
    this.startedAt = now;
    this.end = end;
    this.lookedAt = now;
  }

  /** Takes in that everything before a position was read. */
  void at(long position) {
    if (position >= end) {
      reached = true;
      reachedLook = lookedAt;
    }
  }

  /** Whether nothing is missing in what was read. */
  boolean isConsistent(long now) {
    return reached && now - reachedLook < USABLE;
  }

  /** Whether it is time to look at the end again. */
  boolean wantsLook(long now) {
    long age = now - lookedAt;
    return reached && reachedLook == lookedAt ? age >= LOOK_AGAIN.toNanos() : age >= USABLE;
  }

  /** Takes in where the end is now. */
  void look(long endNow, long now) {
    end = endNow;
    lookedAt = now;
  }

  /** Whether tombstones may have been missed. */
  boolean isLost(long now) {
    return now - (reached ? reachedLook : startedAt) >= LOST_AFTER;
  }
}
