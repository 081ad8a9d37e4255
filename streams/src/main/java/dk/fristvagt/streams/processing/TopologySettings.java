package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.TopicNames;
import java.time.Period;
import java.util.Optional;
import java.util.Set;

/**
 * What the topology is made for.
 *
 * @param sources whose ticks make the clock; at least one
 * @param alertsMaxAge what fell due longer ago when it is first judged is counted, not sent
 * @param sharing where the partitions write their views for other instances; empty where this is
 *     the only one
 */
public record TopologySettings(
    TopicNames topics,
    Catalogue catalogue,
    Calendars calendars,
    Set<String> sources,
    Period alertsMaxAge,
    Optional<ViewSharing> sharing) {

  public TopologySettings {
    sources = Set.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "at least one source must be configured, or the clock never moves");
    }
  }

  /** For the only instance. */
  public TopologySettings(
      TopicNames topics,
      Catalogue catalogue,
      Calendars calendars,
      Set<String> sources,
      Period alertsMaxAge) {
    this(topics, catalogue, calendars, sources, alertsMaxAge, Optional.empty());
  }

  /** The same for one of several instances. */
  public TopologySettings withSharing(ViewSharing shared) {
    return new TopologySettings(
        topics, catalogue, calendars, sources, alertsMaxAge, Optional.of(shared));
  }
}
