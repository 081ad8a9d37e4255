package dk.fristvagt.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @ValueSource(strings = {"PT24H", "P14D", "P4W", "P6W", "P4M", "P1Y", "6WD"})
  void isWrittenAsItWasRead(String text) {
    assertThat(Span.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "P", "PT", "PT0H", "P0D", "P-4M", "PT-1H", "0WD", "-1WD", "6 WD", "6", "4 weeks",
        "P1DT2H"
      })
  void whatIsNoPositiveSpanIsRefused(String text) {
    assertThatThrownBy(() -> Span.parse(text)).isInstanceOf(DateTimeException.class);
  }

  @Test
  void weeksAreDays() {
    assertThat(((Span.CalendarPeriod) Span.parse("P4W")).period().getDays()).isEqualTo(28);
  }
}
