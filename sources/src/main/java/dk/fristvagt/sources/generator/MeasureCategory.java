package dk.fristvagt.sources.generator;

/** What a measure is, and the sections of the law it is granted by. */
enum MeasureCategory {
  PREVENTIVE(260, new String[] {"SEL §11(3)"}, new String[] {"BL §30"}),
  FAMILY(
      430,
      new String[] {"SEL §52(3) nr. 2", "SEL §52(3) nr. 3", "SEL §52(3) nr. 5", "SEL §52(3) nr. 6"},
      new String[] {"BL §32"}),
  PLACEMENT(
      900,
      new String[] {"SEL §52(3) nr. 7", "SEL §52(3) nr. 7", "SEL §58"},
      new String[] {"BL §46", "BL §46", "BL §47"});

  private final double meanDays;
  private final String[] underServiceloven;
  private final String[] underBarnetsLov;

  MeasureCategory(double meanDays, String[] underServiceloven, String[] underBarnetsLov) {
    this.meanDays = meanDays;
    this.underServiceloven = underServiceloven;
    this.underBarnetsLov = underBarnetsLov;
  }

  /** How long one such measure runs before it ends or another takes its place. */
  double meanDays() {
    return meanDays;
  }

  String section(int day, SplitMix random) {
    return random.any(CaseContext.underBarnetsLov(day) ? underBarnetsLov : underServiceloven);
  }
}
