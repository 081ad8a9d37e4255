package dk.fristvagt.sources.capture;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** How far an intake has come. Thread-safe; what it tells is of one moment only piece by piece. */
final class CaptureProgress {

  private final AtomicLong transactions = new AtomicLong();
  private final AtomicLong facts = new AtomicLong();
  private final AtomicLong rejects = new AtomicLong();
  private final AtomicLong repeated = new AtomicLong();
  private volatile Instant heartbeat;
  private volatile Instant completeThrough;
  private volatile boolean clockAhead;
  private volatile String failure;
  private volatile boolean finallyFailed;

  void transaction() {
    transactions.incrementAndGet();
  }

  void fact() {
    facts.incrementAndGet();
  }

  void reject() {
    rejects.incrementAndGet();
  }

  void repeated() {
    repeated.incrementAndGet();
  }

  void heartbeat(Instant now) {
    heartbeat = now;
  }

  void completeThrough(long epochMilli) {
    completeThrough = Instant.ofEpochMilli(epochMilli);
  }

  void clockAhead(boolean ahead) {
    clockAhead = ahead;
  }

  void failed(String why, boolean forGood) {
    failure = why;
    finallyFailed = forGood;
  }

  void recovered() {
    if (!finallyFailed) {
      failure = null;
    }
  }

  SourceHealth.Intake intake() {
    return new SourceHealth.Intake(
        completeThrough,
        heartbeat,
        transactions.get(),
        facts.get(),
        rejects.get(),
        repeated.get(),
        clockAhead,
        failure,
        finallyFailed);
  }
}
