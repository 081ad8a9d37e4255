package dk.fristvagt.api.page.forecast;

/**
 * A day of the calendar.
 *
 * @param name {@code mandag den 15. juni 2026}
 * @param number of the month
 * @param ahead whether the forecast is of it
 * @param holiday what public holiday it is, or null
 * @param due how many fall due, as it is written; null for none
 * @param strength 0 for none, 1 to 4 as there are more
 * @param expected how many of them are likely to be breached; null for none due
 * @param link the worklist of exactly that day
 */
public record CalendarDay(
    String name,
    int number,
    boolean today,
    boolean ahead,
    boolean workingDay,
    String holiday,
    String due,
    int strength,
    String expected,
    String link) {

  /** The cell's classes. */
  public String style() {
    return "day load-"
        + strength
        + (ahead ? "" : " outside")
        + (today ? " today" : "")
        + (workingDay ? "" : " free");
  }

  /** Whether a list of days is to name it. */
  public boolean isListed() {
    return ahead && (due != null || holiday != null);
  }
}
