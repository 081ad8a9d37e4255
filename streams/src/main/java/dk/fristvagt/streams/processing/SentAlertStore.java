package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.FactKey;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.store.SentAlerts;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Every alert that this partition sent, never rewritten; forgotten only with the fact that started
 * what it is about. For one thread.
 */
final class SentAlertStore {

  private static final StringSerializer PREFIX = new StringSerializer();

  private final KeyValueStore<String, SentAlertState> store;

  SentAlertStore(KeyValueStore<String, SentAlertState> store) {
    this.store = store;
  }

  /** Keeps one. */
  void put(Alert alert, Obligation obligation, long step) {
    store.put(
        SentAlerts.key(
            CaseChangeKeys.caseOf(obligation.municipality(), obligation.caseId()),
            obligation.id(),
            alert.sequence()),
        SentAlerts.state(alert, obligation, step));
  }

  /** Forgets what was sent about obligations that a fact started. */
  void forget(String caseKey, FactKey start) {
    List<String> keys = new ArrayList<>();
    try (KeyValueIterator<String, SentAlertState> iterator =
        store.prefixScan(SentAlerts.prefix(caseKey), PREFIX)) {
      while (iterator.hasNext()) {
        String key = iterator.next().key;
        if (SentAlerts.isStartedBy(key, start.municipality(), start.caseId(), start.eventId())) {
          keys.add(key);
        }
      }
    }
    keys.forEach(store::delete);
  }
}
