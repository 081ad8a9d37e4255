package dk.fristvagt.rules.compliance;

/**
 * Which way a share moves from one period to the next.
 *
 * <p>It moves when it changes by {@value #LEAST_PERCENTAGE_POINTS} percentage point or more, up or
 * down, and it is only asked about where both periods have at least {@value #LEAST_DUE} obligations
 * due: one more or less of a handful says nothing. Worked out from whole numbers, without rounding.
 */
public enum Trend {
  BETTER("better"),
  WORSE("worse"),
  /** A change of less than {@value #LEAST_PERCENTAGE_POINTS} percentage point. */
  UNCHANGED("unchanged"),
  /** Too little data in one of the periods. */
  NONE("none");

  /** A change smaller than this is none, in percentage points. */
  public static final int LEAST_PERCENTAGE_POINTS = 1;

  /** How many must be due in each of the periods. */
  public static final int LEAST_DUE = 10;

  private static final int PERCENT = 100;

  private final String label;

  Trend(String label) {
    this.label = label;
  }

  /** The name in JSON: {@code better}. */
  public String label() {
    return label;
  }

  /** From {@code metBefore} of {@code dueBefore} to {@code met} of {@code due}. */
  public static Trend of(long metBefore, long dueBefore, long met, long due) {
    if (dueBefore < LEAST_DUE || due < LEAST_DUE) {
      return NONE;
    }
    long change = PERCENT * (met * dueBefore - metBefore * due);
    long least = LEAST_PERCENTAGE_POINTS * dueBefore * due;
    if (Math.abs(change) < least) {
      return UNCHANGED;
    }
    return change > 0 ? BETTER : WORSE;
  }
}
