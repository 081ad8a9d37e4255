package dk.fristvagt.sources.capture;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What the rows of one table tell. */
record TableMapping(String name, Deletes deletes, List<FactMapping> facts) {

  /** What a row that is deleted says of its facts. */
  enum Deletes {
    /**
     * They are void from the registration time that the row had last: whoever deletes stamps first.
     */
    VOID,
    /** It cannot be told since when: each is a reject. */
    REJECT,
    /** Nothing: rows are only tidied away. */
    IGNORE
  }

  TableMapping {
    facts = List.copyOf(facts);
  }

  /** In alphabetical order. */
  Set<String> columns() {
    Set<String> columns = new TreeSet<>();
    facts.forEach(fact -> columns.addAll(fact.columns()));
    return columns;
  }
}
