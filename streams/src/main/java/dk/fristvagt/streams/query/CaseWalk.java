package dk.fristvagt.streams.query;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.FactKey;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Walks through the cases of one partition, page by page: facts are kept under {@code
 * municipality/caseId/…}, so those of a case lie together. A page that could not be read is read
 * again from its beginning, so that no case is handed over twice or left out. For one thread.
 */
final class CaseWalk {

  /** A page ends with the case that reaches this many records. */
  private static final int RECORDS_OF_A_PAGE = 5_000;

  private final CaseStores stores;
  private final int partition;
  private final long clock;
  private final Function<List<byte[]>, List<Fact>> decoder;
  private String from;
  private boolean done;

  /**
   * @param clock what is registered after it is left out, ms since the epoch
   */
  CaseWalk(
      CaseStores stores, int partition, long clock, Function<List<byte[]>, List<Fact>> decoder) {
    this.stores = stores;
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
    Page page = new Page();
    stores.read(partition, clock, CaseStore.FACTS, KeyRange.from(from), page);
    page.end();
    done = page.next == null;
    from = page.next;
    return page.cases;
  }

  /** Gathers the records of cases until there are enough of them. */
  private final class Page implements CaseStores.EntryReader<byte[]> {

    private final List<CaseRecords> cases = new ArrayList<>();
    private final List<byte[]> values = new ArrayList<>();
    private CaseId current;
    private String next;
    private int records;

    @Override
    public boolean read(String key, byte[] value) {
      CaseId id = caseOf(key);
      if (current != null && !current.equals(id)) {
        end();
        if (records >= RECORDS_OF_A_PAGE) {
          // The character after the slash: past every key of the case, before those of the next.
          next = CaseChangeKeys.caseOf(current.municipality(), current.caseId()) + '0';
          current = null;
          return false;
        }
      }
      current = id;
      values.add(value);
      records++;
      return true;
    }

    /** The records of the case are all there. */
    void end() {
      if (current != null) {
        add(cases, current, values);
        values.clear();
      }
    }
  }

  private void add(List<CaseRecords> page, CaseId id, List<byte[]> values) {
    List<Fact> records = new ArrayList<>(decoder.apply(values));
    records.removeIf(record -> record.registeredAt().epochMilli() > clock);
    if (!records.isEmpty()) {
      page.add(new CaseRecords(id, clock, records));
    }
  }

  private static CaseId caseOf(String key) {
    FactKey fact =
        CaseChangeKeys.parse(key)
            .orElseThrow(() -> new IllegalStateException("no key of a fact in the fact store"));
    return new CaseId(fact.municipality(), fact.caseId());
  }
}
