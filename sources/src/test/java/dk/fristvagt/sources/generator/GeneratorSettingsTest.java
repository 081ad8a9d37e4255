package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class GeneratorSettingsTest {

  private static final LocalDate FROM = LocalDate.of(2024, 1, 1);

  @Test
  void everythingWrongIsNamedAtOnce() {
    assertThatThrownBy(
            () ->
                new GeneratorSettings(
                    "33", 5, 5, 1, FROM, FROM, 0, Practice.improving(), RecordKeeping.ordinary()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("municipality")
        .hasMessageContaining("openCases")
        .hasMessageContaining("caseworkers")
        .hasMessageContaining("from must be a day before to");
  }

  @Test
  void aShareIsAShare() {
    assertThatThrownBy(() -> Practice.improving().with(WorkStep.ASSESSMENT_IN_TIME, 60))
        .hasMessage("assessment-4m must be from 0 to 1, not 60.0");
    assertThatThrownBy(() -> new RecordKeeping(0, 0, 0, 0, 0, 0, Double.NaN))
        .hasMessageContaining("fieldLeftOut");
  }

  @Test
  void theSizesHaveToFitEachOther() {
    assertThatThrownBy(
            () ->
                new GeneratorSettings(
                    "0330",
                    2_100,
                    100_000,
                    74,
                    FROM,
                    FROM.plusYears(1),
                    0,
                    Practice.improving(),
                    RecordKeeping.ordinary()))
        .hasMessageContaining("notificationsPerYear");
  }
}
