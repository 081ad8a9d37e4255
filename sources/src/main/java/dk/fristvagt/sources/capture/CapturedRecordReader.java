package dk.fristvagt.sources.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads the records of the captured topic: Debezium's envelopes as JSON without schemas, and its
 * records of where transactions begin and end. Thread-safe.
 */
final class CapturedRecordReader {

  /** Stands for a large value that an update left as it was; the before image has it. */
  private static final String UNCHANGED = "__debezium_unavailable_value";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String schema;

  /**
   * @param schema of the database; what comes from another is not read
   */
  CapturedRecordReader(String schema) {
    this.schema = schema;
  }

  /**
   * @param value null for a tombstone
   */
  CapturedRecord read(byte[] value) {
    if (value == null) {
      return new CapturedRecord.Alive();
    }
    JsonNode record;
    try {
      record = JSON.readTree(value);
    } catch (IOException e) {
      return new CapturedRecord.Unreadable("no JSON");
    }
    if (record == null || !record.isObject()) {
      return new CapturedRecord.Unreadable("not a JSON object");
    }
    if (record.hasNonNull("op")) {
      return change(record);
    }
    if (record.hasNonNull("status") && record.hasNonNull("id")) {
      String transaction = transaction(record.path("id").asText());
      return switch (record.path("status").asText()) {
        case "BEGIN" -> new CapturedRecord.Begin(transaction);
        case "END" -> new CapturedRecord.End(transaction);
        default -> new CapturedRecord.Unreadable("a transaction neither begins nor ends");
      };
    }
    if (record.has("ts_ms")) {
      return new CapturedRecord.Alive();
    }
    return new CapturedRecord.Unreadable("no record of the connector");
  }

  private CapturedRecord change(JsonNode record) {
    JsonNode source = record.path("source");
    if (!source.path("schema").asText().equals(schema)) {
      return new CapturedRecord.Unreadable("the change is of another schema");
    }
    String table = source.path("table").asText();
    Map<String, Object> before = row(record.path("before"));
    Map<String, Object> after = row(record.path("after"));
    String op = record.path("op").asText();
    if (op.equals("r")) {
      String snapshot = source.path("snapshot").asText();
      return new CapturedRecord.Found(
          new RowChange(table, null, after), snapshot.equals("first"), snapshot.equals("last"));
    }
    JsonNode transaction = record.path("transaction");
    if (!transaction.hasNonNull("id")) {
      return new CapturedRecord.Unreadable(
          "the change is of no transaction; set provide.transaction.metadata");
    }
    String id = transaction(transaction.path("id").asText());
    LogPosition position = position(source, transaction);
    if (op.equals("t")) {
      return new CapturedRecord.Emptied(id, position, table);
    }
    if (after != null && before != null) {
      before.forEach((name, value) -> after.replace(name, UNCHANGED, value));
    }
    if ((op.equals("u") || op.equals("d")) && before == null) {
      return new CapturedRecord.Unreadable(
          "the change says nothing of the row before; set REPLICA IDENTITY FULL");
    }
    return new CapturedRecord.Changed(id, position, new RowChange(table, before, after));
  }

  /** The number before the colon; what follows is another place in the log each time. */
  private static String transaction(String id) {
    int colon = id.indexOf(':');
    return colon < 0 ? id : id.substring(0, colon);
  }

  /**
   * The sequence is a JSON array in a text: the last commit, null before the first, and the change.
   */
  private static LogPosition position(JsonNode source, JsonNode transaction) {
    long order = transaction.path("total_order").asLong();
    try {
      JsonNode sequence = JSON.readTree(source.path("sequence").asText("[]"));
      return new LogPosition(sequence.path(0).asLong(0), sequence.path(1).asLong(0), order);
    } catch (IOException e) {
      return new LogPosition(0, 0, order);
    }
  }

  private static Map<String, Object> row(JsonNode node) {
    if (!node.isObject()) {
      return null;
    }
    Map<String, Object> row = new HashMap<>();
    node.fields()
        .forEachRemaining(
            field -> row.put(field.getKey(), JSON.convertValue(field.getValue(), Object.class)));
    return row;
  }
}
