package dk.fristvagt.rules.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class LocalDaysTest {

  /** Copenhagen; one whose days may begin at 1 o'clock; one that skipped 2011-12-30 altogether. */
  private static final String[] ZONES = {
    "Europe/Copenhagen", "America/Sao_Paulo", "Pacific/Apia", "UTC"
  };

  @Property(tries = 3000)
  void theDayOfAnInstantIsWhatTheZonesRulesSay(
      @ForAll("zones") String zone, @ForAll("instants") long instant) {
    assertThat(LocalDays.in(ZoneId.of(zone)).dayOf(instant))
        .isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(instant), ZoneId.of(zone)));
  }

  @Property(tries = 3000)
  void theStartOfADayIsWhatTheZonesRulesSay(
      @ForAll("zones") String zone, @ForAll("instants") long instant) {
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(instant), ZoneId.of(zone));
    LocalDays days = LocalDays.in(ZoneId.of(zone));

    assertThat(days.startOf(day))
        .isEqualTo(day.atStartOfDay(ZoneId.of(zone)).toInstant().toEpochMilli());
    assertThat(days.dayOf(days.startOf(day))).isEqualTo(day);
    assertThat(days.dayOf(days.startOf(day) - 1)).isBefore(day);
  }

  @Property(tries = 1)
  void everyDayOfTheTableInEveryZoneBeginsAndEndsWhereTheRulesSay() {
    for (String zone : ZONES) {
      ZoneId id = ZoneId.of(zone);
      for (LocalDate day = LocalDate.of(1969, 12, 30);
          day.isBefore(LocalDate.of(2070, 1, 3));
          day = day.plusDays(1)) {
        long start = day.atStartOfDay(id).toInstant().toEpochMilli();
        assertThat(LocalDays.in(id).startOf(day)).isEqualTo(start);
        assertThat(LocalDays.in(id).dayOf(start))
            .isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(start), id));
        assertThat(LocalDays.in(id).dayOf(start - 1))
            .isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(start - 1), id));
      }
    }
  }

  @Provide
  Arbitrary<String> zones() {
    return Arbitraries.of(ZONES);
  }

  @Provide
  Arbitrary<Long> instants() {
    return Arbitraries.longs()
        .between(
            Instant.parse("1900-01-01T00:00:00Z").toEpochMilli(),
            Instant.parse("2199-12-31T00:00:00Z").toEpochMilli());
  }
}
