package dk.fristvagt.api.http;

import dk.fristvagt.api.report.AccessLogging;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.streams.accesslog.AccessLog;
import dk.fristvagt.streams.accesslog.AccessLogSearch;
import dk.fristvagt.streams.accesslog.AccessPage;
import dk.fristvagt.streams.accesslog.AccessQuery;
import dk.fristvagt.streams.accesslog.LoggedAccess;
import dk.fristvagt.streams.accesslog.MemoryAccessLog;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.errors.NotEnoughReplicasException;

/** A log in memory that a test makes fail or hang. */
final class SteeredAccessLog implements AccessLog, AccessLogSearch {

  /** Somebody's cases, as a text that a failure might repeat. */
  static final String SECRET = "c-secret-of-the-failure";

  volatile boolean fails;
  volatile boolean hangs;
  volatile boolean searchFails;

  /** How many more records are written before it fails. */
  final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

  private final InstantSource time;
  private final MemoryAccessLog log;

  SteeredAccessLog(InstantSource time) {
    this.time = time;
    this.log = new MemoryAccessLog(time);
  }

  AccessLogging logging() {
    return new AccessLogging(this, this, time, Duration.ofMillis(300), AccessLogging.FOLLOWING);
  }

  @Override
  public CompletableFuture<Void> append(AccessRecorded access) {
    if (hangs) {
      return new CompletableFuture<>();
    }
    if (fails || left.getAndDecrement() <= 0) {
      return CompletableFuture.failedFuture(new NotEnoughReplicasException(SECRET));
    }
    return log.append(access);
  }

  @Override
  public AccessPage search(AccessQuery query) {
    if (searchFails) {
      throw new IllegalStateException("a failure for a test");
    }
    return log.search(query);
  }

  /** How many records there are. */
  int size() {
    return log.all().size();
  }

  /** The records from a place on. */
  List<AccessRecorded> since(int size) {
    List<AccessRecorded> records = new ArrayList<>();
    log.all().stream().map(LoggedAccess::access).skip(size).forEach(records::add);
    return records;
  }

  /** The cases of some records. */
  static Set<CaseId> cases(List<AccessRecorded> records) {
    Set<CaseId> cases = new TreeSet<>();
    records.forEach(
        record ->
            record
                .getCases()
                .forEach(one -> cases.add(new CaseId(one.getMunicipality(), one.getCaseId()))));
    return cases;
  }
}
