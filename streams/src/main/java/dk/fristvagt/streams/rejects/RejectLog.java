package dk.fristvagt.streams.rejects;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Reject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was read of the rejects: counts of all, and the latest of each reason without their
 * originals. Thread-safe.
 *
 * <p>Bounded: of each reason the latest {@link #LISTED_PER_REASON} are kept, and a bit for each of
 * the others; of sources the first {@link #MOST_SOURCES} are told apart. What the broker deletes
 * because of its age stays counted until the next start.
 */
public final class RejectLog {

  /** About 2 MB a reason. */
  public static final int LISTED_PER_REASON = 5_000;

  static final int MOST_SOURCES = 1_000;

  private static final RejectSummary.Reading NOTHING_READ =
      new RejectSummary.Reading(false, 0, null, null);

  private final String rejectsTopic;
  private final String caseChangesTopic;
  private final Map<String, OfReason> byReason = new TreeMap<>();
  private final Map<Source, Long> bySource = new HashMap<>();
  private final OffsetSet retried = new OffsetSet();

  /** Marks of rejects that were not read yet: retried here before the reader came to them. */
  private final Map<RejectId, Instant> marksAhead = new HashMap<>();

  private long unlistedSources;
  private long unreadable;
  private RejectSummary.Reading reading = NOTHING_READ;

  private record Source(String name, String reason) {}

  /** The rejects of one reason. */
  private static final class OfReason {
    final OffsetSet all = new OffsetSet();
    final NavigableMap<RejectId, RejectEntry> latest = new TreeMap<>();
    long total;
    long retriedOnes;

    /** Of all, whether retried or not. */
    long retriable;
  }

  public RejectLog(TopicNames topics) {
    this.rejectsTopic = topics.rejects();
    this.caseChangesTopic = topics.caseChanges();
  }

  /**
   * Takes in a record of the topic; one that was taken in before changes nothing. Those of a
   * partition come in order.
   *
   * @param recordedAt when the broker got it, ms since the epoch
   */
  public synchronized void add(RejectId id, long recordedAt, Reject reject) {
    if (RejectMark.is(reject)) {
      RejectMark.marked(rejectsTopic, reject)
          .ifPresent(marked -> markRetried(marked, Instant.ofEpochMilli(recordedAt)));
      return;
    }
    OfReason reason = byReason.computeIfAbsent(reject.getReason(), name -> new OfReason());
    if (!reason.all.add(id)) {
      return;
    }
    RejectEntry entry = entry(id, recordedAt, reject);
    reason.total++;
    if (entry.retriability() == Retriability.RETRIABLE) {
      reason.retriable++;
    }
    reason.latest.put(id, entry);
    if (reason.latest.size() > LISTED_PER_REASON) {
      reason.latest.pollFirstEntry();
    }
    Source source = new Source(entry.origin().source(), entry.reason());
    if (bySource.containsKey(source) || bySource.size() < MOST_SOURCES) {
      bySource.merge(source, 1L, Long::sum);
    } else {
      unlistedSources++;
    }
    Instant ahead = marksAhead.remove(id);
    if (ahead != null) {
      countRetried(reason, id, ahead);
    }
  }

  /** A reject was taken in after all; said twice it says nothing new. */
  public synchronized void markRetried(RejectId id, Instant at) {
    if (!retried.add(id)) {
      return;
    }
    for (OfReason reason : byReason.values()) {
      if (reason.all.contains(id)) {
        countRetried(reason, id, at);
        return;
      }
    }
    marksAhead.put(id, at);
  }

  private static void countRetried(OfReason reason, RejectId id, Instant at) {
    reason.retriedOnes++;
    reason.latest.computeIfPresent(id, (same, entry) -> entry.retried(at));
  }

  /** Whether a reject was taken in after all, as far as was read. */
  public synchronized boolean isRetried(RejectId id) {
    return retried.contains(id);
  }

  /** A record of the topic is none of ours. */
  synchronized void addUnreadable() {
    unreadable++;
  }

  synchronized void reading(boolean complete, long records) {
    reading = new RejectSummary.Reading(complete, records, null, null);
  }

  /** Whether all was well until now. */
  synchronized boolean failing(Instant now, String failure) {
    boolean wasWell = reading.failingSince() == null;
    reading =
        new RejectSummary.Reading(
            reading.complete(), reading.records(), wasWell ? now : reading.failingSince(), failure);
    return wasWell;
  }

  /** The counts as they are. */
  public synchronized RejectSummary summary() {
    List<RejectSummary.ReasonCount> reasons = new ArrayList<>();
    byReason.forEach(
        (name, of) ->
            reasons.add(
                new RejectSummary.ReasonCount(
                    name, of.total, of.retriedOnes, Math.max(0, of.retriable - of.retriedOnes))));
    List<RejectSummary.SourceCount> sources = new ArrayList<>();
    bySource.forEach(
        (source, total) ->
            sources.add(new RejectSummary.SourceCount(source.name, source.reason, total)));
    sources.sort(
        Comparator.comparingLong(RejectSummary.SourceCount::total)
            .reversed()
            .thenComparing(RejectSummary.SourceCount::source)
            .thenComparing(RejectSummary.SourceCount::reason));
    return new RejectSummary(reading, reasons, sources, unlistedSources, unreadable);
  }

  /**
   * The latest first.
   *
   * @param reason of this reason only; null for any
   * @param before only those that stand before this one; null for all
   */
  public synchronized List<RejectEntry> latest(String reason, RejectId before, int limit) {
    List<RejectEntry> latest = new ArrayList<>();
    for (Map.Entry<String, OfReason> of : byReason.entrySet()) {
      if (reason == null || reason.equals(of.getKey())) {
        NavigableMap<RejectId, RejectEntry> listed = of.getValue().latest;
        (before == null ? listed : listed.headMap(before, false))
            .descendingMap().values().stream().limit(limit).forEach(latest::add);
      }
    }
    latest.sort(Comparator.comparing(RejectEntry::id).reversed());
    return List.copyOf(latest.subList(0, Math.min(limit, latest.size())));
  }

  /** One of those that are kept. */
  public synchronized Optional<RejectEntry> entry(RejectId id) {
    return byReason.values().stream()
        .map(of -> of.latest.get(id))
        .filter(entry -> entry != null)
        .findFirst();
  }

  private RejectEntry entry(RejectId id, long recordedAt, Reject reject) {
    return new RejectEntry(
        id,
        reject.getReason(),
        CprNumbers.maskAllDigitRuns(reject.getDetail()),
        reject.getClock() == null ? null : Instant.ofEpochMilli(reject.getClock()),
        Instant.ofEpochMilli(recordedAt),
        new RejectOrigin(
            reject.getTopic(),
            reject.getPartition(),
            reject.getOffset(),
            reject.getFile(),
            reject.getLine()),
        Retriability.of(reject, caseChangesTopic),
        null);
  }
}
