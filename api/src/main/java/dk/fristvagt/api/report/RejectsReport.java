package dk.fristvagt.api.report;

import dk.fristvagt.streams.rejects.RejectEntry;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.rejects.RejectOrigin;
import dk.fristvagt.streams.rejects.RejectSummary;
import dk.fristvagt.streams.rejects.Retriability;
import java.time.Instant;
import java.util.List;

/**
 * How many rejects there are and the latest of them, without anything of what was in them.
 *
 * @param complete whether the topic was read to what was its end at the last look
 * @param read how many records of it were read so far
 * @param failingSince since when it cannot be read further; null while all is well
 * @param failure the kind of failure; null while all is well
 * @param total of all reasons, with those that were retried
 * @param retried taken in after all
 * @param reasons by reason
 * @param sources by file or topic and reason, the most first
 * @param unlistedSources rejects from further sources, which are not told apart
 * @param unreadable records of the topic that are no rejects
 * @param rejects the latest first
 * @param nextCursor where older ones begin; null where the list ends
 */
public record RejectsReport(
    boolean complete,
    long read,
    Instant failingSince,
    String failure,
    long total,
    long retried,
    List<RejectSummary.ReasonCount> reasons,
    List<RejectSummary.SourceCount> sources,
    long unlistedSources,
    long unreadable,
    List<Row> rejects,
    String nextCursor) {

  /**
   * A reject.
   *
   * @param id what it is called when it is to be retried
   * @param clock the clock at which it was rejected; null where there was none
   * @param recordedAt when the broker got it
   * @param retriable whether it was not retried yet and its original is whole
   * @param notRetriableBecause null where its original is whole
   * @param retriedAt when it was taken in after all; null where it was not
   */
  public record Row(
      String id,
      String reason,
      String detail,
      Instant clock,
      Instant recordedAt,
      RejectOrigin origin,
      boolean retriable,
      String notRetriableBecause,
      Instant retriedAt) {

    static Row of(RejectEntry entry) {
      boolean whole = entry.retriability() == Retriability.RETRIABLE;
      return new Row(
          entry.id().toString(),
          entry.reason(),
          entry.detail(),
          entry.clock(),
          entry.recordedAt(),
          entry.origin(),
          whole && entry.retriedAt() == null,
          whole ? null : entry.retriability().name(),
          entry.retriedAt());
    }
  }

  /**
   * A page of what was read so far.
   *
   * @param reason of this reason only; null for any
   * @param before only rejects that stand before this one; null for all
   * @param limit 1 or more
   */
  public static RejectsReport ofPage(RejectLog log, String reason, RejectId before, int limit) {
    List<RejectEntry> latest = log.latest(reason, before, limit + 1);
    List<RejectEntry> page = latest.subList(0, Math.min(limit, latest.size()));
    return of(
        log.summary(),
        page,
        latest.size() > limit ? RejectCursor.encode(page.get(limit - 1).id()) : null);
  }

  /**
   * All pages in one: of each reason the latest {@value RejectLog#LISTED_PER_REASON} at most.
   *
   * @param reason of this reason only; null for any
   */
  public static RejectsReport ofAll(RejectLog log, String reason) {
    return of(log.summary(), log.latest(reason, null, Integer.MAX_VALUE), null);
  }

  private static RejectsReport of(
      RejectSummary summary, List<RejectEntry> rejects, String nextCursor) {
    return new RejectsReport(
        summary.reading().complete(),
        summary.reading().records(),
        summary.reading().failingSince(),
        summary.reading().failure(),
        summary.total(),
        summary.retried(),
        summary.reasons(),
        summary.sources(),
        summary.unlistedSources(),
        summary.unreadable(),
        rejects.stream().map(Row::of).toList(),
        nextCursor);
  }
}
