package dk.fristvagt.sources.generator;

/**
 * The measures of one open case: one after the other, some in a chain, until shortly before the
 * case closes.
 */
final class MeasuresFlow {

  /** Nothing shorter is worth a decision. */
  private static final int SHORTEST_DAYS = 45;

  private static final int PREVENTIVE_MONTHS = 6;
  private static final double CHAINED = 0.3;
  private static final double MEAN_DAYS_BETWEEN = 30;

  private final CaseContext context;
  private final SplitMix random;

  MeasuresFlow(CaseContext context, SplitMix random) {
    this.context = context;
    this.random = random;
  }

  /**
   * @param open no plan or decision is made before this day
   * @param from when the first may start
   * @param latest when the last must have ended
   */
  void play(EpisodeKind kind, int open, int from, int latest) {
    int end = latest - random.between(7, 100);
    int start = from;
    MeasureFlow.Started before = null;
    for (int number = 1; end - start >= SHORTEST_DAYS; number++) {
      MeasureCategory category = category(kind, number);
      boolean chained = before != null && before.category() == category && random.chance(CHAINED);
      if (before != null && !chained) {
        start += (int) random.exponential(MEAN_DAYS_BETWEEN);
      }
      boolean isPrivate = random.chance(category == MeasureCategory.PREVENTIVE ? 0.35 : 0.3);
      int over = start + days(category, isPrivate, start);
      if (end - over < SHORTEST_DAYS * 2) {
        over = end;
      }
      if (over - start < SHORTEST_DAYS) {
        return;
      }
      MeasureFlow measure =
          new MeasureFlow(context, random.split(number), category, isPrivate, open);
      before = measure.play(start, over, chained ? before : null);
      start = before.endDay();
    }
  }

  /** A private preventive measure is meant to be over within six months. */
  private int days(MeasureCategory category, boolean isPrivate, int start) {
    if (category == MeasureCategory.PREVENTIVE && isPrivate) {
      int lastDay = CopenhagenCalendar.INSTANCE.plusMonths(start, PREVENTIVE_MONTHS);
      return random.chance(context.practice().share(WorkStep.PREVENTIVE_CLOSED, lastDay))
          ? random.between(SHORTEST_DAYS, lastDay - start - 4)
          : lastDay - start + 6 + (int) random.exponential(150);
    }
    return SHORTEST_DAYS + (int) random.gamma2(category.meanDays());
  }

  /** Half of the placements are tried to be avoided first. */
  private MeasureCategory category(EpisodeKind kind, int number) {
    return switch (kind) {
      case FAMILY -> MeasureCategory.FAMILY;
      case PLACEMENT ->
          number == 1 && random.chance(0.4) ? MeasureCategory.FAMILY : MeasureCategory.PLACEMENT;
      default -> MeasureCategory.PREVENTIVE;
    };
  }
}
