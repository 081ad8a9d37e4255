package dk.fristvagt.api.page.forecast;

import java.util.List;

/**
 * A month of the calendar.
 *
 * @param id unique on the page
 */
public record CalendarMonth(String id, String name, List<Week> weeks) {

  /**
   * A week of it.
   *
   * @param number of the year, as in Denmark
   * @param days from Monday to Sunday; null for those of another month
   */
  public record Week(int number, List<CalendarDay> days) {}

  /** Those of its days that a list names. */
  public List<CalendarDay> listed() {
    return weeks.stream()
        .flatMap(week -> week.days().stream())
        .filter(day -> day != null && day.isListed())
        .toList();
  }
}
