package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.WorkingDayCalendar;
import dk.fristvagt.rules.oracle.OracleWorkingDays;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class CalendarConformanceTest {

  @Test
  void workingDaysAreThoseOfTheComputusForTwoCenturies() {
    WorkingDayCalendar calendar = new WorkingDayCalendar(false);
    LocalDate end = LocalDate.of(2101, 1, 1);
    for (LocalDate day = LocalDate.of(1901, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      assertThat(calendar.isWorkingDay(day))
          .as("%s", day)
          .isEqualTo(OracleWorkingDays.isWorkingDay(day));
    }
  }
}
