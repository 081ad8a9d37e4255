package dk.fristvagt.api.page.help;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Speech;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HelpTextTest {

  @ParameterizedTest
  @EnumSource
  void every_page_has_help_in_both_languages(Screen screen) {
    HelpText danish = HelpText.of(screen, Speech.DANISH);
    HelpText english = HelpText.of(screen, Speech.ENGLISH);

    assertThat(danish.html()).startsWith("<h1>").hasSizeGreaterThan(400);
    assertThat(english.html()).startsWith("<h1>").hasSizeGreaterThan(400);
    assertThat(danish.title()).isNotEqualTo(english.title());
  }

  @Test
  void a_text_without_a_heading_is_none() {
    assertThatThrownBy(() -> HelpText.parse("Just text")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> HelpText.parse("")).isInstanceOf(IllegalStateException.class);
  }
}
