package dk.fristvagt.sources;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;

/**
 * At which instants a replay ticks: at every multiple of an interval since the epoch, and whenever
 * a local day begins.
 */
public final class TickRule {

  private static final ZoneId DENMARK = ZoneId.of("Europe/Copenhagen");

  private final long interval;
  private final LocalMidnights midnights;

  private TickRule(long interval, LocalMidnights midnights) {
    this.interval = interval;
    this.midnights = midnights;
  }

  /** Each full hour UTC and each midnight in Denmark. */
  public static TickRule hourly() {
    return every(Duration.ofHours(1), List.of(DENMARK));
  }

  /**
   * @param interval at least a millisecond
   * @param zones the zones whose midnights are ticked at
   */
  public static TickRule every(Duration interval, Collection<ZoneId> zones) {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("the interval between ticks is at least a millisecond");
    }
    return new TickRule(interval.toMillis(), new LocalMidnights(zones));
  }

  /** The first tick after this instant, both in ms since the epoch. */
  public long after(long epochMilli) {
    long multiple = Math.multiplyExact(Math.floorDiv(epochMilli, interval) + 1, interval);
    return Math.min(multiple, midnights.after(epochMilli));
  }
}
