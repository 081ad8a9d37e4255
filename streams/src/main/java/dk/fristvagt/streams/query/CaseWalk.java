package dk.fristvagt.streams.query;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.FactKey;
import dk.fristvagt.streams.store.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Walks through the cases of one partition, page by page: facts are kept under {@code
 * municipality/caseId/…}, so those of a case lie together. A page that could not be read is read
 * again from its beginning, so that no case is handed over twice or left out. For one thread.
 */
final class CaseWalk {

  /** A page ends with the case that reaches this many records. */
  private static final int RECORDS_OF_A_PAGE = 5_000;

  private final KafkaStreams streams;
  private final int partition;
  private final long clock;
  private final Function<List<byte[]>, List<Fact>> decoder;
  private String from;
  private boolean done;

  /**
   * @param clock what is registered after it is left out, ms since the epoch
   */
  CaseWalk(
      KafkaStreams streams, int partition, long clock, Function<List<byte[]>, List<Fact>> decoder) {
    this.streams = streams;
    this.partition = partition;
    this.clock = clock;
    this.decoder = decoder;
  }

  boolean isDone() {
    return done;
  }

  /**
   * The next cases; may be empty before the end.
   *
   * @throws org.apache.kafka.streams.errors.InvalidStateStoreException when the partition cannot be
   *     asked now; asking again goes on where the page before ended
   */
  List<CaseRecords> nextPage() {
    List<CaseRecords> page = new ArrayList<>();
    CaseId current = null;
    List<byte[]> values = new ArrayList<>();
    int records = 0;
    try (KeyValueIterator<String, byte[]> iterator = store().range(from, null)) {
      while (iterator.hasNext()) {
        KeyValue<String, byte[]> entry = iterator.next();
        CaseId id = caseOf(entry.key);
        if (current != null && !current.equals(id)) {
          add(page, current, values);
          values.clear();
          if (records >= RECORDS_OF_A_PAGE) {
            // The character after the slash: past every key of the case, before those of the next.
            from = CaseChangeKeys.caseOf(current.municipality(), current.caseId()) + '0';
            return page;
          }
        }
        current = id;
        values.add(entry.value);
        records++;
      }
    }
    if (current != null) {
      add(page, current, values);
    }
    done = true;
    return page;
  }

  private void add(List<CaseRecords> page, CaseId id, List<byte[]> values) {
    List<Fact> records = new ArrayList<>(decoder.apply(values));
    records.removeIf(record -> record.registeredAt().epochMilli() > clock);
    if (!records.isEmpty()) {
      page.add(new CaseRecords(id, clock, records));
    }
  }

  private ReadOnlyKeyValueStore<String, byte[]> store() {
    return streams.store(
        StoreQueryParameters.fromNameAndType(
                StoreNames.FACTS, QueryableStoreTypes.<String, byte[]>keyValueStore())
            .withPartition(partition));
  }

  private static CaseId caseOf(String key) {
    FactKey fact =
        CaseChangeKeys.parse(key)
            .orElseThrow(() -> new IllegalStateException("no key of a fact in the fact store"));
    return new CaseId(fact.municipality(), fact.caseId());
  }
}
