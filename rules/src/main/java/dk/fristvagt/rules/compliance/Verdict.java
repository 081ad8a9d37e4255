package dk.fristvagt.rules.compliance;

import dk.fristvagt.rules.catalogue.Target;
import java.time.LocalDate;
import java.util.Optional;

/** How a share stands against its target. */
public enum Verdict {
  GREEN("green"),
  AMBER("amber"),
  RED("red"),
  /** Before the first milestone, or without data. */
  NONE("none");

  private final String label;

  Verdict(String label) {
    this.label = label;
  }

  /** The name in JSON: {@code green}. */
  public String label() {
    return label;
  }

  /**
   * @param met the numerator
   * @param due the denominator; 0 is "no data"
   * @param day the last day of the period, or today in an unfinished one
   */
  public static Verdict of(long met, long due, Target target, LocalDate day) {
    Optional<Integer> percent = target.percentOn(day);
    if (due == 0 || percent.isEmpty()) {
      return NONE;
    }
    if (met * 100 >= percent.get() * due) {
      return GREEN;
    }
    return met * 100 >= (percent.get() - (long) target.marginPercentagePoints()) * due
        ? AMBER
        : RED;
  }
}
