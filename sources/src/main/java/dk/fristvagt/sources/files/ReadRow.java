package dk.fristvagt.sources.files;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.sources.Rejection;
import java.util.List;

/** What became of one row of a file: it is taken whole or not at all. */
public sealed interface ReadRow {

  /**
   * Facts that may count.
   *
   * @param facts none where the row is not meant to be one
   */
  record Taken(List<Fact> facts) implements ReadRow {}

  /** A row that must not. */
  record Rejected(Rejection rejection, long line) implements ReadRow {}
}
