package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.ObligationStatus;

/** How many obligations are open, due soon and overdue. */
public record LiveCounts(long open, long dueSoon, long overdue) {

  public static final LiveCounts ZERO = new LiveCounts(0, 0, 0);

  public LiveCounts plus(LiveCounts other) {
    return new LiveCounts(open + other.open, dueSoon + other.dueSoon, overdue + other.overdue);
  }

  /** Adds n of a live status. */
  public LiveCounts plus(ObligationStatus status, long n) {
    return switch (status) {
      case OPEN -> new LiveCounts(open + n, dueSoon, overdue);
      case DUE_SOON -> new LiveCounts(open, dueSoon + n, overdue);
      case OVERDUE -> new LiveCounts(open, dueSoon, overdue + n);
      default -> throw new IllegalArgumentException("not live: " + status);
    };
  }

  public boolean isZero() {
    return open == 0 && dueSoon == 0 && overdue == 0;
  }
}
