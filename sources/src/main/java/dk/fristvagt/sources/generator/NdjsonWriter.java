package dk.fristvagt.sources.generator;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.Fact;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes facts as NDJSON: one object a line, UTF-8, no white space, each line ended by a line feed.
 *
 * <p>Fields come in the order of the contract and times as the fact states them, so equal facts
 * give equal bytes. {@code childId} and {@code source} are left out where the fact has none.
 * Buffers; {@link #close} flushes and closes the stream under it. Not thread-safe.
 */
public final class NdjsonWriter implements Closeable {

  private final JsonGenerator json;

  /**
   * @throws IOException when the stream cannot be written
   */
  public NdjsonWriter(OutputStream out) throws IOException {
    json = new JsonFactory().createGenerator(out);
    // Each line writes its own end, the last one too.
    json.setRootValueSeparator(new SerializedString(""));
  }

  /**
   * @throws IOException when the stream cannot be written
   */
  public void write(Fact fact) throws IOException {
    json.writeStartObject();
    json.writeStringField("eventId", fact.eventId());
    json.writeNumberField("revision", fact.revision());
    json.writeBooleanField("voided", fact.voided());
    json.writeStringField("municipality", fact.municipality());
    json.writeStringField("caseId", fact.caseId());
    if (fact.childId() != null) {
      json.writeStringField("childId", fact.childId());
    }
    json.writeStringField("occurredAt", fact.occurredAt().text());
    json.writeStringField("registeredAt", fact.registeredAt().text());
    if (fact.source() != null) {
      json.writeStringField("source", fact.source());
    }
    json.writeStringField("type", fact.type().identifier());
    json.writeObjectFieldStart("data");
    for (EventField field : fact.type().fields()) {
      Object value = fact.data().get(field.name());
      if (value != null) {
        json.writeFieldName(field.name());
        writeValue(value);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void writeValue(Object value) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof Boolean flag) {
      json.writeBoolean(flag);
    } else if (value instanceof Long number) {
      json.writeNumber(number);
    } else if (value instanceof Map<?, ?> map) {
      json.writeStartObject();
      for (Map.Entry<?, ?> entry : new TreeMap<>(map).entrySet()) {
        json.writeStringField((String) entry.getKey(), (String) entry.getValue());
      }
      json.writeEndObject();
    } else {
      throw new IllegalArgumentException("no payload value: " + value.getClass().getName());
    }
  }

  /**
   * Flushes and closes.
   *
   * @throws IOException when the stream cannot be written
   */
  @Override
  public void close() throws IOException {
    json.close();
  }
}
