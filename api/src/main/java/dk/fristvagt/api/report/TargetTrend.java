package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.Trend;

/**
 * Which way a share moves, over finished months alone and as known now.
 *
 * @param month from the last finished month but one to the last
 * @param threeMonths from the three finished months before the last three to the last three
 */
public record TargetTrend(Step month, Step threeMonths) {

  /**
   * From one period to the next.
   *
   * @param change in percentage points, not rounded; null where either period is without data
   */
  public record Step(Trend direction, Double change, Share before, Share after) {

    private static final double PERCENT = 100.0;

    static Step of(Share before, Share after) {
      return new Step(
          Trend.of(before.met(), before.due(), after.met(), after.due()),
          before.share() == null || after.share() == null
              ? null
              : PERCENT
                  * (after.met() * before.due() - before.met() * after.due())
                  / (after.due() * before.due()),
          before,
          after);
    }
  }
}
