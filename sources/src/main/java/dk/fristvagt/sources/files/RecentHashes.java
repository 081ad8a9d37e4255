package dk.fristvagt.sources.files;

/** Forgets what it has seen, but not what it saw just now. */
final class RecentHashes {

  private static final int SLOTS = 1 << 16;

  private final long[] slots = new long[SLOTS];

  /** False where this hash was the last of its slot. */
  boolean add(long hash) {
    int slot = (int) (hash & (SLOTS - 1));
    boolean isNew = slots[slot] != hash;
    slots[slot] = hash;
    return isNew;
  }
}
