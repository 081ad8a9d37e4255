package dk.fristvagt.streams.query;

import dk.fristvagt.streams.state.ObligationState;
import dk.fristvagt.streams.state.SentAlertState;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.store.StoreNames;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * A store whose entries lie by case, with the coding of its values.
 *
 * @param name as in {@link StoreNames}
 */
public record CaseStore<V>(String name, Serde<V> values) {

  /** The records of cases. */
  public static final CaseStore<byte[]> FACTS =
      new CaseStore<>(StoreNames.FACTS, Serdes.ByteArray());

  /** Obligations of every status. */
  public static final CaseStore<ObligationState> OBLIGATIONS =
      new CaseStore<>(StoreNames.OBLIGATIONS, new StateSerde<>(new ObligationState()));

  /** Alerts that were sent. */
  public static final CaseStore<SentAlertState> ALERTS_SENT =
      new CaseStore<>(StoreNames.ALERTS_SENT, new StateSerde<>(new SentAlertState()));

  private static final List<CaseStore<?>> ALL = List.of(FACTS, OBLIGATIONS, ALERTS_SENT);

  /** The one of a name. */
  public static Optional<CaseStore<?>> named(String name) {
    return ALL.stream().filter(store -> store.name.equals(name)).findFirst();
  }

  /** A value as bytes. */
  public byte[] encode(V value) {
    return values.serializer().serialize("", value);
  }

  /** The inverse of {@link #encode}. */
  public V decode(byte[] bytes) {
    return values.deserializer().deserialize("", bytes);
  }
}
