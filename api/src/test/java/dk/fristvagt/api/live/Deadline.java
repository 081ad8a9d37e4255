package dk.fristvagt.api.live;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, and fails when it takes far too long. */
public final class Deadline {

  private static final Duration FAR_TOO_LONG = Duration.ofSeconds(30);
  private static final Duration STEP = Duration.ofMillis(2);

  private Deadline() {}

  public static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + FAR_TOO_LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - end >= 0) {
        throw new AssertionError("did not come about: " + what);
      }
      LockSupport.parkNanos(STEP.toNanos());
    }
  }
}
