package dk.fristvagt.sources.generator;

/**
 * The measures of one open case: one after the other, some in a chain, until shortly before the
 * case closes.
 */
final class MeasuresFlow {

  /** Nothing shorter is worth a decision. */
  private static final int SHORTEST_DAYS = 45;

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
      int over = start + SHORTEST_DAYS + (int) random.gamma2(category.meanDays());
      if (end - over < SHORTEST_DAYS * 2) {
        over = end;
      }
      if (over - start < SHORTEST_DAYS) {
        return;
      }
      MeasureFlow measure = new MeasureFlow(context, random.split(number), category, open);
      before = measure.play(start, over, chained ? before : null);
      start = before.endDay();
    }
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
