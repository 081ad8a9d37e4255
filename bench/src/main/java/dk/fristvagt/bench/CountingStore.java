package dk.fristvagt.bench;

import dk.fristvagt.streams.store.StateSerde;
import java.util.List;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.query.Position;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * A store that counts what is written to it: entries, and bytes of keys and values as they are on
 * disk.
 */
final class CountingStore<K, V> implements KeyValueStore<K, V> {

  private final KeyValueStore<K, V> store;
  private long writes;
  private long bytes;

  CountingStore(KeyValueStore<K, V> store) {
    this.store = store;
  }

  long writes() {
    return writes;
  }

  long bytes() {
    return bytes;
  }

  void reset() {
    writes = 0;
    bytes = 0;
  }

  private void count(K key, V value) {
    writes++;
    bytes += size(key) + (value == null ? 0 : size(value));
  }

  private static long size(Object keyOrValue) {
    if (keyOrValue instanceof byte[] raw) {
      return raw.length;
    }
    if (keyOrValue instanceof Bytes raw) {
      return raw.get().length;
    }
    if (keyOrValue instanceof String text) {
      return Utils.utf8Length(text);
    }
    if (keyOrValue instanceof SpecificRecordBase state) {
      return new StateSerde<>(state).serializer().serialize("", state).length;
    }
    return Long.BYTES;
  }

  @Override
  public void put(K key, V value) {
    count(key, value);
    store.put(key, value);
  }

  @Override
  public V putIfAbsent(K key, V value) {
    count(key, value);
    return store.putIfAbsent(key, value);
  }

  @Override
  public void putAll(List<KeyValue<K, V>> entries) {
    entries.forEach(entry -> count(entry.key, entry.value));
    store.putAll(entries);
  }

  @Override
  public V delete(K key) {
    count(key, null);
    return store.delete(key);
  }

  @Override
  public V get(K key) {
    return store.get(key);
  }

  @Override
  public KeyValueIterator<K, V> range(K from, K to) {
    return store.range(from, to);
  }

  @Override
  public KeyValueIterator<K, V> all() {
    return store.all();
  }

  @Override
  public KeyValueIterator<K, V> reverseAll() {
    return store.reverseAll();
  }

  @Override
  public <P extends Serializer<Q>, Q> KeyValueIterator<K, V> prefixScan(Q prefix, P serializer) {
    return store.prefixScan(prefix, serializer);
  }

  @Override
  public long approximateNumEntries() {
    return store.approximateNumEntries();
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    store.init(context, root);
  }

  @Override
  public void flush() {
    store.flush();
  }

  @Override
  public void close() {
    store.close();
  }

  @Override
  public boolean persistent() {
    return store.persistent();
  }

  @Override
  public boolean isOpen() {
    return store.isOpen();
  }

  @Override
  public Position getPosition() {
    return store.getPosition();
  }
}
