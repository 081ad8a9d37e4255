package dk.fristvagt.api.report;

/**
 * Which forecast is wanted.
 *
 * @param days how many local days ahead, today being the first
 */
public record ForecastQuery(GroupFilter filter, int days, ForecastGrouping by) {

  public static final int DEFAULT_DAYS = 90;
  public static final int MAX_DAYS = 365;

  /** Everything of the next ninety days, by team. */
  public static final ForecastQuery DEFAULT =
      new ForecastQuery(GroupFilter.ALL, DEFAULT_DAYS, ForecastGrouping.TEAM);
}
