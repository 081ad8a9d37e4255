package dk.fristvagt.streams.processing;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How much a processor may work before its thread gets to commit: so many cases per call, and so
 * long between two refills.
 *
 * <p>A thread may hand over many records before it commits, more the quicker the last ones were;
 * only between commits do its punctuators run. So the time is that of all calls between two
 * punctuations together, and not of one. Without it a busy machine takes longer for a transaction
 * than the broker lets it, loses it, and begins the same work again, for ever. Where the time falls
 * changes nothing but when work is done. For one thread.
 */
final class WorkBudget {

  private final int casesPerCall;
  private final long nanos;
  private final LongSupplier nanoTime;
  private long refilled;

  private WorkBudget(int casesPerCall, long nanos, LongSupplier nanoTime) {
    this.casesPerCall = casesPerCall;
    this.nanos = nanos;
    this.nanoTime = nanoTime;
    refill();
  }

  /**
   * Of any time.
   *
   * @param casesPerCall 1 or more
   */
  static WorkBudget of(int casesPerCall) {
    return new WorkBudget(casesPerCall, Long.MAX_VALUE, () -> 0);
  }

  /**
   * @param casesPerCall 1 or more
   * @param time between two refills
   * @param nanoTime as {@link System#nanoTime}
   */
  static WorkBudget of(int casesPerCall, Duration time, LongSupplier nanoTime) {
    return new WorkBudget(casesPerCall, time.toNanos(), nanoTime);
  }

  int casesPerCall() {
    return casesPerCall;
  }

  /** A commit may come now. */
  void refill() {
    refilled = nanoTime.getAsLong();
  }

  /** Whether no more work is to be begun before the next refill. */
  boolean isSpent() {
    return nanoTime.getAsLong() - refilled >= nanos;
  }
}
