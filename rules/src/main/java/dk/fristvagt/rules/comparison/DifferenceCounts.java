package dk.fristvagt.rules.comparison;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many obligations two catalogues make, and how many differ. Immutable.
 *
 * @param before how many the one catalogue makes, of whatever status
 * @param after how many the other makes
 * @param kinds how many differ in which way; those of none left out
 * @param aspects of those that changed, how many did so in what; one may have changed in several
 */
public record DifferenceCounts(
    long before, long after, Map<DifferenceKind, Long> kinds, Map<Aspect, Long> aspects) {

  public static final DifferenceCounts ZERO = new DifferenceCounts(0, 0, Map.of(), Map.of());

  public DifferenceCounts {
    kinds = copy(kinds, DifferenceKind.class);
    aspects = copy(aspects, Aspect.class);
  }

  /** All that differ. */
  public long differing() {
    return kinds.values().stream().mapToLong(Long::longValue).sum();
  }

  public long of(DifferenceKind kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  public DifferenceCounts plus(DifferenceCounts other) {
    return new DifferenceCounts(
        before + other.before,
        after + other.after,
        sum(kinds, other.kinds, DifferenceKind.class),
        sum(aspects, other.aspects, Aspect.class));
  }

  private static <E extends Enum<E>> Map<E, Long> sum(
      Map<E, Long> a, Map<E, Long> b, Class<E> type) {
    Map<E, Long> sum = new EnumMap<>(type);
    sum.putAll(a);
    b.forEach((key, n) -> sum.merge(key, n, Long::sum));
    return sum;
  }

  private static <E extends Enum<E>> Map<E, Long> copy(Map<E, Long> map, Class<E> type) {
    Map<E, Long> copy = new EnumMap<>(type);
    copy.putAll(map);
    return Collections.unmodifiableMap(copy);
  }
}
