package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.compliance.CompletedCount;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.DayFigures;
import java.util.Map;
import java.util.TreeMap;

/** What is to be added to the figures of one group on one day. Mutable, for one thread. */
final class FiguresDelta {

  private StatusCounts now = StatusCounts.ZERO;
  private StatusCounts atClose = StatusCounts.ZERO;
  private long completedInTime;
  private long completedLate;
  private final Map<Integer, Long> durations = new TreeMap<>();

  void now(ObligationStatus status, long n) {
    now = now.plus(status, n);
  }

  void atClose(ObligationStatus status, long n) {
    atClose = atClose.plus(status, n);
  }

  void completed(CompletedCount completed, long n) {
    if (completed.inTime()) {
      completedInTime += n;
    } else {
      completedLate += n;
    }
    if (completed.durationDays() != null) {
      durations.merge(completed.durationDays(), n, (a, b) -> a + b == 0 ? null : a + b);
    }
  }

  DayFigures figures() {
    return new DayFigures(now, atClose, completedInTime, completedLate, durations);
  }
}
