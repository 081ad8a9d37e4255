package dk.fristvagt.api.report;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;

/**
 * The share in time of each rule in the twelve months up to this one, due basis, as known now.
 *
 * @param months the oldest first; the last is the calendar month of the clock's local date
 * @param byRule in the order of the months; every rule of the catalogue, and any other with figures
 */
public record ShareSeries(List<YearMonth> months, Map<String, List<Month>> byRule) {

  /**
   * One rule in one month.
   *
   * @param target the share in force on its last day, in the unfinished month on the clock's; 0 to
   *     1, null before the first milestone
   */
  public record Month(Share share, Double target) {}
}
