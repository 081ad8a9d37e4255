package dk.fristvagt.rules.restatement;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * How much closed months changed, by where it is booked; zeros are left out. Additions and
 * subtractions are exact. Not thread-safe while it is changed.
 */
public final class RestatedCounts {

  private final TreeMap<RestatedCount, Long> counts = new TreeMap<>();

  /** Adds n, which may be negative. */
  public void add(RestatedCount count, long n) {
    if (n != 0) {
      counts.merge(count, n, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  public void addAll(RestatedCounts other) {
    other.counts.forEach(this::add);
  }

  /** Adds those of another that pass a test. */
  public void addAll(RestatedCounts other, Predicate<RestatedCount> test) {
    for (Map.Entry<RestatedCount, Long> entry : other.counts.entrySet()) {
      if (test.test(entry.getKey())) {
        add(entry.getKey(), entry.getValue());
      }
    }
  }

  public boolean isEmpty() {
    return counts.isEmpty();
  }

  /** A view in a fixed order; no value is 0. */
  public SortedMap<RestatedCount, Long> asMap() {
    return Collections.unmodifiableSortedMap(counts);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RestatedCounts that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return counts.toString();
  }
}
