package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.FieldType;
import java.util.HashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Turns the value of one payload field from what a fact holds into what Avro holds, and back. */
final class FieldCodec {

  /** The symbol that a constant becomes which this version does not know. */
  static final String UNRECOGNISED = "UNRECOGNISED";

  private enum Kind {
    SAME,
    COUNT,
    CHOICE,
    CHOICE_BY_NAME
  }

  private final String name;
  private final int position;
  private final Kind kind;
  private final Map<String, Enum<?>> constants;

  FieldCodec(EventField field, Schema.Field avro) {
    this.name = field.name();
    this.position = avro.pos();
    this.kind = kind(field.type());
    this.constants =
        kind == Kind.CHOICE || kind == Kind.CHOICE_BY_NAME
            ? constants(enumOf(avro.schema()))
            : Map.of();
  }

  String name() {
    return name;
  }

  int position() {
    return position;
  }

  Object toAvro(Object value) {
    return switch (kind) {
      case SAME -> value;
      case COUNT -> Math.toIntExact((Long) value);
      case CHOICE -> constant(value);
      case CHOICE_BY_NAME -> {
        Map<String, Object> answers = new HashMap<>();
        ((Map<?, ?>) value).forEach((key, answer) -> answers.put((String) key, constant(answer)));
        yield answers;
      }
    };
  }

  Object toFact(Object value) {
    return switch (kind) {
      case SAME -> value;
      case COUNT -> ((Integer) value).longValue();
      case CHOICE -> ((Enum<?>) value).name();
      case CHOICE_BY_NAME -> {
        Map<String, String> answers = new HashMap<>();
        ((Map<?, ?>) value)
            .forEach((key, answer) -> answers.put((String) key, ((Enum<?>) answer).name()));
        yield Map.copyOf(answers);
      }
    };
  }

  /** Whether a value made by {@link #toFact} has a constant that this version does not know. */
  boolean isUnrecognised(Object value) {
    return switch (kind) {
      case SAME, COUNT -> false;
      case CHOICE -> value.equals(UNRECOGNISED);
      case CHOICE_BY_NAME -> ((Map<?, ?>) value).containsValue(UNRECOGNISED);
    };
  }

  private Enum<?> constant(Object value) {
    Enum<?> constant = constants.get((String) value);
    if (constant == null) {
      throw new IllegalArgumentException("no such constant of " + name);
    }
    return constant;
  }

  private static Kind kind(FieldType type) {
    if (type instanceof FieldType.Count) {
      return Kind.COUNT;
    }
    if (type instanceof FieldType.Choice) {
      return Kind.CHOICE;
    }
    return type instanceof FieldType.ChoiceByName ? Kind.CHOICE_BY_NAME : Kind.SAME;
  }

  private static Schema enumOf(Schema schema) {
    return switch (schema.getType()) {
      case UNION -> enumOf(schema.getTypes().get(1));
      case MAP -> enumOf(schema.getValueType());
      default -> schema;
    };
  }

  private static Map<String, Enum<?>> constants(Schema schema) {
    Map<String, Enum<?>> byName = new HashMap<>();
    for (Object constant : SpecificData.get().getClass(schema).getEnumConstants()) {
      byName.put(((Enum<?>) constant).name(), (Enum<?>) constant);
    }
    byName.remove(UNRECOGNISED);
    return byName;
  }
}
