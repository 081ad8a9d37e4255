package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.compliance.Verdict;
import java.time.LocalDate;

/**
 * A share held against a target.
 *
 * @param met the numerator
 * @param due the denominator
 * @param share {@code met / due}, 0 to 1, not rounded; null without data
 * @param percent the target in force, in percent; null before the first milestone
 * @param gap {@code 100 · share − percent} in percentage points, not rounded: less than 0 is below
 *     the target; null without data or target. Its exact value is {@code (100 · met − percent ·
 *     due) / due}
 */
public record TargetFigure(
    long met, long due, Double share, Integer percent, Double gap, Verdict verdict) {

  private static final long PERCENT = 100;

  /**
   * @param judged the day whose target it is held against
   */
  static TargetFigure of(long met, long due, Target target, LocalDate judged) {
    Integer percent = target.percentOn(judged).orElse(null);
    return new TargetFigure(
        met,
        due,
        Share.ratio(met, due),
        percent,
        due == 0 || percent == null ? null : (double) (PERCENT * met - percent * due) / due,
        Verdict.of(met, due, target, judged));
  }
}
