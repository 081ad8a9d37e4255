package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessRecorded;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * A log that ends with its process, for a service that answers from memory alone. Holds the latest
 * {@value #MOST} records. Thread-safe.
 */
public final class MemoryAccessLog implements AccessLog, AccessLogSearch {

  static final int MOST = 10_000;

  private final ConcurrentSkipListMap<Long, LoggedAccess> accesses = new ConcurrentSkipListMap<>();
  private final InstantSource time;
  private long next;

  public MemoryAccessLog(InstantSource time) {
    this.time = time;
  }

  @Override
  public CompletableFuture<Void> append(AccessRecorded access) {
    synchronized (this) {
      accesses.put(next, new LoggedAccess(next, time.instant(), access));
      next++;
      if (accesses.size() > MOST) {
        accesses.pollFirstEntry();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  /** All that is held, the oldest first. */
  public List<LoggedAccess> all() {
    return List.copyOf(accesses.values());
  }

  @Override
  public AccessPage search(AccessQuery query) {
    List<LoggedAccess> found = new ArrayList<>();
    Iterator<LoggedAccess> backwards =
        (query.before() == null ? accesses : accesses.headMap(query.before(), false))
            .descendingMap()
            .values()
            .iterator();
    while (backwards.hasNext()) {
      LoggedAccess one = backwards.next();
      if (query.wants(one.recordedAt(), one.access())) {
        found.add(one);
        if (found.size() == query.limit()) {
          return new AccessPage(
              found, backwards.hasNext() ? one.position() : null, one.recordedAt());
        }
      }
    }
    return new AccessPage(found, null, null);
  }
}
