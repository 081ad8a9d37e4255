package dk.fristvagt.api.report;

import dk.fristvagt.streams.operations.InstanceState;
import dk.fristvagt.streams.operations.ThreadHealth;
import dk.fristvagt.streams.rejects.RejectSummary;
import java.time.Instant;
import java.util.List;

/**
 * How the service itself is. No cases and no people.
 *
 * @param time the service's own wall clock, which the clocks are held against
 * @param catalogue what is followed, as far as a partition can say
 * @param streams null where none run here
 * @param partitions how many can answer
 * @param instances those that share the partitions, by address; empty where this is the only one
 * @param partitionStates of those that have a view, by number; what only the instance knows on
 *     which the partition's task runs is null elsewhere
 * @param sources whose ticks make the clock, by name
 * @param captures of the sources that are captured from a database and taken in by this process
 * @param restores of stores that were filled from their changelogs since the start
 * @param pushClients how many browsers follow the figures now; null where nobody can
 */
public record OperationsReport(
    Instant time,
    Service service,
    FollowedCatalogue catalogue,
    Streams streams,
    Partitions partitions,
    List<InstanceState> instances,
    List<PartitionState> partitionStates,
    List<SourceState> sources,
    List<CaptureState> captures,
    RestoreReport restores,
    Rejects rejects,
    Integer pushClients) {

  /**
   * @param version of the program
   * @param java of the machine it runs on
   * @param kafka of the client and the streams
   * @param startedAt by the machine's clock
   */
  public record Service(
      String version, String java, String kafka, Instant startedAt, long uptimeSeconds) {}

  /**
   * @param state as Kafka Streams calls it
   * @param since when it came into that state, by the machine's clock
   * @param failures threads that failed and were replaced since the start
   */
  public record Streams(String state, Instant since, int failures, List<ThreadHealth> threads) {}

  /**
   * @param clock the last step whose work is all done; null before the first
   * @param behindMs how far the clock is behind the service's time; never negative; null without a
   *     clock, or where the service is not live
   * @param received the last step that the sources asked for; null before the first, or where it
   *     cannot be asked now
   * @param pendingSteps how many wait to be worked off; null where it cannot be asked now
   * @param lagRecords records of {@code case-changes} not read yet, as of the last fetch; null
   *     before the first
   */
  public record PartitionState(
      int partition,
      Instant clock,
      Long behindMs,
      Instant received,
      Integer pendingSteps,
      Long lagRecords) {}

  /**
   * @param completeThrough the least over the partitions held here; null where one has none
   * @param behindMs how far that is behind the service's time; never negative; null without one, or
   *     where the service is not live
   * @param stalled whether it has said nothing for too long, which stops the clock
   */
  public record SourceState(
      String source, Instant completeThrough, Long behindMs, boolean stalled) {}

  /**
   * @param complete whether all of them were read
   * @param failingSince since when they cannot be read further; null while all is well
   * @param total with those that were retried
   */
  public record Rejects(
      boolean complete,
      Instant failingSince,
      long total,
      long retried,
      List<RejectSummary.ReasonCount> reasons) {}
}
