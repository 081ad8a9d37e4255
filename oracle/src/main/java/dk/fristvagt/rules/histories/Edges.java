package dk.fristvagt.rules.histories;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** Dates, times of day and distances at which date arithmetic goes wrong when it does. */
final class Edges {

  static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");

  /** Days around which a history happens. */
  static final List<LocalDate> DATES =
      List.of(
          // Clocks go forward and back.
          LocalDate.of(2021, 3, 28),
          LocalDate.of(2021, 10, 31),
          LocalDate.of(2022, 3, 27),
          LocalDate.of(2022, 10, 30),
          LocalDate.of(2023, 3, 26),
          LocalDate.of(2023, 10, 29),
          LocalDate.of(2024, 3, 31),
          LocalDate.of(2024, 10, 27),
          LocalDate.of(2025, 3, 30),
          LocalDate.of(2025, 10, 26),
          // Easter, which in 2024 is also the clock change.
          LocalDate.of(2021, 4, 1),
          LocalDate.of(2023, 4, 6),
          LocalDate.of(2024, 3, 28),
          LocalDate.of(2025, 4, 17),
          // Great Prayer Day, the last and the first that is none.
          LocalDate.of(2023, 5, 5),
          LocalDate.of(2024, 4, 26),
          // Ascension Day and Whit Monday.
          LocalDate.of(2021, 5, 13),
          LocalDate.of(2024, 5, 20),
          // Serviceloven to Barnets Lov; year ends.
          LocalDate.of(2023, 12, 31),
          LocalDate.of(2024, 1, 1),
          LocalDate.of(2020, 12, 23),
          LocalDate.of(2021, 12, 31),
          // Month ends, leap days.
          LocalDate.of(2021, 1, 31),
          LocalDate.of(2021, 10, 30),
          LocalDate.of(2023, 8, 31),
          LocalDate.of(2024, 2, 29),
          LocalDate.of(2023, 2, 28),
          // First days of validity.
          LocalDate.of(2020, 9, 30),
          LocalDate.of(2020, 10, 1),
          LocalDate.of(2016, 12, 31));

  /**
   * Days from the day a history happens around: none, a few, and what the rules allow, give or take
   * a day.
   */
  static final List<Integer> MONTHS = List.of(0, 0, 0, 0, 1, 3, 3, 4, 6, 6, 9, 12, -12, -1);

  static final List<Integer> DAYS =
      List.of(0, 0, 0, 0, 1, -1, 2, 6, 8, 9, 13, 14, 15, 28, 29, 41, 42, 43, -7);

  static final List<LocalTime> TIMES =
      List.of(
          LocalTime.MIDNIGHT,
          LocalTime.MIDNIGHT,
          LocalTime.of(0, 0, 0, 1_000_000),
          LocalTime.of(2, 30),
          LocalTime.of(3, 0),
          LocalTime.of(8, 0),
          LocalTime.of(9, 0),
          LocalTime.of(9, 0),
          LocalTime.of(9, 0, 0, 1_000_000),
          LocalTime.of(10, 15),
          LocalTime.of(16, 0),
          LocalTime.of(23, 59, 59, 999_000_000));

  /** Minutes from when something happened to when it was typed in; five before are allowed. */
  static final List<Integer> REGISTRATION_MINUTES =
      List.of(
          -5,
          0,
          0,
          0,
          1,
          15,
          60,
          24 * 60,
          3 * 24 * 60,
          14 * 24 * 60,
          35 * 24 * 60,
          100 * 24 * 60,
          400 * 24 * 60);

  private Edges() {}
}
