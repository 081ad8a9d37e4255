package dk.fristvagt.rules.forecast;

/**
 * How likely one open obligation is to be breached, and how sure that is.
 *
 * <p>An obligation to do something is breached when it stays open through the last age that is in
 * time: neither fulfilled nor ended. Some of those that look open are done already, which is not
 * registered yet; their share at its age is allowed for. An absence is breached when what is
 * forbidden happens by then, before anything ends it.
 *
 * @param curve what is known, or null for nothing
 * @param from its age now, inclusive
 * @param to the last age that is in time, inclusive
 */
public record BreachOutlook(CompletionCurve curve, int from, int to, boolean absence) {

  /** Nothing is known. */
  public static final BreachOutlook UNKNOWN = new BreachOutlook(null, 0, 0, false);

  public boolean isKnown() {
    return curve != null;
  }

  /**
   * From 0 to 1.
   *
   * @throws IllegalStateException when nothing is known
   */
  public double probability() {
    if (curve == null) {
      throw new IllegalStateException("nothing is known");
    }
    return absence ? happens() : curve.isReallyOpen(from) * curve.staysOpen(from, to);
  }

  /** The share to whom it happens in time, before anything ends it. */
  private double happens() {
    double open = 1;
    double share = 0;
    for (int age = from; age <= to && open > 0; age++) {
      share += open * curve.happens(age);
      open *= 1 - curve.exits(age);
    }
    return share;
  }

  /**
   * Adds how much the probability changes with the hazards of each age.
   *
   * @param happening by age, with the share to whom it happens
   * @param ending by age, with the share that end
   */
  void addGradient(double[] happening, double[] ending) {
    double all = probability();
    double open = 1;
    double share = 0;
    for (int age = from; age <= to && open > 0; age++) {
      double stays = 1 - curve.exits(age);
      if (absence) {
        share += open * curve.happens(age);
        double later = stays == 0 ? 0 : (all - share) / stays;
        happening[age] += open - later;
        ending[age] -= later;
      } else if (stays > 0) {
        happening[age] -= all / stays;
        ending[age] -= all / stays;
      }
      open *= stays;
    }
  }
}
