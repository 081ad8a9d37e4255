package dk.fristvagt.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.Terms.Roll;
import dk.fristvagt.rules.fact.FactTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MunicipalCalendarTest {

  private final MunicipalCalendar calendar = Calendars.danish(false).of("0330");

  private MunicipalCalendar.Due due(String start, String within, Roll roll) {
    return calendar.due(
        FactTime.parse(start, MunicipalCalendar.COPENHAGEN), Span.parse(within), roll);
  }

  private static String utc(long epochMilli) {
    return Instant.ofEpochMilli(epochMilli).toString();
  }

  @Test
  void aLastDayIsRolledToTheNextWorkingDayOnlyWhereTheRuleSaysSo() {
    // Two weeks from Thursday 18 March 2021 is Maundy Thursday 1 April; the next working day is
    // Tuesday the 6th.
    assertThat(utc(due("2021-03-18T10:00:00+01:00", "P14D", Roll.NONE).instant()))
        .isEqualTo("2021-04-01T22:00:00Z");
    MunicipalCalendar.Due rolled = due("2021-03-18T10:00:00+01:00", "P14D", Roll.NEXT_WORKING_DAY);
    assertThat(utc(rolled.instant())).isEqualTo("2021-04-06T22:00:00Z");
    assertThat(rolled.day()).isEqualTo(LocalDate.of(2021, 4, 6));
    // 15 March 2021 and two weeks is Monday 29 March, which stays.
    assertThat(due("2021-03-15", "P14D", Roll.NEXT_WORKING_DAY).day())
        .isEqualTo(LocalDate.of(2021, 3, 29));
  }

  @Test
  void weeksMonthsAndYearsAreCountedInLocalDates() {
    assertThat(due("2021-03-01", "P4W", Roll.NONE).day()).isEqualTo(LocalDate.of(2021, 3, 29));
    assertThat(due("2021-03-01", "P6W", Roll.NONE).day()).isEqualTo(LocalDate.of(2021, 4, 12));
    assertThat(due("2020-02-29", "P1Y", Roll.NONE).day()).isEqualTo(LocalDate.of(2021, 2, 28));
    assertThat(due("2021-08-31", "P6M", Roll.NONE).day()).isEqualTo(LocalDate.of(2022, 2, 28));
  }

  @Test
  void warningsOfWorkingDaysStepBackOverHolidays() {
    // Due on Tuesday 6 April 2021; the working days before it are 31 and 30 March.
    MunicipalCalendar.Due due = calendar.endOfDay(LocalDate.of(2021, 4, 6));
    assertThat(utc(calendar.warnAt(due, Span.parse("2WD")))).isEqualTo("2021-03-30T22:00:00Z");
  }

  @Test
  void aMonthClosesAtTheFirstLocalInstantOfTheNext() {
    assertThat(utc(calendar.closeOf(YearMonth.of(2021, 3)))).isEqualTo("2021-03-31T22:00:00Z");
    assertThat(utc(calendar.closeOf(YearMonth.of(2021, 10)))).isEqualTo("2021-10-31T23:00:00Z");
  }

  @Test
  void saturdayIsAWorkingDayWhereTheCalendarSaysSoSaveOnAHoliday() {
    WorkingDayCalendar saturdays = new WorkingDayCalendar(true);
    assertThat(saturdays.isWorkingDay(LocalDate.of(2021, 3, 6))).isTrue();
    assertThat(saturdays.isWorkingDay(LocalDate.of(2021, 3, 7))).isFalse();
    // Christmas Day 2021 was a Saturday.
    assertThat(saturdays.isWorkingDay(LocalDate.of(2021, 12, 25))).isFalse();
    assertThat(new WorkingDayCalendar(false).isWorkingDay(LocalDate.of(2021, 3, 6))).isFalse();
  }

  @Test
  void aMunicipalityMayHaveAZoneOfItsOwn() {
    MunicipalCalendar faroese =
        new MunicipalCalendar(ZoneId.of("Atlantic/Faroe"), new WorkingDayCalendar(false));
    Calendars calendars = new Calendars(calendar, Map.of("0999", faroese));
    assertThat(calendars.zone("0999")).isEqualTo(ZoneId.of("Atlantic/Faroe"));
    assertThat(calendars.zone("0330")).isEqualTo(MunicipalCalendar.COPENHAGEN);
    assertThat(utc(calendars.of("0999").endOf(LocalDate.of(2021, 1, 1))))
        .isEqualTo("2021-01-02T00:00:00Z");
  }
}
