package dk.fristvagt.sources;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * How a live service ticks.
 *
 * @param interval between two ticks, at least a millisecond
 * @param grace how long after a registration the fact may still arrive, not negative: ticks lag the
 *     wall clock by it
 * @param zones the zones whose midnights are ticked at exactly
 */
public record LiveTickerSettings(Duration interval, Duration grace, Collection<ZoneId> zones) {

  public LiveTickerSettings {
    if (interval.toMillis() < 1) {
      throw new IllegalArgumentException("the interval between ticks is at least a millisecond");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("the grace of ticks is not negative");
    }
    zones = Set.copyOf(zones);
  }

  /** Every five seconds, midnights in Denmark. */
  public static LiveTickerSettings withGrace(Duration grace) {
    return new LiveTickerSettings(
        Duration.ofSeconds(5), grace, List.of(ZoneId.of("Europe/Copenhagen")));
  }
}
