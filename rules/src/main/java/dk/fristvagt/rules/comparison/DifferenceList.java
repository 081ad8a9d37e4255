package dk.fristvagt.rules.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Keeps the differing obligations with the least ids, so that which ones are kept does not depend
 * on the order they come in. Memory is bounded by the limit. Not thread-safe.
 */
public final class DifferenceList implements Consumer<ObligationDifference> {

  private final int limit;
  private final TreeSet<ObligationDifference> least = new TreeSet<>();

  /**
   * @param limit how many to keep at most; 0 for none
   */
  public DifferenceList(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("a limit is not negative");
    }
    this.limit = limit;
  }

  @Override
  public void accept(ObligationDifference difference) {
    least.add(difference);
    if (least.size() > limit) {
      least.pollLast();
    }
  }

  /** By id. */
  public List<ObligationDifference> all() {
    return new ArrayList<>(least);
  }
}
