package dk.fristvagt.sources.files;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.CaseChangeCodec;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the facts of files with those of a log without holding either in memory: both are
 * written, as hashes, to temporary files by case, which are then compared one by one. Memory goes
 * with the facts divided by {@value #BUCKETS}; the disk takes 37 bytes for each fact and up to 8
 * for its child. Not thread-safe.
 */
public final class FactDigests implements Closeable {

  private static final int BUCKETS = 256;
  private static final byte OF_FILES = 0;
  private static final byte OF_LOG = 1;

  private final CaseChangeCodec codec;
  private final HashBuckets facts;
  private final HashBuckets children;
  private final RecentHashes recentChildren = new RecentHashes();
  private final MessageDigest sha256 = FileContent.newSha256();

  /**
   * @param directory where temporary files may be; deleted on close
   * @throws IOException when it cannot be written
   */
  public FactDigests(CaseChangeCodec codec, Path directory) throws IOException {
    this.codec = codec;
    this.facts = new HashBuckets(directory, "facts", BUCKETS);
    this.children = new HashBuckets(directory, "children", BUCKETS);
  }

  /** A fact of the files. */
  public void addOfFiles(Fact fact) {
    add(fact, OF_FILES);
    if (fact.childId() != null) {
      long child = hash(fact.municipality(), fact.childId());
      if (recentChildren.add(child)) {
        children.add(child, ByteBuffer.allocate(Long.BYTES).putLong(child).array());
      }
    }
  }

  /** A fact of the log. */
  public void addOfLog(Fact fact) {
    add(fact, OF_LOG);
  }

  /**
   * What came of it.
   *
   * @throws IOException when a temporary file cannot be read back
   */
  public Comparison compare() throws IOException {
    long cases = 0;
    Tally tally = new Tally();
    for (int i = 0; i < BUCKETS; i++) {
      List<Entry> entries = entries(i);
      Set<Long> found = new HashSet<>();
      entries.stream().filter(entry -> entry.side == OF_FILES).forEach(e -> found.add(e.caseHash));
      cases += found.size();
      tally.add(entries);
    }
    long childCount = 0;
    for (int i = 0; i < BUCKETS; i++) {
      Set<Long> found = new HashSet<>();
      ByteBuffer all = children.read(i);
      while (all.hasRemaining()) {
        found.add(all.getLong());
      }
      childCount += found.size();
    }
    return tally.result(cases, childCount);
  }

  @Override
  public void close() throws IOException {
    facts.close();
    children.close();
  }

  private void add(Fact fact, byte side) {
    long caseHash = hash(fact.municipality(), fact.caseId());
    ByteBuffer entry =
        ByteBuffer.allocate(Entry.BYTES)
            .putLong(caseHash)
            .putLong(hash(fact.eventId()))
            .putInt(fact.revision())
            .putLong(hash(codec.canonical(fact)))
            .put(side);
    facts.add(caseHash, entry.array());
  }

  private long hash(String... parts) {
    for (String part : parts) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
      sha256.update(bytes);
    }
    return ByteBuffer.wrap(sha256.digest()).getLong();
  }

  private List<Entry> entries(int bucket) throws IOException {
    ByteBuffer all = facts.read(bucket);
    List<Entry> entries = new ArrayList<>(all.remaining() / Entry.BYTES);
    while (all.hasRemaining()) {
      entries.add(new Entry(all.getLong(), all.getLong(), all.getInt(), all.getLong(), all.get()));
    }
    entries.sort(Entry.ORDER);
    return entries;
  }

  private record Entry(long caseHash, long eventHash, int revision, long content, byte side) {

    static final int BYTES = 3 * Long.BYTES + Integer.BYTES + 1;

    static final Comparator<Entry> ORDER =
        Comparator.comparingLong(Entry::caseHash)
            .thenComparingLong(Entry::eventHash)
            .thenComparingInt(Entry::revision)
            .thenComparingLong(Entry::content)
            .thenComparingInt(Entry::side);

    boolean isOfSameEvent(Entry other) {
      return caseHash == other.caseHash && eventHash == other.eventHash;
    }
  }

  /** Counts event by event. */
  private static final class Tally {
    private long repeated;
    private long added;
    private long newRevisions;
    private long equal;
    private long older;
    private long conflicting;

    void add(List<Entry> sorted) {
      int from = 0;
      for (int i = 1; i <= sorted.size(); i++) {
        if (i == sorted.size() || !sorted.get(i).isOfSameEvent(sorted.get(from))) {
          event(sorted.subList(from, i));
          from = i;
        }
      }
    }

    private void event(List<Entry> records) {
      int highestOfLog =
          records.stream()
              .filter(entry -> entry.side == OF_LOG)
              .mapToInt(Entry::revision)
              .max()
              .orElse(-1);
      Entry last = null;
      for (Entry entry : records) {
        if (entry.side == OF_FILES) {
          if (entry.equals(last)) {
            repeated++;
          } else {
            count(entry, records, highestOfLog);
          }
          last = entry;
        }
      }
    }

    private void count(Entry entry, List<Entry> records, int highestOfLog) {
      boolean isInLog = false;
      boolean isContradicted = false;
      for (Entry other : records) {
        if (other.revision == entry.revision) {
          isInLog |= other.side == OF_LOG && other.content == entry.content;
          isContradicted |= other.content != entry.content;
        }
      }
      if (isInLog) {
        equal++;
      } else if (isContradicted) {
        conflicting++;
      } else if (highestOfLog < 0) {
        added++;
      } else if (highestOfLog < entry.revision) {
        newRevisions++;
      } else {
        older++;
      }
    }

    Comparison result(long cases, long children) {
      return new Comparison(
          cases, children, repeated, added, newRevisions, equal, older, conflicting);
    }
  }
}
