package dk.fristvagt.sources.capture;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * When a row tells a fact.
 *
 * @param present columns that must hold something
 * @param equal columns that must hold one of some values
 */
record Condition(Set<String> present, Map<String, Set<String>> equal) {

  static final Condition ALWAYS = new Condition(Set.of(), Map.of());

  Condition {
    present = Set.copyOf(present);
    equal = Map.copyOf(equal);
  }

  Set<String> columns() {
    Set<String> columns = new HashSet<>(present);
    columns.addAll(equal.keySet());
    return columns;
  }

  boolean holds(Map<String, Object> row) {
    return present.stream().allMatch(column -> row.get(column) != null)
        && equal.entrySet().stream()
            .allMatch(
                entry ->
                    row.get(entry.getKey()) != null
                        && entry.getValue().contains(row.get(entry.getKey()).toString()));
  }
}
