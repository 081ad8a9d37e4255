package dk.fristvagt.streams.view;

import org.pcollections.HashPMap;

/** Counts by key that hold no zero. */
final class Tally {

  private Tally() {}

  /** With n more of a key; n may be negative. */
  static <K> HashPMap<K, Integer> plus(HashPMap<K, Integer> counts, K key, int n) {
    int sum = counts.getOrDefault(key, 0) + n;
    return sum == 0 ? counts.minus(key) : counts.plus(key, sum);
  }
}
