package dk.fristvagt.sources;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every few seconds, for a source that cannot tell how far it is complete, that it is complete
 * through the wall clock less a grace time.
 *
 * <p>Ticks never go back, whatever the wall clock does, and none leaves out a local midnight: where
 * midnights lie between two ticks, after downtime as well, each gets its own. A tick that cannot be
 * written ends the ticking, because the next would claim what may be lost; {@link #failure()} tells
 * health. Runs on a daemon thread of its own from {@link #start()} to {@link #close()}; both may be
 * called from any thread.
 */
public final class LiveTicker implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LiveTicker.class);
  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(30);

  private final LongConsumer ticks;
  private final InstantSource wallClock;
  private final long interval;
  private final long grace;
  private final LocalMidnights midnights;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;
  private boolean started;
  private volatile long last;
  private volatile RuntimeException failure;

  /**
   * @param ticks writes a tick of ms since the epoch; called from one thread at a time
   * @param resumeAfter the last tick that was written before a restart, ms since the epoch: the
   *     midnights since then are caught up; empty for a source that never ticked
   */
  public LiveTicker(
      LongConsumer ticks,
      InstantSource wallClock,
      LiveTickerSettings settings,
      OptionalLong resumeAfter) {
    this.ticks = ticks;
    this.wallClock = wallClock;
    this.interval = settings.interval().toMillis();
    this.grace = settings.grace().toMillis();
    this.midnights = new LocalMidnights(settings.zones());
    this.last = resumeAfter.orElse(Long.MIN_VALUE);
    this.thread = new Thread(this::run, "live-ticker");
    this.thread.setDaemon(true);
  }

  /** Begins ticking, at once. Does nothing the second time, nor after {@link #close()}. */
  public synchronized void start() {
    if (!started && closing.getCount() > 0) {
      started = true;
      thread.start();
    }
  }

  /** Why ticking ended, if it did so by itself. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** The last tick that was written, by this or before it. */
  public Optional<Instant> lastTick() {
    return last == Long.MIN_VALUE ? Optional.empty() : Optional.of(Instant.ofEpochMilli(last));
  }

  /** Ends ticking, after the tick that is being written; waits for that, but not for ever. */
  @Override
  public synchronized void close() {
    closing.countDown();
    if (!started || Thread.currentThread() == thread) {
      return;
    }
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      do {
        step();
      } while (!closing.await(pause(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("Ticking has stopped: a tick could not be written.", e);
    }
  }

  /**
   * Writes what is due: every midnight passed since the last tick, then the wall clock less the
   * grace.
   */
  void step() {
    long now = wallClock.millis() - grace;
    if (last != Long.MIN_VALUE) {
      for (long midnight = midnights.after(last);
          midnight < now && closing.getCount() > 0;
          midnight = midnights.after(last)) {
        write(midnight);
      }
    }
    if (now > last && closing.getCount() > 0) {
      write(now);
    }
  }

  /** An interval, or less where a midnight comes first. */
  long pause() {
    long now = wallClock.millis() - grace;
    return Math.max(1, Math.min(interval, midnights.after(now) - now));
  }

  private void write(long time) {
    ticks.accept(time);
    last = time;
  }
}
