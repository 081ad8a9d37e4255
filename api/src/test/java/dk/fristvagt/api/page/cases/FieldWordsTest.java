package dk.fristvagt.api.page.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.explanation.EventWords;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.FieldType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FieldWordsTest {

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_event_type_has_a_name_in_both_languages(EventType type) {
    assertThat(EventWords.of(type).label().da()).isNotBlank();
    assertThat(EventWords.of(type).label().en()).isNotBlank();
  }

  @ParameterizedTest
  @EnumSource(EventType.class)
  void every_field_and_every_constant_of_an_event_has_words(EventType type) {
    for (EventField field : type.fields()) {
      assertThat(FieldWords.label(field)).as(field.name()).isPresent();
      for (String constant : constants(field.type())) {
        assertThat(FieldWords.constant(constant)).as(constant).isPresent();
      }
    }
  }

  @Test
  void only_closed_lists_are_read_as_words_of_ours() {
    assertThat(FieldWords.hasConstants(new FieldType.Text())).isFalse();
    assertThat(FieldWords.hasConstants(new FieldType.Choice(List.of("YES")))).isTrue();
  }

  private static List<String> constants(FieldType type) {
    if (type instanceof FieldType.Choice choice) {
      return choice.constants();
    }
    return type instanceof FieldType.ChoiceByName byName ? byName.constants() : List.of();
  }
}
