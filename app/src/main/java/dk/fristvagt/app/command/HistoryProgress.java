package dk.fristvagt.app.command;

import dk.fristvagt.app.runtime.DeadlineService;
import dk.fristvagt.app.runtime.Progress;
import java.time.Duration;
import java.util.OptionalLong;

/** Shows how much of the history is worked off. For one thread. */
final class HistoryProgress {

  private static final long DAY = Duration.ofDays(1).toMillis();

  private final DeadlineService service;
  private final long end;
  private final Progress progress;
  private long first = Long.MIN_VALUE;
  private boolean done;

  /**
   * @param end when the history ends, ms since the epoch
   */
  HistoryProgress(DeadlineService service, long end, Progress progress) {
    this.service = service;
    this.end = end;
    this.progress = progress;
  }

  /** Returns whether the history is all there. */
  boolean update() {
    if (done) {
      return true;
    }
    OptionalLong clock = service.clock();
    if (clock.isEmpty()) {
      return false;
    }
    if (first == Long.MIN_VALUE) {
      first = clock.getAsLong();
    }
    if (clock.getAsLong() >= end) {
      done = true;
      progress.close();
    } else {
      progress.at(
          "Loading history", (clock.getAsLong() - first) / DAY, Math.max(1, (end - first) / DAY));
    }
    return done;
  }
}
