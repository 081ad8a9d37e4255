package dk.fristvagt.sources.generator;

/**
 * What an open case turns out to be about.
 *
 * <p>The shares and lengths are those of a municipality with 2.1 open cases for every case opened
 * in a year, of which about 62 percent have a running measure (Slagelse 2023: 1,304 of 2,124).
 */
enum EpisodeKind {
  /** Looked into and closed, without a child assessment. */
  INQUIRY(0.27, 40, 210, 0),
  /** A child assessment that leads to no measure. */
  ASSESSMENT(0.20, 240, 240, 0),
  PREVENTIVE(0.20, 120, 560, 0.05),
  FAMILY(0.28, 330, 900, 0.10),
  PLACEMENT(0.05, 420, 2_000, 0.35);

  private final double share;
  private final int shortestDays;
  private final double meanDaysBeyond;
  private final double endsAtEighteen;

  EpisodeKind(double share, int shortestDays, double meanDaysBeyond, double endsAtEighteen) {
    this.share = share;
    this.shortestDays = shortestDays;
    this.meanDaysBeyond = meanDaysBeyond;
    this.endsAtEighteen = endsAtEighteen;
  }

  static EpisodeKind draw(SplitMix random) {
    double left = random.uniform();
    for (EpisodeKind kind : values()) {
      left -= kind.share;
      if (left < 0) {
        return kind;
      }
    }
    return PLACEMENT;
  }

  /** How long the case stays open. */
  int drawLength(double scale, SplitMix random) {
    return shortestDays + (int) (scale * random.gamma2(meanDaysBeyond));
  }

  /** Long enough for a child assessment that is completed far too late. */
  boolean hasAssessment() {
    return this == ASSESSMENT || this == FAMILY || this == PLACEMENT;
  }

  boolean hasMeasures() {
    return this == PREVENTIVE || this == FAMILY || this == PLACEMENT;
  }

  /** The share of these cases that stay open until the child turns 18. */
  double endsAtEighteen() {
    return endsAtEighteen;
  }
}
