package dk.fristvagt.rules.catalogue;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.util.Map;

/** Facts of which only type and payload matter. */
public final class ExampleFacts {

  private ExampleFacts() {}

  public static Fact fact(EventType type, Map<String, Object> data) {
    FactTime time = FactTime.ofInstant(0);
    return new Fact("0330", "c-1", "e-1", 0, false, null, time, time, null, type, data, null);
  }
}
