package dk.fristvagt.streams.accesslog;

import dk.fristvagt.schemas.v1.AccessRecorded;
import java.util.concurrent.CompletableFuture;

/** Where accesses are written. Thread-safe. */
public interface AccessLog {

  /**
   * Appends a record. Returns soon, whatever the log does.
   *
   * @return done when the record is in the log for good, as far as the log can promise; failed when
   *     it is not known to be. A caller that waits no longer completes it, which keeps what has not
   *     begun from being written.
   */
  CompletableFuture<Void> append(AccessRecorded access);
}
