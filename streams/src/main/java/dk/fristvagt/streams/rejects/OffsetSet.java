package dk.fristvagt.streams.rejects;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** Places in a topic, at about a bit each: a million in a row take 125 KB. Not thread-safe. */
final class OffsetSet {

  private static final int CHUNK = 1 << 16;

  private final Map<Chunk, BitSet> chunks = new HashMap<>();

  private record Chunk(int partition, long number) {}

  /** Whether it was not there before. */
  boolean add(RejectId id) {
    BitSet bits = chunks.computeIfAbsent(chunk(id), chunk -> new BitSet());
    int bit = bit(id);
    boolean added = !bits.get(bit);
    bits.set(bit);
    return added;
  }

  boolean contains(RejectId id) {
    BitSet bits = chunks.get(chunk(id));
    return bits != null && bits.get(bit(id));
  }

  private static Chunk chunk(RejectId id) {
    return new Chunk(id.partition(), id.offset() / CHUNK);
  }

  private static int bit(RejectId id) {
    return (int) (id.offset() % CHUNK);
  }
}
