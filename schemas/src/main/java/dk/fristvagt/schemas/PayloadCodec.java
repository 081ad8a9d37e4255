package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.schemas.v1.CaseChange;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * The payload of one event type: its field in {@link CaseChange} and the codecs of its own fields,
 * looked up once.
 */
final class PayloadCodec {

  private static final Map<String, PayloadCodec> BY_IDENTIFIER = new HashMap<>();

  static {
    TrustedRecords.allow();
    for (EventType type : EventType.values()) {
      BY_IDENTIFIER.put(type.identifier(), new PayloadCodec(type));
    }
  }

  private final EventType type;
  private final int position;
  private final Schema schema;
  private final Class<?> recordClass;
  private final FieldCodec[] fields;
  private final String firstRequired;

  private PayloadCodec(EventType type) {
    this.type = type;
    Schema.Field field = CaseChange.getClassSchema().getField(fieldName(type));
    this.position = field.pos();
    this.schema = field.schema().getTypes().get(1);
    this.recordClass = SpecificData.get().getClass(schema);
    this.fields =
        type.fields().stream()
            .map(each -> new FieldCodec(each, schema.getField(each.name())))
            .toArray(FieldCodec[]::new);
    this.firstRequired =
        type.fields().stream()
            .filter(EventField::required)
            .map(EventField::name)
            .findFirst()
            .orElse(null);
  }

  /** The codec for a type's identifier, or null when there is no such type. */
  static PayloadCodec of(String identifier) {
    return BY_IDENTIFIER.get(identifier);
  }

  /**
   * The field of {@link CaseChange} that holds the payload of a type: its identifier, the first
   * letter in lower case.
   */
  static String fieldName(EventType type) {
    String identifier = type.identifier();
    return Character.toLowerCase(identifier.charAt(0)) + identifier.substring(1);
  }

  EventType type() {
    return type;
  }

  /** The first required field's name, if the type has one. */
  Optional<String> firstRequired() {
    return Optional.ofNullable(firstRequired);
  }

  void put(Map<String, Object> data, CaseChange change) {
    SpecificRecord payload = (SpecificRecord) SpecificData.newInstance(recordClass, schema);
    for (FieldCodec field : fields) {
      Object value = data.get(field.name());
      if (value != null) {
        payload.put(field.position(), field.toAvro(value));
      }
    }
    change.put(position, payload);
  }

  boolean isIn(CaseChange change) {
    return change.get(position) != null;
  }

  /** The payload as a fact holds it; empty when the record has none of this type. */
  Map<String, Object> get(CaseChange change) {
    SpecificRecord payload = (SpecificRecord) change.get(position);
    if (payload == null || fields.length == 0) {
      return Map.of();
    }
    @SuppressWarnings({"unchecked", "rawtypes"})
    Map.Entry<String, Object>[] entries = new Map.Entry[fields.length];
    int present = 0;
    for (FieldCodec field : fields) {
      Object value = payload.get(field.position());
      if (value != null) {
        entries[present++] = Map.entry(field.name(), field.toFact(value));
      }
    }
    return Map.ofEntries(present == entries.length ? entries : Arrays.copyOf(entries, present));
  }

  /** The name of a field of this data whose constant is not known here, or null. */
  String unrecognised(Map<String, Object> data) {
    for (FieldCodec field : fields) {
      Object value = data.get(field.name());
      if (value != null && field.isUnrecognised(value)) {
        return field.name();
      }
    }
    return null;
  }
}
