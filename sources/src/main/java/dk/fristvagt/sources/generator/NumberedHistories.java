package dk.fristvagt.sources.generator;

import dk.fristvagt.rules.fact.Fact;
import java.util.List;

/**
 * Histories that can be made one at a time, in the order in which they begin: what can be streamed
 * without holding it all.
 */
public interface NumberedHistories {

  /** How many there are. */
  int count();

  /**
   * No fact of that history, nor of a later one, is registered before this, ms since the epoch.
   *
   * @param number from 0 to {@link #count()}, exclusive
   */
  long earliestOf(int number);

  /**
   * The facts of one history in the order of registration, as a new list; may be empty.
   *
   * @param number from 0 to {@link #count()}, exclusive
   */
  List<Fact> factsOf(int number);
}
