package dk.fristvagt.api.report;

import dk.fristvagt.streams.accesslog.AccessLog;
import dk.fristvagt.streams.accesslog.AccessLogSearch;
import dk.fristvagt.streams.accesslog.MemoryAccessLog;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where it is written who was shown which cases, and where that is looked up. All parts are
 * thread-safe.
 *
 * @param time the wall clock, also where the facts' clock is another
 * @param longestWait how long the log may take to write before nothing is shown
 * @param following for how long one record stands for the same cases shown to the same person by
 *     the same route and filter: a page that refreshes itself
 */
public record AccessLogging(
    AccessLog log,
    AccessLogSearch search,
    InstantSource time,
    Duration longestWait,
    Duration following) {

  public static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  public static final Duration FOLLOWING = Duration.ofMinutes(5);

  /** With the usual times. */
  public AccessLogging(AccessLog log, AccessLogSearch search, InstantSource time) {
    this(log, search, time, LONGEST_WAIT, FOLLOWING);
  }

  /** In a log that ends with the process, of a service whose data does, too. */
  public static AccessLogging inMemory() {
    MemoryAccessLog log = new MemoryAccessLog(InstantSource.system());
    return new AccessLogging(log, log, InstantSource.system());
  }
}
