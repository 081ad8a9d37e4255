package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against what Slagelse has published: 2,756 notifications, 2,124 cases, 1,304 with a measure. */
class VolumesTest {

  private static final LocalDate FROM = LocalDate.of(2021, 1, 1);
  private static final LocalDate TO = LocalDate.of(2025, 1, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 20_230_331})
  void aMunicipalityOfSlagelsesSizeHasItsVolumes(long seed) {
    FinalHistory history = new FinalHistory(GeneratorSettings.slagelse(FROM, TO, seed));

    for (LocalDate year = FROM; year.isBefore(TO); year = year.plusYears(1)) {
      assertThat(history.count(EventType.NOTIFICATION_RECEIVED, year, year.plusYears(1)))
          .as("notifications in " + year)
          .isCloseTo(2_750, withPercentage(10));
    }
    for (LocalDate month = FROM; month.isBefore(TO); month = month.plusMonths(1)) {
      assertThat(history.openAtStartOf(month))
          .as("open cases on " + month)
          .hasSizeBetween(1_785, 2_415);
      assertThat(history.childrenWithMeasureAtStartOf(month))
          .as("children with a measure on " + month)
          .isCloseTo(1_300, withPercentage(20));
    }
    assertThat(history.holdersOfOpenCasesAtStartOf(TO.minusDays(40)).size()).isBetween(60, 85);
  }

  @Test
  void fewerNotificationsComeInJulyAndOnSundays() {
    FinalHistory history = new FinalHistory(GeneratorSettings.slagelse(FROM, TO, 3));
    int july = 0;
    int september = 0;
    for (LocalDate year = FROM; year.isBefore(TO); year = year.plusYears(1)) {
      july += monthly(history, year.withMonth(7));
      september += monthly(history, year.withMonth(9));
    }

    assertThat(july).isLessThan(september * 2 / 3);
  }

  @Test
  void anotherSizeHasItsOwnVolumes() {
    FinalHistory history = new FinalHistory(GeneratorSettings.ofSize("0165", 770, FROM, TO, 5));

    assertThat(history.openAtStartOf(LocalDate.of(2023, 5, 10)).size())
        .isCloseTo(770, withPercentage(15));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.205, 0.6, 0.9})
  void asManyChildAssessmentsAreInTimeAsAskedFor(double share) {
    GeneratorSettings settings = GeneratorSettings.slagelse(FROM, TO, 11);
    FinalHistory history =
        new FinalHistory(
            settings.withPractice(settings.practice().with(WorkStep.ASSESSMENT_IN_TIME, share)));
    Judged judged = new Judged();

    history.byCase().values().forEach(facts -> judged.judge(facts, FROM, TO));

    assertThat(judged.due).isGreaterThan(1_500);
    assertThat((double) judged.inTime / judged.due).isCloseTo(share, within(0.03));
  }

  private static int monthly(FinalHistory history, LocalDate month) {
    return history.count(EventType.NOTIFICATION_RECEIVED, month, month.plusMonths(1));
  }

  /** The rule assessment-4m on local dates: by case, in episodes, due basis, less the cancelled. */
  private static final class Judged {
    private int due;
    private int inTime;

    void judge(List<Fact> facts, LocalDate from, LocalDate to) {
      LocalDate lastDay = null;
      for (Fact fact : facts) {
        LocalDate day = FinalHistory.dateOf(fact);
        switch (fact.type()) {
          case NEED_IDENTIFIED, CHILD_ASSESSMENT_STARTED -> {
            if (lastDay == null) {
              lastDay = day.plusMonths(4);
            }
          }
          case CHILD_ASSESSMENT_COMPLETED -> {
            count(lastDay, !day.isAfter(lastDay == null ? day : lastDay), from, to);
            lastDay = null;
          }
          case CHILD_ASSESSMENT_CANCELLED, CASE_CLOSED, CHILD_MOVED, CHILD_TURNED_18 -> {
            if (lastDay != null && day.isAfter(lastDay)) {
              count(lastDay, false, from, to);
            }
            lastDay = null;
          }
          default -> {}
        }
      }
      count(lastDay, false, from, to);
    }

    private void count(LocalDate lastDay, boolean done, LocalDate from, LocalDate to) {
      if (lastDay != null && !lastDay.isBefore(from) && lastDay.isBefore(to)) {
        due++;
        if (done) {
          inTime++;
        }
      }
    }
  }
}
