package dk.fristvagt.streams.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.CaseChangeCodec;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.CaseChangesDecoder;
import dk.fristvagt.schemas.TraceContext;
import dk.fristvagt.schemas.UnreadableRecordException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.streams.store.TracedValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The facts of this partition: one entry per fact and revision, the bytes as they came, with the
 * trace that they came with. Of records that are the same but for their trace the first is kept.
 *
 * <p>Of several records with one revision the one that counts is kept ({@link RecordOrder}); which
 * one that is does not depend on the clock. Cases looked at lately are kept decoded: most of a
 * look's cost was decoding them again. For one thread.
 */
final class FactStore {

  private static final StringSerializer PREFIX = new StringSerializer();

  /** Decoded facts kept, all cases together; some 0.7 KB each. */
  private static final int CACHED_FACTS = 40_000;

  private final KeyValueStore<String, byte[]> store;
  private final CaseChangesDecoder decoder;
  private final CaseChangeCodec codec;
  private final Cache<String, CaseFacts> decoded =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_FACTS)
          .weigher((String caseKey, CaseFacts facts) -> facts.records().size() + 1)
          .executor(Runnable::run)
          .build();

  FactStore(
      KeyValueStore<String, byte[]> store, CaseChangesDecoder decoder, CaseChangeCodec codec) {
    this.store = store;
    this.decoder = decoder;
    this.codec = codec;
  }

  /**
   * Keeps a record, unless the same or one that outranks it is there.
   *
   * @param value the record's bytes, as {@link TracedValue} keeps them
   * @return whether it was kept
   */
  boolean put(Fact fact, byte[] value) {
    String key = CaseChangeKeys.fact(fact);
    byte[] present = store.get(key);
    if (present != null && (same(present, value) || !outranks(fact, decode(present)))) {
      return false;
    }
    store.put(key, value);
    String caseKey = CaseChangeKeys.caseOf(fact.municipality(), fact.caseId());
    CaseFacts cached = decoded.getIfPresent(caseKey);
    if (cached != null) {
      List<Fact> replaced = new ArrayList<>(cached.records().size() + 1);
      for (Fact other : cached.records()) {
        if (other.revision() != fact.revision() || !other.eventId().equals(fact.eventId())) {
          replaced.add(other);
        }
      }
      replaced.add(fact);
      decoded.put(
          caseKey, new CaseFacts(replaced, cached.withTrace(key, TracedValue.trace(value))));
    }
    return true;
  }

  /** Forgets a record; says whether it was there. */
  boolean erase(String caseKey, String key) {
    decoded.invalidate(caseKey);
    return store.delete(key) != null;
  }

  /** Whether any record of a fact is kept. */
  boolean holds(String caseKey, String eventId) {
    return of(caseKey).stream().anyMatch(fact -> fact.eventId().equals(eventId));
  }

  /** All records of a case, in no order; not to be changed. */
  List<Fact> of(String caseKey) {
    return decoded.get(caseKey, this::read).records();
  }

  /** The traces that records of a case came with, by their keys; mostly none; not to be changed. */
  Map<String, TraceContext> traces(String caseKey) {
    return decoded.get(caseKey, this::read).traces();
  }

  private CaseFacts read(String caseKey) {
    List<Fact> records = new ArrayList<>();
    Map<String, TraceContext> traces = new HashMap<>();
    try (KeyValueIterator<String, byte[]> iterator = store.prefixScan(caseKey + '/', PREFIX)) {
      while (iterator.hasNext()) {
        KeyValue<String, byte[]> entry = iterator.next();
        records.add(decode(entry.value));
        TraceContext trace = TracedValue.trace(entry.value);
        if (trace.isPresent()) {
          traces.put(entry.key, trace);
        }
      }
    }
    return new CaseFacts(records, traces.isEmpty() ? Map.of() : traces);
  }

  private boolean outranks(Fact candidate, Fact present) {
    int byRegistration =
        Long.compare(candidate.registeredAt().epochMilli(), present.registeredAt().epochMilli());
    if (byRegistration != 0) {
      return byRegistration < 0;
    }
    return RecordOrder.INSTANCE.compare(
            candidate.withCanonicalJson(codec.canonical(candidate)),
            present.withCanonicalJson(codec.canonical(present)))
        > 0;
  }

  /** Whether two kept values are of one record, whatever traces they came with. */
  private static boolean same(byte[] a, byte[] b) {
    return Arrays.equals(a, b) || Arrays.equals(TracedValue.value(a), TracedValue.value(b));
  }

  private Fact decode(byte[] value) {
    try {
      return codec.decode((CaseChange) decoder.decode(TracedValue.value(value)));
    } catch (UnreadableRecordException | RejectedFactException e) {
      throw new IllegalStateException("a fact that was accepted can no longer be read", e);
    }
  }

  /** What is kept of one case. */
  private record CaseFacts(List<Fact> records, Map<String, TraceContext> traces) {

    /** The traces when a record came with another one, or with none. */
    Map<String, TraceContext> withTrace(String key, TraceContext trace) {
      if (!trace.isPresent() && !traces.containsKey(key)) {
        return traces;
      }
      Map<String, TraceContext> changed = new HashMap<>(traces);
      if (trace.isPresent()) {
        changed.put(key, trace);
      } else {
        changed.remove(key);
      }
      return changed;
    }
  }
}
