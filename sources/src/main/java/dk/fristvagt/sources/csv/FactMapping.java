package dk.fristvagt.sources.csv;

import dk.fristvagt.rules.fact.EventType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How one fact is made of a row. What it makes is the tree of a JSON object, to be read as any
 * other fact is.
 *
 * @param envelope by the names of the envelope's fields, {@code type} aside
 * @param data by the names of the payload's fields
 */
record FactMapping(
    EventType type, List<Condition> when, Map<String, Value> envelope, Map<String, Value> data) {

  boolean applies(Row row) {
    for (Condition condition : when) {
      if (!condition.holds(row)) {
        return false;
      }
    }
    return true;
  }

  Map<String, Object> tree(Row row) {
    Map<String, Object> record = new HashMap<>(24);
    record.put("type", type.identifier());
    for (Map.Entry<String, Value> entry : envelope.entrySet()) {
      put(row, entry.getKey(), entry.getKey(), entry.getValue(), record);
    }
    Map<String, Object> payload = new HashMap<>();
    for (Map.Entry<String, Value> entry : data.entrySet()) {
      put(row, "data." + entry.getKey(), entry.getKey(), entry.getValue(), payload);
    }
    record.put("data", payload);
    return record;
  }

  private static void put(
      Row row, String path, String name, Value value, Map<String, Object> target) {
    row.reading(path);
    Object result = value.of(row);
    if (result != null) {
      target.put(name, result);
    }
  }
}
