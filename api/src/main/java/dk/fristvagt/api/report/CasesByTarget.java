package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.view.OpenCases;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cases by target group. For one thread. */
final class CasesByTarget {

  private final SortedMap<String, Long> byTarget = new TreeMap<>(CodePointOrder.INSTANCE);
  private long all;

  /**
   * @param target the target group of one more case; null where it names none
   */
  void add(String target) {
    all++;
    if (target != null) {
      byTarget.merge(target, 1L, Long::sum);
    }
  }

  /** Adds the open cases of a holder. */
  void add(OpenCases cases) {
    all += cases.all();
    cases.byTarget().forEach((target, n) -> byTarget.merge(target, (long) n, Long::sum));
  }

  long all() {
    return all;
  }

  /** Of a target group; of all for null. */
  long of(String target) {
    return target == null ? all : byTarget.getOrDefault(target, 0L);
  }

  SortedMap<String, Long> byTarget() {
    return byTarget;
  }
}
