package dk.fristvagt.rules.conformance;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.Clocks;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Random histories as tests of other packages look at them. */
public final class Histories {

  private Histories() {}

  public static Collection<List<Fact>> byCase(Collection<Fact> records) {
    return Translation.byCase(records).values();
  }

  /** Two of the clocks at which something may change. */
  public static List<Instant> someClocks(Collection<Fact> records) {
    return ObligationsConformanceTest.some(Clocks.of(records), 1, records.hashCode());
  }
}
