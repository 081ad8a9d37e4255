package dk.fristvagt.api.report;

import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.streams.view.DayFigures;

/** The figures of several days and groups, added up. For one thread. */
final class FigureSum {

  private StatusCounts now = StatusCounts.ZERO;
  private StatusCounts atClose = StatusCounts.ZERO;
  private long inTime;
  private long late;
  private final DurationHistogram durations = new DurationHistogram();

  void add(DayFigures figures) {
    now = now.plus(figures.now());
    atClose = atClose.plus(figures.atClose());
    inTime += figures.completedInTime();
    late += figures.completedLate();
    figures.durations().forEach(durations::add);
  }

  /** Whether there is anything to show on a basis, now or at the close. */
  boolean has(Basis basis) {
    return basis == Basis.DUE ? !now.isZero() || !atClose.isZero() : inTime + late > 0;
  }

  /** The counts on a basis. */
  StatusCounts counts(Basis basis) {
    return basis == Basis.DUE ? now : new StatusCounts(inTime, late, 0, 0, 0, 0);
  }

  StatusCounts atClose() {
    return atClose;
  }

  DurationHistogram durations() {
    return durations;
  }
}
