package dk.fristvagt.sources.csv;

import java.util.List;

/**
 * The id of an event whose export has none: {@code kind:Type:key}, the same for the same row of
 * every export, whatever else in the row changes. In the parts of the key {@code %} is written
 * {@code %25} and {@code :} is written {@code %3A}, so that no two rows share an id.
 */
record DefaultEventId(String beginning, List<Value> rowKey) implements Value {

  @Override
  public Object of(Row row) {
    StringBuilder id = new StringBuilder(beginning);
    for (Value part : rowKey) {
      Object value = part.of(row);
      if (!(value instanceof String text)) {
        // A row without its key is like no other: there is no id for it.
        return value;
      }
      id.append(':').append(text.replace("%", "%25").replace(":", "%3A"));
    }
    return id.toString();
  }
}
