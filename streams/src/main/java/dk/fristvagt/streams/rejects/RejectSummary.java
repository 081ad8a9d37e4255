package dk.fristvagt.streams.rejects;

import java.time.Instant;
import java.util.List;

/**
 * How many rejects there are, as far as they were read.
 *
 * @param reasons by reason
 * @param sources by where they came from, the most first
 * @param unlistedSources rejects from further sources, which are not told apart
 * @param unreadable records of the topic that are no rejects
 */
public record RejectSummary(
    Reading reading,
    List<ReasonCount> reasons,
    List<SourceCount> sources,
    long unlistedSources,
    long unreadable) {

  /**
   * How far the topic is read.
   *
   * @param complete whether to what was its end at the last look
   * @param records read so far, of whatever kind
   * @param failingSince since when it cannot be read further; null while all is well
   * @param failure the kind of failure; null while all is well
   */
  public record Reading(boolean complete, long records, Instant failingSince, String failure) {}

  /**
   * @param total with those that were retried
   * @param retried taken in after all
   * @param retriable of those that were not, whose original is whole
   */
  public record ReasonCount(String reason, long total, long retried, long retriable) {}

  /**
   * @param source a file's or a topic's name
   * @param total with those that were retried
   */
  public record SourceCount(String source, String reason, long total) {}

  /** All rejects. */
  public long total() {
    return reasons.stream().mapToLong(ReasonCount::total).sum();
  }

  /** All that were taken in after all. */
  public long retried() {
    return reasons.stream().mapToLong(ReasonCount::retried).sum();
  }
}
