package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.sources.CaseChangeProducer;
import dk.fristvagt.sources.LocalMidnights;
import dk.fristvagt.sources.Origin;
import dk.fristvagt.sources.Rejection;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Writes what captured changes mean: facts, rejects, and a tick where the database's clock went on.
 * Not thread-safe.
 */
final class ChangeWriter {

  private final CaptureMapping mapping;
  private final FactChanges facts;
  private final LocalMidnights midnights;
  private final InstantSource clock;
  private final CaptureProgress progress;
  private final List<Long> clocks = new ArrayList<>();

  ChangeWriter(CaptureSettings settings, LocalMidnights midnights, CaptureProgress progress) {
    this.mapping = settings.mapping();
    this.facts = new FactChanges(mapping, settings.zones());
    this.midnights = midnights;
    this.clock = settings.clock();
    this.progress = progress;
  }

  /**
   * @param record that the change was read from
   */
  void change(
      RowChange change, ConsumerRecord<byte[], byte[]> record, CaseChangeProducer producer) {
    long now = clock.millis();
    for (FactChanges.Outcome outcome : facts.of(change, now)) {
      if (outcome instanceof FactChanges.Outcome.Written written) {
        producer.send(written.fact(), now);
        progress.fact();
      } else if (outcome instanceof FactChanges.Outcome.Rejected rejected) {
        reject(rejected.reason(), rejected.detail(), record, producer);
      }
    }
    if (change.table().equals(mapping.clock().table()) && change.after() != null) {
      progress.heartbeat(Instant.now());
      clock(change.after(), record, producer);
    }
  }

  void reject(
      RejectReason reason,
      String detail,
      ConsumerRecord<byte[], byte[]> record,
      CaseChangeProducer producer) {
    String original =
        record.value() == null ? "" : new String(record.value(), StandardCharsets.UTF_8);
    String masked =
        reason == RejectReason.UNREADABLE
            ? CprNumbers.maskAllDigitRuns(original)
            : CprNumbers.mask(original);
    producer.reject(
        new Rejection(
            reason,
            detail,
            new Origin.Offset(record.topic(), record.partition(), record.offset()),
            masked.getBytes(StandardCharsets.UTF_8)),
        clock.millis());
    progress.reject();
  }

  /** Writes the ticks of the clocks that were read since; no transaction is read in part. */
  OptionalLong tick(OptionalLong last, CaseChangeProducer producer) {
    OptionalLong ticked = last;
    for (long time : clocks) {
      ticked = tick(time, ticked, producer);
    }
    clocks.clear();
    return ticked;
  }

  /** Forgets the clocks that were read since the last tick. */
  void discard() {
    clocks.clear();
  }

  private OptionalLong tick(long time, OptionalLong last, CaseChangeProducer producer) {
    if (last.isPresent()) {
      if (time <= last.getAsLong()) {
        return last;
      }
      for (long midnight = midnights.after(last.getAsLong());
          midnight < time;
          midnight = midnights.after(midnight)) {
        producer.tickUnconfirmed(mapping.source(), midnight);
      }
    }
    producer.tickUnconfirmed(mapping.source(), time);
    progress.completeThrough(time);
    return OptionalLong.of(time);
  }

  private void clock(
      Map<String, Object> row, ConsumerRecord<byte[], byte[]> record, CaseChangeProducer producer) {
    Object value = row.get(mapping.clock().column());
    if (value == null) {
      return;
    }
    try {
      long time = Instant.parse(value.toString()).toEpochMilli();
      // Followed, it could never be taken back: every deadline until then would be judged.
      boolean ahead = time - clock.millis() > FactReader.TOLERANCE.toMillis();
      progress.clockAhead(ahead);
      if (!ahead) {
        clocks.add(time - mapping.clock().grace().toMillis());
      }
    } catch (DateTimeException e) {
      reject(
          RejectReason.BAD_VALUE,
          mapping.clock().table() + ": the clock has a bad value",
          record,
          producer);
    }
  }
}
