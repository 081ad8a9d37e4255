package dk.fristvagt.rules.compliance;

import dk.fristvagt.rules.evaluation.ObligationStatus;

/**
 * How many obligations due in a period ended how. Immutable; additions are exact under corrections.
 */
public record StatusCounts(
    long met, long late, long overdue, long lapsed, long missed, long unknown) {

  public static final StatusCounts ZERO = new StatusCounts(0, 0, 0, 0, 0, 0);

  /** All that count: the denominator of a share. */
  public long due() {
    return met + late + overdue + lapsed + missed + unknown;
  }

  public boolean isZero() {
    return met == 0 && late == 0 && overdue == 0 && lapsed == 0 && missed == 0 && unknown == 0;
  }

  public StatusCounts plus(StatusCounts other) {
    return new StatusCounts(
        met + other.met,
        late + other.late,
        overdue + other.overdue,
        lapsed + other.lapsed,
        missed + other.missed,
        unknown + other.unknown);
  }

  /**
   * @throws IllegalArgumentException for a status that no due-basis figure holds (open, due soon,
   *     cancelled)
   */
  public StatusCounts plus(ObligationStatus status, long n) {
    return switch (status) {
      case MET -> new StatusCounts(met + n, late, overdue, lapsed, missed, unknown);
      case LATE -> new StatusCounts(met, late + n, overdue, lapsed, missed, unknown);
      case OVERDUE -> new StatusCounts(met, late, overdue + n, lapsed, missed, unknown);
      case LAPSED -> new StatusCounts(met, late, overdue, lapsed + n, missed, unknown);
      case MISSED -> new StatusCounts(met, late, overdue, lapsed, missed + n, unknown);
      case UNKNOWN -> new StatusCounts(met, late, overdue, lapsed, missed, unknown + n);
      default -> throw new IllegalArgumentException("not counted: " + status);
    };
  }
}
