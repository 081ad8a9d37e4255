package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.FactKey;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.CatalogueActivated;
import dk.fristvagt.schemas.v1.Tick;
import dk.fristvagt.streams.store.TracedValue;
import dk.fristvagt.streams.store.WakeIndex;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * Takes the records of one partition in: facts and their erasures into the store with an entry in
 * the wake index, ticks into the clock, catalogues among those that wait. Nothing is judged here.
 *
 * <p>What comes late while a step is worked on is parked until {@link #release}; what cannot be
 * taken in is rejected with a reason. For one thread.
 */
final class RecordIntake {

  /** Of what is said about a catalogue that is rejected. */
  private static final int LONGEST_DETAIL = 1_000;

  private final CaseChangesDecoder decoder;
  private final CaseChangeCodec codec;
  private final FactStore facts;
  private final WakeIndex wakeIndex;
  private final PartitionClock clock;
  private final PartitionCatalogues catalogues;
  private final SentAlertStore sentAlerts;
  private final Parking parking;
  private final Rejects rejects;

  RecordIntake(
      CaseChangesDecoder decoder,
      CaseChangeCodec codec,
      FactStore facts,
      WakeIndex wakeIndex,
      PartitionClock clock,
      PartitionCatalogues catalogues,
      SentAlertStore sentAlerts,
      Parking parking,
      Rejects rejects) {
    this.decoder = decoder;
    this.codec = codec;
    this.facts = facts;
    this.wakeIndex = wakeIndex;
    this.clock = clock;
    this.catalogues = catalogues;
    this.sentAlerts = sentAlerts;
    this.parking = parking;
    this.rejects = rejects;
  }

  /**
   * Takes a record in, or sends it to the rejects.
   *
   * @param origin where it came from, or null
   * @return whether it was a catalogue, which may wait for its step now
   */
  boolean take(Record<String, byte[]> record, RecordMetadata origin) {
    String key = record.key();
    byte[] value = record.value();
    long timestamp = record.timestamp();
    if (value == null) {
      if (clock.isBehind()) {
        parking.park(key, null, timestamp);
      } else {
        erase(key, timestamp);
      }
      return false;
    }
    TraceContext trace = TraceContext.of(record.headers());
    try {
      Object change = decoder.decode(value);
      if (change instanceof Tick tick) {
        clock.tick(tick.getSource(), tick.getTime());
      } else if (change instanceof CatalogueActivated activated) {
        activate(activated);
        return true;
      } else if (change instanceof CaseChange caseChange) {
        Fact fact = codec.read(caseChange, timestamp);
        if (mustWait(fact.registeredAt().epochMilli())) {
          parking.park(key, TracedValue.of(value, trace), timestamp);
        } else {
          store(fact, TracedValue.of(value, trace));
        }
      }
    } catch (UnreadableRecordException e) {
      rejects.send(
          RejectReason.UNREADABLE, e.getMessage(), value, timestamp, trace, origin, clock.done());
    } catch (RejectedFactException e) {
      rejects.send(e.reason(), e.getMessage(), value, timestamp, trace, origin, clock.done());
    }
    return false;
  }

  /** Takes in what waited for the steps that are done now. */
  void release() {
    parking.release(this::arrive);
  }

  private void arrive(String key, byte[] value, long timestamp) {
    if (value == null) {
      erase(key, timestamp);
      return;
    }
    try {
      store(codec.decode((CaseChange) decoder.decode(TracedValue.value(value))), value);
    } catch (UnreadableRecordException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was accepted can no longer be read", e);
    }
  }

  /** Whether a late fact has to wait because it would depend on timing which step sees it first. */
  private boolean mustWait(long registered) {
    return clock.isBehind() && registered <= clock.received();
  }

  private void activate(CatalogueActivated activated) throws RejectedFactException {
    if (CprNumbers.in(activated.getYaml())) {
      throw new RejectedFactException(
          RejectReason.CPR_NUMBER, "a text in the catalogue looks like a CPR number");
    }
    try {
      catalogues.published(activated.getYaml(), activated.getSequence(), clock.received());
    } catch (InvalidCatalogueException e) {
      String detail = CprNumbers.mask("yaml is no catalogue: " + e.getMessage());
      throw new RejectedFactException(
          RejectReason.BAD_VALUE, detail.substring(0, Math.min(LONGEST_DETAIL, detail.length())));
    }
  }

  private void store(Fact fact, byte[] value) {
    if (!facts.put(fact, value)) {
      return;
    }
    String caseKey = CaseChangeKeys.caseOf(fact.municipality(), fact.caseId());
    long registered = fact.registeredAt().epochMilli();
    if (clock.done() != PartitionClock.NONE && registered <= clock.done()) {
      wakeIndex.wakeForLate(clock.done() + 1, caseKey, registered);
    } else {
      wakeIndex.wake(registered, caseKey);
    }
  }

  private void erase(String key, long timestamp) {
    Optional<FactKey> fact = key == null ? Optional.empty() : CaseChangeKeys.parse(key);
    if (fact.isEmpty()) {
      return;
    }
    String caseKey = CaseChangeKeys.caseOf(fact.get().municipality(), fact.get().caseId());
    if (facts.erase(caseKey, key)) {
      if (!facts.holds(caseKey, fact.get().eventId())) {
        sentAlerts.forget(caseKey, fact.get());
      }
      if (clock.done() == PartitionClock.NONE) {
        wakeIndex.wake(timestamp, caseKey);
      } else {
        wakeIndex.wakeForLate(clock.done() + 1, caseKey, WakeIndex.ERASED);
      }
    }
  }
}
