package dk.fristvagt.streams.processing;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.state.ObligationState;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The obligations of this partition, and apart from them those that still wait for something. Cases
 * looked at lately are kept decoded. For one thread.
 */
final class ObligationStore {

  private static final StringSerializer PREFIX = new StringSerializer();

  /** Decoded states kept, all cases together; some 0.5 KB each. */
  private static final int CACHED_STATES = 60_000;

  private final KeyValueStore<String, ObligationState> all;
  private final KeyValueStore<Bytes, ObligationState> worklist;

  private final Cache<String, Map<String, ObligationState>> decoded =
      Caffeine.newBuilder()
          .maximumWeight(CACHED_STATES)
          .weigher((String caseKey, Map<String, ObligationState> states) -> states.size() + 1)
          .executor(Runnable::run)
          .build();

  ObligationStore(
      KeyValueStore<String, ObligationState> all, KeyValueStore<Bytes, ObligationState> worklist) {
    this.all = all;
    this.worklist = worklist;
  }

  /** What is held of a case, by obligation id, in the order of ids; the caller's to change. */
  Map<String, ObligationState> of(String caseKey) {
    return new TreeMap<>(decoded.get(caseKey, this::read));
  }

  private Map<String, ObligationState> read(String caseKey) {
    Map<String, ObligationState> held = new TreeMap<>();
    try (KeyValueIterator<String, ObligationState> iterator =
        all.prefixScan(caseKey + '\0', PREFIX)) {
      while (iterator.hasNext()) {
        ObligationState state = iterator.next().value;
        held.put(state.getId(), state);
      }
    }
    return held;
  }

  /**
   * Replaces one state by another.
   *
   * @param before what is held, or null
   * @param after what is to be held, or null to forget it
   */
  void replace(String caseKey, ObligationState before, ObligationState after) {
    String id = after != null ? after.getId() : before.getId();
    String key = caseKey + '\0' + id;
    Map<String, ObligationState> cached = decoded.getIfPresent(caseKey);
    if (after == null) {
      all.delete(key);
    } else {
      all.put(key, after);
    }
    if (cached != null) {
      if (after == null) {
        cached.remove(id);
      } else {
        cached.put(id, after);
      }
      decoded.put(caseKey, cached);
    }
    boolean wasLive = isLive(before);
    boolean isLive = isLive(after);
    if (wasLive && (!isLive || before.getDue() != after.getDue())) {
      worklist.delete(worklistKey(before));
    }
    if (isLive) {
      worklist.put(worklistKey(after), after);
    }
  }

  /** Hands over all that still wait for something. */
  void forEachLive(Consumer<ObligationState> consumer) {
    try (KeyValueIterator<Bytes, ObligationState> iterator = worklist.all()) {
      while (iterator.hasNext()) {
        consumer.accept(iterator.next().value);
      }
    }
  }

  private static boolean isLive(ObligationState state) {
    return state != null
        && state.getExists()
        && ObligationStatus.values()[state.getStatus()].isLive();
  }

  private static Bytes worklistKey(ObligationState state) {
    byte[] id = state.getId().getBytes(StandardCharsets.UTF_8);
    return Bytes.wrap(
        ByteBuffer.allocate(Long.BYTES + id.length)
            .putLong(state.getDue() ^ Long.MIN_VALUE)
            .put(id)
            .array());
  }
}
