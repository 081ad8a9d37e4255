package dk.fristvagt.api.report;

import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.rejects.RejectLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * What those who operate a service ask it, besides its figures. All parts are thread-safe.
 *
 * @param version of the program
 * @param startedAt by the machine's clock
 * @param topics whose records are counted
 * @param sources whose ticks make the clock
 * @param stalledAfter how long a source may say nothing; null where it may as long as it likes, as
 *     in a replay
 * @param streams empty where no streams run here
 * @param retry empty where rejects cannot be written here
 * @param pushClients how many browsers follow the figures now; empty where nobody can
 * @param captures the sources that are captured from a database and taken in by this process
 */
public record Operations(
    String version,
    Instant startedAt,
    TopicNames topics,
    Set<String> sources,
    Duration stalledAfter,
    Optional<StreamsHealth> streams,
    RejectLog rejects,
    Optional<RejectRetry> retry,
    Optional<IntSupplier> pushClients,
    Supplier<List<CaptureState>> captures) {

  public Operations {
    sources = Set.copyOf(sources);
  }

  /** Where nothing is captured. */
  public Operations(
      String version,
      Instant startedAt,
      TopicNames topics,
      Set<String> sources,
      Duration stalledAfter,
      Optional<StreamsHealth> streams,
      RejectLog rejects,
      Optional<RejectRetry> retry,
      Optional<IntSupplier> pushClients) {
    this(
        version,
        startedAt,
        topics,
        sources,
        stalledAfter,
        streams,
        rejects,
        retry,
        pushClients,
        List::of);
  }

  /** Of figures that come from nowhere: no streams, and no rejects that anybody reads. */
  public static Operations none() {
    return new Operations(
        "(not packaged)",
        Instant.now(),
        TopicNames.plain(),
        Set.of(),
        null,
        Optional.empty(),
        new RejectLog(TopicNames.plain()),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with browsers that follow the figures. */
  public Operations withPushClients(IntSupplier count) {
    return new Operations(
        version,
        startedAt,
        topics,
        sources,
        stalledAfter,
        streams,
        rejects,
        retry,
        Optional.of(count),
        captures);
  }

  /** The same with sources that are captured. */
  public Operations withCaptures(Supplier<List<CaptureState>> states) {
    return new Operations(
        version,
        startedAt,
        topics,
        sources,
        stalledAfter,
        streams,
        rejects,
        retry,
        pushClients,
        states);
  }
}
