package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.Fact;

/** What became of one line. */
public sealed interface ReadLine {

  /** A fact that may count. */
  record Accepted(Fact fact) implements ReadLine {}

  /** A line that must not. */
  record Rejected(Rejection rejection) implements ReadLine {}
}
