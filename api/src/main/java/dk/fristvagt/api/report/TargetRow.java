package dk.fristvagt.api.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import dk.fristvagt.rules.catalogue.LocalizedText;
import java.util.List;

/**
 * How one rule of one municipality or team stands against its target.
 *
 * @param team left out of the JSON in rows by municipality
 * @param margin how many percentage points below its target still are amber
 * @param target in force on the clock's local date; null before the first milestone
 * @param next the first milestone that is not reached yet; null after the last
 * @param milestones all of them; empty without a target
 * @param last12Months the twelve finished months before this one
 * @param sinceFirstMilestone from the first day of the first milestone's month to the clock; from
 *     the first figure on where the target has always applied; null without a target, before its
 *     first milestone, or where there is no figure at all
 * @param series the 24 months up to this one, the oldest first
 */
public record TargetRow(
    String rule,
    LocalizedText name,
    String municipality,
    @JsonInclude(Include.NON_NULL) String team,
    int margin,
    Milestone target,
    Milestone next,
    List<MilestoneFigure> milestones,
    TargetSpan thisMonth,
    TargetSpan lastMonth,
    TargetSpan last12Months,
    TargetSpan sinceFirstMilestone,
    TargetTrend trend,
    List<Month> series) {

  /**
   * A step of the target.
   *
   * @param month {@code 2021-06}, from whose last day it applies; null where it has always applied
   */
  public record Milestone(String month, int percent) {

    static Milestone of(dk.fristvagt.rules.catalogue.Target.Milestone milestone) {
      return new Milestone(
          milestone.month() == null ? null : milestone.month().toString(), milestone.percent());
    }
  }

  /**
   * A milestone with the figure of its month, held against it.
   *
   * @param reached whether it applies by the clock
   * @param now null until it is reached, and where it has always applied
   * @param atClose as it stood when the month closed; null until it has
   */
  public record MilestoneFigure(
      String month, int percent, boolean reached, TargetFigure now, TargetFigure atClose) {}

  /**
   * One month as known now.
   *
   * @param percent the target on its last day, in an unfinished month on the clock's; may be null
   * @param atClose as it stood when it closed; null until it has
   */
  public record Month(
      String month, long met, long due, Double share, Integer percent, Share atClose) {}
}
