package dk.fristvagt.sources.csv;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** A map, each of whose values comes from cells of its own; absent where all of them are. */
final class NamedValues implements Value {

  private final Map<String, Value> values = new LinkedHashMap<>();

  void add(String name, Value value) {
    values.put(name, value);
  }

  @Override
  public Object of(Row row) {
    Map<String, Object> result = new HashMap<>();
    for (Map.Entry<String, Value> entry : values.entrySet()) {
      Object value = entry.getValue().of(row);
      if (value == Row.BAD) {
        return Row.BAD;
      }
      if (value != null) {
        result.put(entry.getKey(), value);
      }
    }
    return result.isEmpty() ? null : result;
  }
}
