package dk.fristvagt.app.runtime;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C and {@code kill} into a request that the running command looks at, so that it stops
 * in its own order: feeder, API, streams, broker.
 *
 * <p>The process lives on until the command has closed this, at most two minutes. Open it before
 * anything that has to be stopped, so that it is closed last. Thread-safe.
 */
public final class StopSignal implements AutoCloseable {

  private static final Duration LONGEST_STOP = Duration.ofMinutes(2);

  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final boolean stopIsSuccess;
  private final Thread hook = new Thread(this::stop, "stop-signal");
  private volatile boolean failed;

  private StopSignal(boolean stopIsSuccess) {
    this.stopIsSuccess = stopIsSuccess;
  }

  /**
   * For a service, which is meant to run until it is stopped: stopping it ends with exit code 0.
   */
  public static StopSignal ofService() {
    return install(new StopSignal(true));
  }

  /** For a job, which is cut short by a signal: it ends with the signal's exit code, 130 or 143. */
  public static StopSignal ofJob() {
    return install(new StopSignal(false));
  }

  private static StopSignal install(StopSignal signal) {
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  /** Asks for the stop from within. */
  public void request() {
    requested.countDown();
  }

  public boolean isRequested() {
    return requested.getCount() == 0;
  }

  /**
   * @throws StoppedException when a stop was requested
   */
  public void check() {
    if (isRequested()) {
      throw new StoppedException();
    }
  }

  /**
   * Waits for a request, but no longer than given.
   *
   * @return whether a stop was requested
   */
  public boolean await(Duration longest) {
    try {
      return requested.await(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  /** The command failed while it stopped or before: the exit code shall not be 0. */
  public void markFailed() {
    failed = true;
  }

  /** The command has stopped everything. */
  @Override
  public void close() {
    finished.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already, which is what the hook is for.
    }
  }

  private void stop() {
    requested.countDown();
    try {
      boolean inTime = finished.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS);
      if (stopIsSuccess && inTime && !failed) {
        // The JVM would end with 143, which service managers take for a failure.
        Runtime.getRuntime().halt(0);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
