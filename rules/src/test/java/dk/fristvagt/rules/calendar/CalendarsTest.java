package dk.fristvagt.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CalendarsTest {

  private static final LocalDate FRIDAY = LocalDate.parse("2021-03-05");

  @Test
  void anotherSaturdayChangesWorkingDaysAndNoZone() {
    ZoneId faroes = ZoneId.of("Atlantic/Faroe");
    Calendars calendars =
        new Calendars(
            new MunicipalCalendar(MunicipalCalendar.COPENHAGEN, new WorkingDayCalendar(false)),
            Map.of("0999", new MunicipalCalendar(faroes, new WorkingDayCalendar(false))));

    Calendars withSaturday = calendars.withSaturday(true);

    assertThat(dayAfterFriday(calendars, "0330")).isEqualTo("2021-03-08");
    assertThat(dayAfterFriday(withSaturday, "0330")).isEqualTo("2021-03-06");
    assertThat(dayAfterFriday(withSaturday, "0999")).isEqualTo("2021-03-06");
    assertThat(withSaturday.zone("0999")).isEqualTo(faroes);
    assertThat(withSaturday.zone("0330")).isEqualTo(MunicipalCalendar.COPENHAGEN);
  }

  private static String dayAfterFriday(Calendars calendars, String municipality) {
    return calendars.of(municipality).workingDays().plusWorkingDays(FRIDAY, 1).toString();
  }
}
