package dk.fristvagt.rules.catalogue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;

/**
 * A dated step path of shares: from each milestone's day on, its share applies until the next.
 *
 * @param milestones in order of their dates
 * @param marginPercentagePoints how far below its share still counts as amber
 */
public record Target(List<Milestone> milestones, int marginPercentagePoints) {

  /** The margin of five percentage points that København holds itself to. */
  public static final int DEFAULT_MARGIN = 5;

  /** No target at all. */
  public static final Target NONE = new Target(List.of(), DEFAULT_MARGIN);

  /**
   * @param month the month whose last local day it applies from, or null where it has always
   *     applied
   * @param percent 0 to 100
   */
  public record Milestone(YearMonth month, int percent) {

    /** The first day on which this milestone's share applies. */
    public LocalDate from() {
      return month == null ? LocalDate.MIN : month.atEndOfMonth();
    }
  }

  public Target {
    milestones = List.copyOf(milestones);
  }

  /** The milestone whose share applies on a day, if one has been reached. */
  public Optional<Milestone> milestoneOn(LocalDate day) {
    Milestone reached = null;
    for (Milestone milestone : milestones) {
      if (!milestone.from().isAfter(day)) {
        reached = milestone;
      }
    }
    return Optional.ofNullable(reached);
  }

  /** The first milestone that has not been reached on a day, if there is one. */
  public Optional<Milestone> milestoneAfter(LocalDate day) {
    return milestones.stream().filter(milestone -> milestone.from().isAfter(day)).findFirst();
  }

  /** The share in percent that applies on a day, if a milestone has been reached. */
  public Optional<Integer> percentOn(LocalDate day) {
    return milestoneOn(day).map(Milestone::percent);
  }
}
