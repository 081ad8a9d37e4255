package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.TopicNames;
import java.time.Duration;
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
 * @param workTime how long a partition's work may keep its thread from committing; empty for as
 *     long as it takes, which suits a driver that does not commit
 * @param kafkaCluster the id of the cluster that the stores are written to; empty for unknown
 */
public record TopologySettings(
    TopicNames topics,
    Catalogue catalogue,
    Calendars calendars,
    Set<String> sources,
    Period alertsMaxAge,
    Optional<ViewSharing> sharing,
    Optional<Duration> workTime,
    Optional<String> kafkaCluster) {

  public TopologySettings {
    sources = Set.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException(
          "at least one source must be configured, or the clock never moves");
    }
  }

  /** For the only instance, with any work time. */
  public TopologySettings(
      TopicNames topics,
      Catalogue catalogue,
      Calendars calendars,
      Set<String> sources,
      Period alertsMaxAge) {
    this(
        topics,
        catalogue,
        calendars,
        sources,
        alertsMaxAge,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same for one of several instances. */
  public TopologySettings withSharing(ViewSharing shared) {
    return new TopologySettings(
        topics,
        catalogue,
        calendars,
        sources,
        alertsMaxAge,
        Optional.of(shared),
        workTime,
        kafkaCluster);
  }

  /** The same with an end to what is done between two commits. */
  public TopologySettings withWorkTime(Duration time) {
    return new TopologySettings(
        topics,
        catalogue,
        calendars,
        sources,
        alertsMaxAge,
        sharing,
        Optional.of(time),
        kafkaCluster);
  }

  /** The same on a cluster of this id. */
  public TopologySettings withKafkaCluster(Optional<String> id) {
    return new TopologySettings(
        topics, catalogue, calendars, sources, alertsMaxAge, sharing, workTime, id);
  }
}
