package dk.fristvagt.streams.view;

import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * How many open cases one holder has. Immutable.
 *
 * @param byTarget of those that name a target group
 */
public record OpenCases(int all, HashPMap<String, Integer> byTarget) {

  static final OpenCases NONE = new OpenCases(0, HashTreePMap.empty());

  /** With n more of a target group, which may be null; n may be negative. */
  OpenCases plus(String target, int n) {
    return new OpenCases(all + n, target == null ? byTarget : Tally.plus(byTarget, target, n));
  }
}
