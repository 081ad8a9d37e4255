package dk.fristvagt.sources;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Set;

/** The instants at which a day begins in any of some zones. Immutable. */
public final class LocalMidnights {

  private final Set<ZoneId> zones;

  public LocalMidnights(Collection<ZoneId> zones) {
    this.zones = Set.copyOf(zones);
  }

  /**
   * The first such instant after this one; {@link Long#MAX_VALUE} when there is no zone. All in ms
   * since the epoch.
   */
  public long after(long epochMilli) {
    long first = Long.MAX_VALUE;
    for (ZoneId zone : zones) {
      first = Math.min(first, after(epochMilli, zone));
    }
    return first;
  }

  private static long after(long epochMilli, ZoneId zone) {
    return Instant.ofEpochMilli(epochMilli)
        .atZone(zone)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant()
        .toEpochMilli();
  }
}
