package dk.fristvagt.rules.compliance;

import java.util.Map;
import java.util.TreeMap;

/**
 * How many obligations took how many days. Additions and subtractions are exact, so that a
 * corrected fact leaves no trace. Not thread-safe while it is changed.
 */
public final class DurationHistogram {

  private final TreeMap<Integer, Long> countByDays = new TreeMap<>();

  /** Adds n obligations of so many days; a negative n takes them away again. */
  public void add(int days, long n) {
    countByDays.merge(days, n, (a, b) -> a + b == 0 ? null : a + b);
  }

  public void addAll(DurationHistogram other) {
    other.countByDays.forEach(this::add);
  }

  public Map<Integer, Long> countByDays() {
    return countByDays;
  }

  public boolean isEmpty() {
    return countByDays.isEmpty();
  }

  /** The median by nearest rank, or null without data. */
  public Integer median() {
    return percentile(50);
  }

  /** The 90th percentile by nearest rank, or null without data. */
  public Integer p90() {
    return percentile(90);
  }

  /** The smallest value that at least so many percent of all are not above: rank ceil(p·n/100). */
  private Integer percentile(int percent) {
    long total = countByDays.values().stream().mapToLong(Long::longValue).sum();
    if (total == 0) {
      return null;
    }
    long rank = Math.max(1, (percent * total + 99) / 100);
    long seen = 0;
    for (Map.Entry<Integer, Long> entry : countByDays.entrySet()) {
      seen += entry.getValue();
      if (seen >= rank) {
        return entry.getKey();
      }
    }
    return countByDays.lastKey();
  }
}
