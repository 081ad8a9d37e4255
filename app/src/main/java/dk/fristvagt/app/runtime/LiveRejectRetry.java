package dk.fristvagt.app.runtime;

import dk.fristvagt.api.report.RejectRetry;
import dk.fristvagt.api.report.RetryReport;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.RejectRecheck;
import dk.fristvagt.streams.rejects.RejectId;
import dk.fristvagt.streams.rejects.RejectLog;
import dk.fristvagt.streams.rejects.RejectMark;
import dk.fristvagt.streams.rejects.RejectOriginals;
import dk.fristvagt.streams.rejects.Retriability;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes rejects in again. Facts are written, waited for, and only then marked: whatever fails, or
 * is killed, in between leaves rejects that are not marked, and whose facts may be there already.
 * To retry those once more changes nothing. Thread-safe; callers take turns.
 */
final class LiveRejectRetry implements RejectRetry {

  /** Facts that are waited for at once. */
  private static final int BATCH = 500;

  private static final int LISTED = 1_000;
  private static final String NO_FACT = "NO_FACT";

  private final TopicNames topics;
  private final RejectOriginals originals;
  private final RejectLog log;
  private final Supplier<RejectRecheck> rechecks;
  private final Supplier<CaseChangeProducer> producers;
  private final InstantSource time;

  /**
   * @param producers each is closed here; one that has failed is of no more use
   * @param time the clock that no fact may be ahead of
   */
  LiveRejectRetry(
      TopicNames topics,
      RejectOriginals originals,
      RejectLog log,
      Supplier<RejectRecheck> rechecks,
      Supplier<CaseChangeProducer> producers,
      InstantSource time) {
    this.topics = topics;
    this.originals = originals;
    this.log = log;
    this.rechecks = rechecks;
    this.producers = producers;
    this.time = time;
  }

  @Override
  public synchronized Optional<RetryReport> one(RejectId id) {
    return originals
        .at(id)
        .map(
            reject -> {
              try (Run run = new Run()) {
                run.take(id, reject);
                return run.report();
              }
            });
  }

  @Override
  public synchronized RetryReport all(String reason) {
    try (Run run = new Run()) {
      originals.forEach(
          (id, reject) -> {
            if (reject.getReason().equals(reason)) {
              run.take(id, reject);
            }
          });
      return run.report();
    }
  }

  private record Good(RejectId id, Fact fact) {}

  /** One request's work. */
  private final class Run implements AutoCloseable {

    private final RejectRecheck recheck = rechecks.get();
    private final List<Good> batch = new ArrayList<>();
    private final List<RetryReport.StillRejected> stillRejected = new ArrayList<>();
    private final List<RetryReport.NotRetriable> notRetriable = new ArrayList<>();
    private CaseChangeProducer producer;
    private long retried;
    private long alreadyRetried;
    private long unlisted;

    void take(RejectId id, Reject reject) {
      if (RejectMark.is(reject)) {
        notRetriable(id, NO_FACT);
        return;
      }
      if (log.isRetried(id)) {
        alreadyRetried++;
        return;
      }
      Retriability retriability = Retriability.of(reject, topics.caseChanges());
      if (retriability != Retriability.RETRIABLE) {
        notRetriable(id, retriability.name());
        return;
      }
      RejectRecheck.Verdict verdict = recheck.check(reject, time.millis());
      if (verdict instanceof RejectRecheck.Verdict.Good good) {
        batch.add(new Good(id, good.fact()));
        if (batch.size() == BATCH) {
          write();
        }
      } else if (verdict instanceof RejectRecheck.Verdict.StillRejected still) {
        stillRejected(id, still);
      } else {
        notRetriable(id, NO_FACT);
      }
    }

    RetryReport report() {
      write();
      return new RetryReport(
          retried, alreadyRetried, List.copyOf(stillRejected), List.copyOf(notRetriable), unlisted);
    }

    private void write() {
      if (batch.isEmpty()) {
        return;
      }
      if (producer == null) {
        producer = producers.get();
      }
      batch.forEach(good -> producer.send(good.fact(), time.millis()));
      producer.flush();
      batch.forEach(
          good ->
              producer.mark(
                  RejectMark.of(topics.rejects(), good.id(), time.millis()), time.millis()));
      producer.flush();
      batch.forEach(good -> log.markRetried(good.id(), time.instant()));
      retried += batch.size();
      batch.clear();
    }

    private void stillRejected(RejectId id, RejectRecheck.Verdict.StillRejected still) {
      if (stillRejected.size() < LISTED) {
        stillRejected.add(
            new RetryReport.StillRejected(id.toString(), still.reason().name(), still.detail()));
      } else {
        unlisted++;
      }
    }

    private void notRetriable(RejectId id, String because) {
      if (notRetriable.size() < LISTED) {
        notRetriable.add(new RetryReport.NotRetriable(id.toString(), because));
      } else {
        unlisted++;
      }
    }

    @Override
    public void close() {
      if (producer != null) {
        producer.close();
      }
    }
  }
}
