package dk.fristvagt.casesystem;

import dk.fristvagt.rules.fact.EventType;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where one kind of event is typed in: a row of its own, or some columns of a row that is about
 * more.
 *
 * @param step the prefix of the columns; null where the row is the event's own
 * @param keyField the payload's field that names the row; null where the row is the event's own
 * @param keyColumn the column that the name is in
 * @param kind what the column {@code art} says; null where the table has none
 * @param timeColumn when it happened
 * @param columns of the payload's fields, by field
 * @param codes what the tables say for an enum's constant, by field
 */
record Form(
    EventType type,
    String table,
    String step,
    String keyField,
    String keyColumn,
    String kind,
    String timeColumn,
    Map<String, String> columns,
    Map<String, Map<String, String>> codes) {

  Form {
    columns = new LinkedHashMap<>(columns);
    codes = Map.copyOf(codes);
  }

  /** A row for each event. */
  static Form row(EventType type, String table, String kind) {
    return new Form(type, table, null, null, null, kind, "tidspunkt", Map.of(), Map.of());
  }

  /** A row for each event of which only the day is known. */
  static Form day(EventType type, String table, String kind) {
    return new Form(type, table, null, null, null, kind, "dato", Map.of(), Map.of());
  }

  /** Some columns of a row. */
  static Form step(EventType type, String table, String keyField, String keyColumn, String step) {
    return new Form(type, table, step, keyField, keyColumn, null, step, Map.of(), Map.of());
  }

  Form with(String field, String column) {
    return with(field, column, Map.of());
  }

  Form with(String field, String column, Map<String, String> coded) {
    Map<String, String> more = new LinkedHashMap<>(columns);
    more.put(field, column);
    Map<String, Map<String, String>> moreCodes = new LinkedHashMap<>(codes);
    moreCodes.put(field, coded);
    return new Form(type, table, step, keyField, keyColumn, kind, timeColumn, more, moreCodes);
  }

  boolean isStep() {
    return step != null;
  }

  boolean isDay() {
    return timeColumn.equals("dato");
  }

  /** The name of a column that each event has: of the step, or of the row. */
  String own(String name) {
    return isStep() ? step + '_' + name : name;
  }

  /** What is typed for a value of a field. */
  Object typed(String field, Object value) {
    Map<String, String> coded = codes.getOrDefault(field, Map.of());
    if (coded.isEmpty() || value == null) {
      return value;
    }
    String code = coded.get(value.toString());
    if (code == null) {
      throw new IllegalArgumentException(type.identifier() + "." + field + " has no code");
    }
    return code;
  }
}
