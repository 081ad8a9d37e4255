package dk.fristvagt.app.command;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTextTest {

  private final FigureText english = new FigureText(Language.ENGLISH);
  private final FigureText danish = new FigureText(Language.DANISH);

  @Test
  void sharesAreRoundedHalfUpToOneDecimal() {
    // 83 of 404 is 20.544…; 1 of 16 is 6.25.
    assertThat(english.percent(83, 404)).isEqualTo("20.5 %");
    assertThat(danish.percent(1, 16)).isEqualTo("6,3 %");
    assertThat(english.percent(0, 0)).isEqualTo("–");
  }

  @Test
  void theGapIsTheShareAsShownLessTheTarget() {
    // 1 of 16 is shown as 6.3 %: 18.7 below 25, though 6.25 is 18.75 below.
    assertThat(english.gap(1, 16, 25)).isEqualTo("-18.7");
    assertThat(danish.gap(83, 404, 25)).isEqualTo("-4,5");
    assertThat(english.gap(1, 2, 25)).isEqualTo("+25.0");
    assertThat(english.gap(1, 4, 25)).isEqualTo("0.0");
    assertThat(english.gap(0, 0, 25)).isEqualTo("–");
    assertThat(english.gap(1, 2, null)).isEqualTo("–");
  }

  @Test
  void ratesAreWorkedOutFromWholeNumbers() {
    assertThat(english.per(1_000, 2_756, 15_000)).isEqualTo("183.7");
    assertThat(danish.per(100, 4, 9)).isEqualTo("44,4");
    assertThat(english.per(100, 4, 0)).isEqualTo("–");
  }

  @Test
  void columnsAreAlignedByCharactersNotByBytes() {
    TextTable table = new TextTable(1, List.of("Regel", "Mål"));
    table.row(List.of("opfølgning", "100 %"));

    assertThat(table.lines()).containsExactly("Regel         Mål", "opfølgning  100 %");
  }
}
