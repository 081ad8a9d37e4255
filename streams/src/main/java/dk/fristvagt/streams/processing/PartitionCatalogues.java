package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.catalogue.yaml.InvalidCatalogueException;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.streams.state.CatalogueState;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.EarlierCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which catalogue a partition follows from which clock step on.
 *
 * <p>A catalogue that comes takes effect at the first step after the last one that was asked for
 * when it came. Both are places in the partition's log, so that neither a restart nor how far the
 * work is can change which step that is. Of several that come before one and the same step, the
 * last counts.
 *
 * <p>Once a catalogue was published through the topic, what the service is started with counts no
 * more. Until then, being started with another one is as good as a publication at that moment.
 *
 * <p>Those that were in force are kept: figures as they stood when a month closed are worked out by
 * the one in force then. For one thread.
 */
final class PartitionCatalogues {

  private static final Logger LOG = LoggerFactory.getLogger(PartitionCatalogues.class);

  private final KeyValueStore<String, CatalogueState> store;
  private final CaseEvaluators evaluators;
  private final List<Entry> effective = new ArrayList<>();
  private final List<Entry> waiting = new ArrayList<>();
  private long nextNumber;

  /**
   * @param partition named in the log
   * @param received the last step that was asked for, or {@link PartitionClock#NONE}
   */
  PartitionCatalogues(
      KeyValueStore<String, CatalogueState> store,
      CaseEvaluators evaluators,
      int partition,
      long received) {
    this.store = store;
    this.evaluators = evaluators;
    try (KeyValueIterator<String, CatalogueState> iterator = store.all()) {
      while (iterator.hasNext()) {
        KeyValue<String, CatalogueState> held = iterator.next();
        Entry entry = new Entry(held.key, held.value);
        (held.value.getEffective() ? effective : waiting).add(entry);
        nextNumber = Long.parseLong(held.key) + 1;
      }
    }
    startedWith(evaluators.configured(), partition, received);
  }

  private void startedWith(CaseEvaluator configured, int partition, long received) {
    String fingerprint = configured.catalogue().fingerprint();
    if (effective.isEmpty()) {
      effective.add(entry(configured, null, PartitionClock.NONE, true));
      return;
    }
    if (latest().state.getFingerprint().equals(fingerprint)) {
      return;
    }
    if (latestSequence() == null) {
      waiting.add(entry(configured, null, received, false));
      return;
    }
    LOG.warn(
        "Partition {} follows the published catalogue {} ({}), not the one that the service was"
            + " started with, {} ({}); to change that, publish it.",
        partition,
        latest().state.getCatalogueId(),
        latest().state.getFingerprint(),
        configured.catalogue().id(),
        fingerprint);
  }

  /**
   * Takes in a publication. One that is not newer than the last is read past; one of the catalogue
   * that came last changes nothing else.
   *
   * @param received the last step that was asked for, or {@link PartitionClock#NONE}
   * @throws InvalidCatalogueException when the text is no catalogue; then nothing changes
   */
  void published(String source, long sequence, long received) throws InvalidCatalogueException {
    CaseEvaluator evaluator = evaluators.of(source);
    Long last = latestSequence();
    if (last != null && sequence <= last) {
      LOG.warn(
          "A publication of catalogue {} with number {} is read past: {} came before it.",
          evaluator.catalogue().id(),
          sequence,
          last);
      return;
    }
    Entry latest = latest();
    if (latest.state.getFingerprint().equals(evaluator.catalogue().fingerprint())) {
      latest.become(CatalogueState.newBuilder(latest.state).setSequence(sequence).build());
    } else {
      waiting.add(entry(evaluator, sequence, received, false));
    }
  }

  /**
   * Puts into force what is to be from a step on; to be called when its work begins, and harmless
   * when it goes on.
   *
   * @param first whether no step was made before
   * @return whether another catalogue is in force now than cases were looked at with before
   */
  boolean takeEffect(long step, boolean first) {
    Entry next = null;
    while (!waiting.isEmpty() && waiting.get(0).state.getAfter() < step) {
      if (next != null) {
        next.forget();
      }
      next = waiting.remove(0);
    }
    if (next == null) {
      return false;
    }
    Entry before = current();
    if (next.state.getFingerprint().equals(before.state.getFingerprint())) {
      before.become(
          CatalogueState.newBuilder(before.state).setSequence(next.state.getSequence()).build());
      next.forget();
      return false;
    }
    if (first) {
      effective.forEach(Entry::forget);
      effective.clear();
    }
    next.become(
        CatalogueState.newBuilder(next.state)
            .setEffective(true)
            .setSince(first ? null : step)
            .build());
    effective.add(next);
    return !first;
  }

  /** Whether a catalogue took effect at this very step, in place of another. */
  boolean tookEffectAt(long step) {
    Long since = current().state.getSince();
    return since != null && since == step;
  }

  /** By the catalogue in force. */
  CaseEvaluator evaluator() {
    return current().evaluator();
  }

  /** By the catalogue that was in force before; where there was none, by the one that is. */
  CaseEvaluator evaluatorBefore() {
    return effective.get(Math.max(0, effective.size() - 2)).evaluator();
  }

  /** By the catalogue in force at an instant, ms since the epoch. */
  CaseEvaluator evaluatorAt(long instant) {
    for (int i = effective.size() - 1; i > 0; i--) {
      Long since = effective.get(i).state.getSince();
      if (since == null || since <= instant) {
        return effective.get(i).evaluator();
      }
    }
    return effective.get(0).evaluator();
  }

  /** The one in force. */
  CatalogueInForce inForce() {
    return inForce(effective.size() - 1);
  }

  /** The one that was in force before; where there was none, the one that is. */
  CatalogueInForce inForceBefore() {
    return inForce(Math.max(0, effective.size() - 2));
  }

  /** The one that waits for its step; of several, the last. */
  Optional<CatalogueState> waiting() {
    return waiting.isEmpty()
        ? Optional.empty()
        : Optional.of(waiting.get(waiting.size() - 1).state);
  }

  /** The number of the latest publication, or null where there was none. */
  Long latestSequence() {
    for (int i = waiting.size() - 1; i >= 0; i--) {
      if (waiting.get(i).state.getSequence() != null) {
        return waiting.get(i).state.getSequence();
      }
    }
    for (int i = effective.size() - 1; i >= 0; i--) {
      if (effective.get(i).state.getSequence() != null) {
        return effective.get(i).state.getSequence();
      }
    }
    return null;
  }

  /** Writes to the store what changed since the last time. */
  void flush() {
    effective.forEach(Entry::flush);
    waiting.forEach(Entry::flush);
  }

  private CatalogueInForce inForce(int index) {
    Entry entry = effective.get(index);
    List<EarlierCatalogue> earlier = new ArrayList<>();
    for (Entry before : effective.subList(0, index)) {
      earlier.add(
          new EarlierCatalogue(
              before.state.getCatalogueId(),
              before.state.getFingerprint(),
              before.state.getSince()));
    }
    return new CatalogueInForce(
        entry.state.getFingerprint(),
        entry.state.getSequence(),
        entry.state.getSince(),
        entry.evaluator(),
        earlier);
  }

  private Entry current() {
    return effective.get(effective.size() - 1);
  }

  private Entry latest() {
    return waiting.isEmpty() ? current() : waiting.get(waiting.size() - 1);
  }

  private Entry entry(CaseEvaluator evaluator, Long sequence, long after, boolean isEffective) {
    CatalogueState state =
        new CatalogueState(
            evaluator.catalogue().id(),
            evaluator.catalogue().fingerprint(),
            evaluator.catalogue().source(),
            sequence,
            after,
            isEffective,
            null);
    Entry entry = new Entry(String.format(Locale.ROOT, "%010d", nextNumber++), state);
    entry.evaluator = evaluator;
    entry.changed = true;
    return entry;
  }

  /** One catalogue of the store. */
  private final class Entry {

    private final String key;
    private CatalogueState state;
    private CaseEvaluator evaluator;
    private boolean changed;

    Entry(String key, CatalogueState state) {
      this.key = key;
      this.state = state;
    }

    CaseEvaluator evaluator() {
      if (evaluator == null) {
        evaluator = evaluators.accepted(state.getFingerprint(), state.getSource());
      }
      return evaluator;
    }

    void become(CatalogueState next) {
      state = next;
      changed = true;
    }

    void forget() {
      store.delete(key);
    }

    void flush() {
      if (changed) {
        store.put(key, state);
        changed = false;
      }
    }
  }
}
