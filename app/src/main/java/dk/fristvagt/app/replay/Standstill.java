package dk.fristvagt.app.replay;

import dk.fristvagt.app.runtime.CommandFailure;
import java.time.Duration;

/** Notices that nothing moves any more. For one thread. */
final class Standstill {

  private final long longest;
  private long lastClock = Long.MIN_VALUE;
  private long lastFed = Long.MIN_VALUE;
  private long since = System.nanoTime();

  Standstill(Duration longest) {
    this.longest = longest.toNanos();
  }

  /**
   * @param clock how far the streams are
   * @param fed how far the feed is
   * @throws CommandFailure when neither has moved for too long
   */
  void check(long clock, long fed) {
    if (clock != lastClock || fed != lastFed) {
      lastClock = clock;
      lastFed = fed;
      since = System.nanoTime();
    } else if (System.nanoTime() - since > longest) {
      throw new CommandFailure(
          "nothing has moved for "
              + Duration.ofNanos(longest).toMinutes()
              + " minutes; run it again with --verbose to see why");
    }
  }
}
