package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.streams.view.DueOrder;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.pcollections.TreePMap;

/**
 * Where in a list that is sorted by due those between two bounds lie. Which ones a bound on local
 * dates takes is known without a look only some hours away from it, whatever the zone.
 *
 * @param from no wanted one is due before, ms since the epoch
 * @param surelyFrom from here on to {@code surelyTo} all are wanted
 * @param surelyTo exclusive
 * @param to no wanted one is due here or after
 */
record DueRange(long from, long surelyFrom, long surelyTo, long to) {

  /** No bounds. */
  static final DueRange ALL =
      new DueRange(Long.MIN_VALUE, Long.MIN_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);

  /** Today's zones, from UTC+14 to UTC-12. */
  private static final long AHEAD = Duration.ofHours(14).toMillis();

  private static final long BEHIND = Duration.ofHours(12).toMillis();

  /** Due before an instant. */
  static DueRange before(long instant) {
    return new DueRange(Long.MIN_VALUE, Long.MIN_VALUE, instant, instant);
  }

  /** Due from an instant on. */
  static DueRange from(long instant) {
    return new DueRange(instant, instant, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  /** Counted under a local date before one. */
  static DueRange before(LocalDate day) {
    return new DueRange(Long.MIN_VALUE, Long.MIN_VALUE, earliestStart(day), latestStart(day) + 1);
  }

  /** Counted under a local date or a later one. */
  static DueRange from(LocalDate day) {
    return new DueRange(earliestStart(day), latestStart(day) + 1, Long.MAX_VALUE, Long.MAX_VALUE);
  }

  DueRange and(DueRange other) {
    return new DueRange(
        Math.max(from, other.from),
        Math.max(surelyFrom, other.surelyFrom),
        Math.min(surelyTo, other.surelyTo),
        Math.min(to, other.to));
  }

  /** The part of a list that may be wanted. */
  TreePMap<DueOrder, Obligation> of(TreePMap<DueOrder, Obligation> list) {
    return between(list, from, to);
  }

  /** The part of a list that is wanted for sure. */
  TreePMap<DueOrder, Obligation> sureOf(TreePMap<DueOrder, Obligation> list) {
    return surelyFrom < surelyTo ? between(list, surelyFrom, surelyTo) : TreePMap.empty();
  }

  /** The part of a list that may be wanted, before that which is for sure. */
  TreePMap<DueOrder, Obligation> unsureBefore(TreePMap<DueOrder, Obligation> list) {
    return between(list, from, surelyFrom < surelyTo ? surelyFrom : to);
  }

  /** The part of a list that may be wanted, after that which is for sure. */
  TreePMap<DueOrder, Obligation> unsureAfter(TreePMap<DueOrder, Obligation> list) {
    return surelyFrom < surelyTo ? between(list, surelyTo, to) : TreePMap.empty();
  }

  private static TreePMap<DueOrder, Obligation> between(
      TreePMap<DueOrder, Obligation> list, long from, long to) {
    if (from >= to) {
      return TreePMap.empty();
    }
    // No id is empty, so that one stands before all of its instant.
    TreePMap<DueOrder, Obligation> part = list;
    if (from != Long.MIN_VALUE) {
      part = part.tailMap(new DueOrder(from, ""), true);
    }
    return to == Long.MAX_VALUE ? part : part.headMap(new DueOrder(to, ""), false);
  }

  private static long earliestStart(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() - AHEAD;
  }

  private static long latestStart(LocalDate day) {
    return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli() + BEHIND;
  }
}
