package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import dk.fristvagt.schemas.v1.CaseChange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.avro.JsonProperties;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ContractMatchesEventTypesTest {

  @Test
  void everyPayloadFieldIsAnEventTypeAndEveryEventTypeAPayloadField() {
    List<String> payloads =
        CaseChange.getClassSchema().getFields().stream()
            .filter(
                field ->
                    nullable(field.schema())
                        && value(field.schema()).getType() == Schema.Type.RECORD)
            .map(Schema.Field::name)
            .toList();

    assertThat(payloads)
        .containsExactlyElementsOf(
            Arrays.stream(EventType.values()).map(PayloadCodec::fieldName).toList());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void aPayloadIsNullableDefaultedAndNamedAfterItsType(EventType type) {
    Schema.Field field = CaseChange.getClassSchema().getField(PayloadCodec.fieldName(type));

    assertThat(nullable(field.schema())).isTrue();
    assertThat(field.defaultVal()).isSameAs(JsonProperties.NULL_VALUE);
    assertThat(value(field.schema()).getName()).isEqualTo(type.identifier());
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void theFieldsOfAPayloadAreThoseOfItsTypeInNameOrderTypeAndOptionality(EventType type) {
    Schema payload =
        value(CaseChange.getClassSchema().getField(PayloadCodec.fieldName(type)).schema());

    assertThat(payload.getFields().stream().map(ContractMatchesEventTypesTest::describe).toList())
        .containsExactlyElementsOf(
            type.fields().stream().map(ContractMatchesEventTypesTest::describe).toList());
  }

  private static String describe(Schema.Field field) {
    boolean optional = nullable(field.schema()) && field.defaultVal() == JsonProperties.NULL_VALUE;
    assertThat(optional || !nullable(field.schema())).as(field.name() + " has a default").isTrue();
    return field.name() + " " + describe(value(field.schema())) + (optional ? "?" : "");
  }

  private static String describe(Schema schema) {
    return switch (schema.getType()) {
      case STRING -> "text";
      case BOOLEAN -> "flag";
      case INT -> "count";
      case MAP -> "map of " + describe(schema.getValueType());
      case ENUM -> {
        assertThat(schema.getEnumDefault()).isEqualTo(FieldCodec.UNRECOGNISED);
        List<String> symbols = new ArrayList<>(schema.getEnumSymbols());
        symbols.remove(FieldCodec.UNRECOGNISED);
        yield symbols.toString();
      }
      default -> throw new AssertionError("no payload field is " + schema.getType());
    };
  }

  private static String describe(EventField field) {
    return field.name() + " " + describe(field.type()) + (field.required() ? "" : "?");
  }

  private static String describe(FieldType type) {
    if (type instanceof FieldType.Choice choice) {
      return choice.constants().stream().collect(Collectors.joining(", ", "[", "]"));
    }
    if (type instanceof FieldType.ChoiceByName choice) {
      return choice.constants().stream().collect(Collectors.joining(", ", "map of [", "]"));
    }
    if (type instanceof FieldType.Count) {
      return "count";
    }
    return type instanceof FieldType.Flag ? "flag" : "text";
  }

  private static boolean nullable(Schema schema) {
    return schema.isUnion() && schema.isNullable();
  }

  private static Schema value(Schema schema) {
    return nullable(schema) ? schema.getTypes().get(1) : schema;
  }
}
