package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopenhagenCalendarTest {

  private static final CopenhagenCalendar CALENDAR = CopenhagenCalendar.INSTANCE;
  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  @Property
  void instantsAreReadAsTheJdkReadsThem(
      @ForAll @LongRange(min = 0, max = 5_000_000_000L) long second) {
    ZonedDateTime expected = Instant.ofEpochSecond(second).atZone(ZONE);

    assertThat(CALENDAR.dayOf(second)).isEqualTo((int) expected.toLocalDate().toEpochDay());
    assertThat(CALENDAR.secondOfDay(second)).isEqualTo(expected.toLocalTime().toSecondOfDay());
    assertThat(CALENDAR.instant(second))
        .isEqualTo(expected.format(DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx")));
  }

  @Property
  void localTimesAreReadAsTheJdkReadsThem(
      @ForAll @IntRange(min = 0, max = 50_000) int day,
      @ForAll @IntRange(min = 0, max = 86_399) int secondOfDay) {
    LocalDate date = LocalDate.ofEpochDay(day);

    assertThat(CALENDAR.at(day, secondOfDay))
        .isEqualTo(date.atStartOfDay().plusSeconds(secondOfDay).atZone(ZONE).toEpochSecond());
    assertThat(CALENDAR.date(day)).isEqualTo(date.toString());
  }

  @Test
  void theDaysWhenTheClocksChangeKeepTheirOffsets() {
    int spring = day("2024-03-31");
    int autumn = day("2024-10-27");

    assertThat(CALENDAR.instant(CALENDAR.at(spring, 3600))).isEqualTo("2024-03-31T01:00:00+01:00");
    assertThat(CALENDAR.instant(CALENDAR.at(spring, 9 * 3600)))
        .isEqualTo("2024-03-31T09:00:00+02:00");
    assertThat(CALENDAR.instant(CALENDAR.at(autumn, 9 * 3600)))
        .isEqualTo("2024-10-27T09:00:00+01:00");
    assertThat(CALENDAR.startOf(autumn + 1) - CALENDAR.startOf(autumn)).isEqualTo(25 * 3600);
  }

  @ParameterizedTest
  @CsvSource({
    "2023-05-05, false",
    "2024-04-26, true",
    "2024-03-28, false",
    "2024-04-01, false",
    "2024-05-09, false",
    "2024-05-20, false",
    "2024-06-05, true",
    "2024-12-24, false",
    "2024-12-27, true",
    "2024-12-28, false"
  })
  void theOfficeIsOpenOnOrdinaryWeekdays(String date, boolean open) {
    assertThat(CALENDAR.isOfficeDay(day(date))).isEqualTo(open);
  }

  private static int day(String date) {
    return (int) LocalDate.parse(date).toEpochDay();
  }
}
