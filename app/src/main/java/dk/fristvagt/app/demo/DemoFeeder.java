package dk.fristvagt.app.demo;

import dk.fristvagt.app.runtime.StoppedException;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.sources.FeedSink;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Feeds a demonstration: its history as fast as it goes, with a tick at each local midnight, then
 * on along a clock that runs faster than the wall's, with a tick about every second.
 *
 * <p>Before a tick come exactly the facts registered at or before it. The clock stands still while
 * the streams are many ticks behind, so that a slow machine shows a slower clock and not a stale
 * page. Runs on a thread of its own from {@link #start} to {@link #close}.
 */
public final class DemoFeeder implements InstantSource, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(DemoFeeder.class);
  private static final Duration STEP = Duration.ofSeconds(1);

  /** A machine that slept does not make up for it. */
  private static final long LONGEST_STEP_NANOS = Duration.ofSeconds(5).toNanos();

  private static final int STEPS_BEHIND = 10;

  private final DemoPlan plan;
  private final double speed;
  private final OptionalLong resumeAfter;
  private final FeedSink sink;
  private final Supplier<OptionalLong> streamsClock;
  private final MunicipalCalendar calendar = Calendars.danish(false).of("");
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "demo-feeder");
  private volatile long visibleClock;
  private volatile RuntimeException failure;
  private long lastTick;

  /**
   * @param speed simulated seconds per second of the wall, more than 0
   * @param resumeAfter the last tick of an earlier run, ms since the epoch
   * @param sink whose ticks wait until what came before is written; stays the caller's
   * @param streamsClock how far the streams are, ms since the epoch
   */
  public DemoFeeder(
      DemoPlan plan,
      double speed,
      OptionalLong resumeAfter,
      FeedSink sink,
      Supplier<OptionalLong> streamsClock) {
    this.plan = plan;
    this.speed = speed;
    this.resumeAfter = resumeAfter;
    this.sink = sink;
    this.streamsClock = streamsClock;
    this.lastTick = resumeAfter.orElse(Long.MIN_VALUE);
    this.visibleClock = Math.max(plan.visibleFrom().toEpochMilli(), lastTick);
  }

  public void start() {
    thread.start();
  }

  /** The simulated time; while history is loaded, the instant at which it will end. */
  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(visibleClock);
  }

  /** When the history ends that is loaded first, ms since the epoch. */
  public long historyEnd() {
    return Math.max(plan.visibleFrom().toEpochMilli(), resumeAfter.orElse(Long.MIN_VALUE));
  }

  /** Why feeding ended, if it did so by itself. */
  public Optional<RuntimeException> failure() {
    return Optional.ofNullable(failure);
  }

  /** Ends feeding after the record that is being written. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      DemoFacts facts = new DemoFacts(plan, lastTick);
      feedHistory(facts);
      awaitStreams(lastTick);
      feedVisibly(facts);
    } catch (Closed | StoppedException e) {
      LOG.info("Feeding has stopped at {}.", Instant.ofEpochMilli(lastTick));
    } catch (RuntimeException e) {
      failure = e;
      LOG.error("Feeding has stopped: {}", e.toString(), e);
    }
  }

  private void feedHistory(DemoFacts facts) {
    long end = plan.visibleFrom().toEpochMilli();
    long tick =
        lastTick == Long.MIN_VALUE ? plan.firstTick().toEpochMilli() : midnightAfter(lastTick);
    for (; tick <= end; tick = midnightAfter(tick)) {
      feed(facts, tick);
    }
  }

  private void feedVisibly(DemoFacts facts) {
    long before = System.nanoTime();
    while (true) {
      pause(STEP);
      long now = System.nanoTime();
      long elapsed = Math.min(now - before, LONGEST_STEP_NANOS);
      before = now;
      if (isFarAhead()) {
        continue;
      }
      long target = lastTick + Math.max(1, Math.round(elapsed / 1e6 * speed));
      for (long midnight = midnightAfter(lastTick);
          midnight < target;
          midnight = midnightAfter(midnight)) {
        feed(facts, midnight);
      }
      feed(facts, target);
      visibleClock = target;
    }
  }

  private void feed(DemoFacts facts, long tick) {
    facts.take(
        tick,
        fact -> {
          check();
          sink.fact(fact, fact.registeredAt().epochMilli());
        });
    check();
    sink.tick(tick);
    lastTick = tick;
  }

  private boolean isFarAhead() {
    double most = STEPS_BEHIND * STEP.toMillis() * Math.max(1, speed);
    OptionalLong clock = streamsClock.get();
    return clock.isEmpty() || lastTick - clock.getAsLong() > most;
  }

  private void awaitStreams(long through) {
    while (streamsClock.get().orElse(Long.MIN_VALUE) < through) {
      pause(STEP);
    }
  }

  private long midnightAfter(long instant) {
    return calendar.endOf(calendar.localDate(instant));
  }

  private void pause(Duration duration) {
    try {
      if (closing.await(duration.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Closed();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Closed();
    }
  }

  private void check() {
    if (closing.getCount() == 0) {
      throw new Closed();
    }
  }

  private static final class Closed extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
