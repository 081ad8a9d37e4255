package dk.fristvagt.streams.accesslog;

import java.util.Set;

/**
 * Whether some records may hold a term: a Bloom filter (Bloom 1970) with ten bits a term and seven
 * hashes, which says yes by mistake for one term in a hundred and never no by mistake. Immutable.
 */
final class BlockFilter {

  private static final int BITS_PER_TERM = 10;
  private static final int HASHES = 7;

  private final long[] words;

  BlockFilter(Set<Long> terms) {
    words = new long[terms.size() * BITS_PER_TERM / Long.SIZE + 1];
    for (long term : terms) {
      for (int i = 0; i < HASHES; i++) {
        int bit = bit(term, i);
        words[bit >>> 6] |= 1L << bit;
      }
    }
  }

  boolean mayHold(long term) {
    for (int i = 0; i < HASHES; i++) {
      int bit = bit(term, i);
      if ((words[bit >>> 6] & 1L << bit) == 0) {
        return false;
      }
    }
    return true;
  }

  int bytes() {
    return words.length * Long.BYTES;
  }

  /** Two halves of one hash make as many as are needed (Kirsch and Mitzenmacher 2006). */
  private int bit(long term, int i) {
    long spread = (int) term + (long) i * (int) (term >>> Integer.SIZE);
    return (int) Math.floorMod(spread, (long) words.length * Long.SIZE);
  }
}
