package dk.fristvagt.rules.catalogue.cel;

import dk.fristvagt.rules.fact.Fact;
import java.util.Map;

/** A value that a predicate compares. Immutable. */
interface Operand {

  /**
   * The value, or null when it is absent. Arguments as in {@link
   * dk.fristvagt.rules.catalogue.Predicate#test}.
   */
  Object value(Fact event, Fact start, String key);

  record EventField(String name) implements Operand {
    @Override
    public Object value(Fact event, Fact start, String key) {
      return event.data().get(name);
    }
  }

  record StartField(String name) implements Operand {
    @Override
    public Object value(Fact event, Fact start, String key) {
      return start == null ? null : start.data().get(name);
    }
  }

  record Constant(Object value) implements Operand {
    @Override
    public Object value(Fact event, Fact start, String key) {
      return value;
    }
  }

  record EntryKey() implements Operand {
    @Override
    public Object value(Fact event, Fact start, String key) {
      return key;
    }
  }

  /** The value of the entry that is looked at. */
  record EntryValue(String mapField) implements Operand {
    @Override
    public Object value(Fact event, Fact start, String key) {
      return key != null && event.data().get(mapField) instanceof Map<?, ?> map
          ? map.get(key)
          : null;
    }
  }
}
