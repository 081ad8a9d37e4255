package dk.fristvagt.rules.fact;

import java.util.Map;
import java.util.TreeMap;

/**
 * JSON with keys sorted and no white space, non-ASCII characters as they are.
 *
 * <p>Control characters, the quote and the backslash are escaped as RFC 8259 asks, with the short
 * forms where it has them and lower-case hexadecimal otherwise.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The record as JSON: every field of the envelope that has a value, {@code revision} and {@code
   * voided} always, times as they were written.
   */
  public static String of(Fact fact) {
    Map<String, Object> record = new TreeMap<>();
    record.put("eventId", fact.eventId());
    record.put("revision", (long) fact.revision());
    record.put("voided", fact.voided());
    record.put("municipality", fact.municipality());
    record.put("caseId", fact.caseId());
    if (fact.childId() != null) {
      record.put("childId", fact.childId());
    }
    record.put("occurredAt", fact.occurredAt().text());
    record.put("registeredAt", fact.registeredAt().text());
    if (fact.source() != null) {
      record.put("source", fact.source());
    }
    record.put("type", fact.type().identifier());
    record.put("data", fact.data());
    return of(record);
  }

  /**
   * A tree of maps with string keys, lists, strings, numbers, booleans and nulls as JSON.
   *
   * @throws IllegalArgumentException when the tree holds anything else
   */
  public static String of(Object tree) {
    StringBuilder out = new StringBuilder(256);
    write(tree, out);
    return out.toString();
  }

  private static void write(Object value, StringBuilder out) {
    if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else if (value instanceof String text) {
      writeString(text, out);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> sorted = new TreeMap<>(CodePointOrder.INSTANCE);
      map.forEach((key, entry) -> sorted.put((String) key, entry));
      char separator = '{';
      for (Map.Entry<String, Object> entry : sorted.entrySet()) {
        out.append(separator);
        writeString(entry.getKey(), out);
        out.append(':');
        write(entry.getValue(), out);
        separator = ',';
      }
      out.append(separator == '{' ? "{}" : "}");
    } else if (value instanceof Iterable<?> items) {
      char separator = '[';
      for (Object item : items) {
        out.append(separator);
        write(item, out);
        separator = ',';
      }
      out.append(separator == '[' ? "[]" : "]");
    } else {
      throw new IllegalArgumentException("no JSON for " + value.getClass().getName());
    }
  }

  private static void writeString(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\b' -> out.append("\\b");
        case '\f' -> out.append("\\f");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20) {
            out.append(String.format("\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }
}
