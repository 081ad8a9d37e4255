package dk.fristvagt.app.runtime;

import dk.fristvagt.api.report.Population;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.schemas.TopicSettings;
import dk.fristvagt.streams.cluster.ClusterSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a running service is made of.
 *
 * @param topics made where they are missing
 * @param sources whose ticks make the clock
 * @param applicationId the same for all instances that share the work
 * @param stateDir for this instance alone
 * @param threads stream threads
 * @param port 0 for any that is free
 * @param time the wall clock: what the clock is held against to tell whether it is stale
 * @param staleAfter how far behind that the clock may be
 * @param kafka further client settings of the streams
 * @param population what notifications are held against
 * @param cluster how this instance and others reach each other; empty where it is the only one
 * @param access from where it can be reached, and by whom
 * @param storesOfCluster the id of another Kafka cluster whose stores are taken over; empty for
 *     none
 */
public record ServiceSettings(
    TopicSettings topics,
    Catalogue catalogue,
    Set<String> sources,
    String applicationId,
    Path stateDir,
    int threads,
    int port,
    InstantSource time,
    Duration staleAfter,
    Map<String, Object> kafka,
    Population population,
    Optional<ClusterSettings> cluster,
    HttpAccess access,
    Optional<String> storesOfCluster) {

  public ServiceSettings {
    sources = Set.copyOf(sources);
    kafka = Map.copyOf(kafka);
  }

  /** Of the only instance, for this machine alone. */
  public ServiceSettings(
      TopicSettings topics,
      Catalogue catalogue,
      Set<String> sources,
      String applicationId,
      Path stateDir,
      int threads,
      int port,
      InstantSource time,
      Duration staleAfter,
      Map<String, Object> kafka,
      Population population) {
    this(
        topics,
        catalogue,
        sources,
        applicationId,
        stateDir,
        threads,
        port,
        time,
        staleAfter,
        kafka,
        population,
        Optional.empty(),
        HttpAccess.THIS_MACHINE,
        Optional.empty());
  }

  /** The same as one of several instances. */
  public ServiceSettings withCluster(ClusterSettings member) {
    return new ServiceSettings(
        topics,
        catalogue,
        sources,
        applicationId,
        stateDir,
        threads,
        port,
        time,
        staleAfter,
        kafka,
        population,
        Optional.of(member),
        access,
        storesOfCluster);
  }

  /** The same where the stores of another Kafka cluster are taken over. */
  public ServiceSettings withStoresOf(String kafkaCluster) {
    return new ServiceSettings(
        topics,
        catalogue,
        sources,
        applicationId,
        stateDir,
        threads,
        port,
        time,
        staleAfter,
        kafka,
        population,
        cluster,
        access,
        Optional.of(kafkaCluster));
  }

  /** The calendar that the catalogue asks for. */
  public Calendars calendars() {
    return Calendars.danish(catalogue.saturdayIsWorkingDay());
  }
}
