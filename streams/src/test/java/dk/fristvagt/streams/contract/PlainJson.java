package dk.fristvagt.streams.contract;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.schemas.TrustedRecords;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Reads JSON as a person writes it, unions without their tags, by an Avro schema. */
final class PlainJson {

  private PlainJson() {}

  /** The generated record; a field that is left out has its default, one that is unknown fails. */
  static SpecificRecord record(Schema schema, JsonNode json) {
    TrustedRecords.allow();
    return (SpecificRecord) SpecificData.get().deepCopy(schema, value(schema, json));
  }

  private static Object value(Schema schema, JsonNode json) {
    return switch (schema.getType()) {
      case RECORD -> generic(schema, json);
      case UNION -> json.isNull() ? value(of(schema, true), json) : value(of(schema, false), json);
      case NULL -> null;
      case STRING -> require(json.isTextual(), schema, json) ? json.textValue() : null;
      case INT -> require(json.canConvertToInt(), schema, json) ? json.intValue() : null;
      case LONG -> require(json.canConvertToLong(), schema, json) ? json.longValue() : null;
      case BOOLEAN -> require(json.isBoolean(), schema, json) ? json.booleanValue() : null;
      case BYTES -> ByteBuffer.wrap(json.textValue().getBytes(StandardCharsets.ISO_8859_1));
      case ENUM -> {
        require(schema.hasEnumSymbol(json.asText()), schema, json);
        yield new GenericData.EnumSymbol(schema, json.asText());
      }
      case MAP -> {
        Map<String, Object> map = new HashMap<>();
        json.properties()
            .forEach(
                entry -> map.put(entry.getKey(), value(schema.getValueType(), entry.getValue())));
        yield map;
      }
      case ARRAY -> {
        List<Object> list = new ArrayList<>();
        json.forEach(element -> list.add(value(schema.getElementType(), element)));
        yield list;
      }
      default -> throw new AssertionError("no example needs " + schema.getType());
    };
  }

  private static GenericData.Record generic(Schema schema, JsonNode json) {
    GenericData.Record record = new GenericData.Record(schema);
    for (Schema.Field field : schema.getFields()) {
      JsonNode value = json.get(field.name());
      require(value != null || field.hasDefaultValue(), schema, json);
      record.put(
          field.pos(),
          value == null ? GenericData.get().getDefaultValue(field) : value(field.schema(), value));
    }
    json.fieldNames()
        .forEachRemaining(name -> require(schema.getField(name) != null, schema, json));
    return record;
  }

  private static Schema of(Schema union, boolean nothing) {
    return union.getTypes().stream()
        .filter(type -> (type.getType() == Schema.Type.NULL) == nothing)
        .findFirst()
        .orElseThrow();
  }

  private static boolean require(boolean condition, Schema schema, JsonNode json) {
    if (!condition) {
      throw new AssertionError(json + " is no " + schema.getFullName());
    }
    return true;
  }
}
