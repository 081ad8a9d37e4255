package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.TopicNames;
import java.time.Period;
import java.util.Set;

/**
 * What the topology is made for.
 *
 * @param sources whose ticks make the clock; at least one
 * @param alertsMaxAge what fell due longer ago when it is first judged is counted, not sent
 */
public record TopologySettings(
    TopicNames topics,
    Catalogue catalogue,
    Calendars calendars,
    Set<String> sources,
    Period alertsMaxAge) {

  public TopologySettings {
    sources = Set.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "at least one source must be configured, or the clock never moves");
    }
  }
}
