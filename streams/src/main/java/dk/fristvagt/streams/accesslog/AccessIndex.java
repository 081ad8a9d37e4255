package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessRecorded;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which blocks of the log may hold a case, a child or somebody who looked, so that a search reads
 * few of them. A block is {@link #BLOCK} records that follow each other; of each that was read from
 * its first to its last record a filter is kept, a few kilobytes. Thread-safe.
 *
 * <p>Bounded by {@link #MOST_BYTES}, beyond which the oldest are dropped. A block without a filter
 * may hold anything: it is read, and the answer is the same.
 */
final class AccessIndex {

  static final int BLOCK = 1_000;

  /** Enough for ten million records of a municipality; see docs/decisions/0018. */
  static final long MOST_BYTES = 128L << 20;

  private final NavigableMap<Long, BlockFilter> filters = new TreeMap<>();
  private final Set<Long> terms = new HashSet<>();
  private final long mostBytes;
  private long bytes;

  /** The block that is being read, and whether from its first record on. */
  private long current = -1;

  private boolean whole;
  private long next = -1;

  AccessIndex() {
    this(MOST_BYTES);
  }

  AccessIndex(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  static long blockOf(long position) {
    return position / BLOCK;
  }

  /** Takes in a record; those that follow each other come in order. */
  synchronized void add(long position, AccessRecorded access) {
    begin(position);
    AccessTerms.forEach(access, terms::add);
    end(position);
  }

  /** A record that cannot be read holds nothing that could be looked up. */
  synchronized void pass(long position) {
    begin(position);
    end(position);
  }

  private void begin(long position) {
    if (blockOf(position) != current || position != next) {
      current = blockOf(position);
      whole = position % BLOCK == 0;
      terms.clear();
    }
  }

  private void end(long position) {
    next = position + 1;
    if (next % BLOCK == 0) {
      if (whole) {
        keep(current, new BlockFilter(terms));
      }
      terms.clear();
      current = -1;
    }
  }

  private void keep(long block, BlockFilter filter) {
    BlockFilter old = filters.put(block, filter);
    bytes += filter.bytes() - (old == null ? 0 : old.bytes());
    while (bytes > mostBytes) {
      bytes -= filters.pollFirstEntry().getValue().bytes();
    }
  }

  /** The log holds nothing before this place any more. */
  synchronized void forgetBefore(long position) {
    NavigableMap<Long, BlockFilter> gone = filters.headMap(blockOf(position), false);
    for (Map.Entry<Long, BlockFilter> entry : gone.entrySet()) {
      bytes -= entry.getValue().bytes();
    }
    gone.clear();
  }

  /** Whether a record of the block may hold all of the terms. */
  synchronized boolean mayHold(long block, long[] wanted) {
    BlockFilter filter = filters.get(block);
    if (filter != null) {
      for (long term : wanted) {
        if (!filter.mayHold(term)) {
          return false;
        }
      }
    }
    return true;
  }

  synchronized int blocks() {
    return filters.size();
  }

  synchronized long bytes() {
    return bytes;
  }
}
