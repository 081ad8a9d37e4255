package dk.fristvagt.api.live;

import dk.fristvagt.api.live.LiveSettings.Pace;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.Partitions;
import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.StatusQuery;
import dk.fristvagt.api.report.ViewSnapshot;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells readers how the status changes.
 *
 * <p>One thread of its own works out, for each distinct filter once, what differs since it last
 * looked, and hands the bytes to all readers of that filter. It looks when it is told that views
 * changed, though not more often than the settings say, so that swaps in quick succession are one
 * change; and from time to time without being told, because the status turns stale by time alone.
 * Neither a thread that swaps views nor one that serves a request ever waits for it, and it never
 * waits for a reader.
 *
 * <p>A reader gets, in this order: how long to wait before it comes back; then either the changes
 * since the event it says it had last, or a snapshot; then each change. Between a snapshot and a
 * change, and between two changes, nothing is left out: whoever applies all has the status of each
 * clock that it was told of. While no partition can answer, readers are told to wait, and get a
 * snapshot afterwards. Thread-safe.
 */
public final class StatusBroadcaster implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(StatusBroadcaster.class);

  /** A calculation under way takes far less. */
  private static final Duration END = Duration.ofSeconds(5);

  private final Supplier<ViewSnapshot> snapshots;
  private final Predicate<ViewSnapshot> stale;
  private final Reports reports;
  private final LiveSettings settings;
  private final LiveChannels channels;
  private final Queue<Subscription> joining = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean changed = new AtomicBoolean();
  private final LongAdder sent = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;

  // The thread's own.
  private ViewSnapshot lookedAt;
  private boolean lookedAtStale;

  /**
   * Starts its thread.
   *
   * @param snapshots gives the views as they are; one without any when no partition can answer
   * @param stale whether the status of a snapshot that has views is stale by now
   */
  public StatusBroadcaster(
      Supplier<ViewSnapshot> snapshots,
      Predicate<ViewSnapshot> stale,
      Reports reports,
      LiveSettings settings) {
    this.snapshots = snapshots;
    this.stale = stale;
    this.reports = reports;
    this.settings = settings;
    this.channels =
        new LiveChannels(
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()), settings.limits());
    this.thread = new Thread(this::run, "live-status");
    thread.setDaemon(true);
    thread.start();
  }

  public LiveSettings settings() {
    return settings;
  }

  /**
   * Says that views changed. Does nothing but wake the thread: it takes no lock and never blocks,
   * so that a stream thread may call it.
   */
  public void viewsChanged() {
    if (changed.compareAndSet(false, true)) {
      LockSupport.unpark(thread);
    }
  }

  /**
   * Has a reader told of the status of a filter from now on. It must close the subscription when it
   * ends.
   *
   * @param lastEventId what it says it had last; anything, null included
   * @throws LiveRefusedException when one more cannot be taken; the reader was offered nothing then
   */
  public Subscription subscribe(GroupFilter filter, String lastEventId, LiveReader reader)
      throws LiveRefusedException {
    return subscribe(StatusQuery.of(filter), lastEventId, reader);
  }

  /**
   * The same as far as the reader may see it. Readers share what is worked out only where they may
   * see the same.
   *
   * @throws LiveRefusedException when one more cannot be taken; the reader was offered nothing then
   */
  public Subscription subscribe(StatusQuery query, String lastEventId, LiveReader reader)
      throws LiveRefusedException {
    LiveChannel channel;
    try {
      channel = channels.enter(query);
    } catch (LiveRefusedException e) {
      refused.increment();
      throw e;
    }
    Subscription subscription = new Subscription(this, channel, reader, lastEventId);
    reader.offer(ServerSentEvent.retry(retry()));
    joining.add(subscription);
    if (closed) {
      // The thread may have ended before it could see this one.
      subscription.close();
      reader.close();
    }
    LockSupport.unpark(thread);
    return subscription;
  }

  /** How it is doing. */
  public LiveNumbers numbers() {
    return new LiveNumbers(
        channels.clients(), channels.size(), sent.sum(), dropped.sum(), refused.sum());
  }

  /** Takes no more readers and closes those there are. A second call does nothing. */
  @Override
  public void close() {
    channels.close();
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(END.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void left(Subscription subscription) {
    subscription.channel().readers().remove(subscription);
    channels.leave(subscription.channel(), System.nanoTime());
  }

  private void run() {
    Pace pace = settings.pace();
    long now = System.nanoTime();
    long mayLook = now;
    long mustLook = now;
    long beat = now + pace.heartbeat().toNanos();
    boolean gathering = false;
    while (!closed) {
      try {
        letIn();
        now = System.nanoTime();
        if (!gathering && changed.get()) {
          gathering = true;
          mayLook = later(mayLook, now + pace.gather().toNanos());
        }
        if (now - mustLook >= 0 || (gathering && now - mayLook >= 0)) {
          // Cleared before the views are read: one swapped meanwhile is looked at again.
          changed.set(false);
          gathering = false;
          look();
          channels.removeIdle(pace.linger(), now);
          now = System.nanoTime();
          mayLook = now + pace.betweenChanges().toNanos();
          mustLook = now + pace.look().toNanos();
        }
        if (now - beat >= 0) {
          channels.all().forEach(channel -> offer(channel, ServerSentEvent.HEARTBEAT, false));
          beat = now + pace.heartbeat().toNanos();
        }
      } catch (RuntimeException e) {
        LOG.error("the live status could not be told", e);
        mustLook = System.nanoTime() + pace.look().toNanos();
        mayLook = mustLook;
      }
      // Asked once more: whoever brought something to do left a permit, but a lock that was waited
      // for meanwhile may have used it up. One left from here on has the wait return at once.
      if (!closed && joining.isEmpty() && (gathering || !changed.get())) {
        long next = gathering ? mayLook : mustLook;
        LockSupport.parkNanos(this, earlier(next, beat) - System.nanoTime());
      }
    }
    letIn();
    channels.all().forEach(this::end);
  }

  /** Gives those who came what they get first. */
  private void letIn() {
    for (Subscription one = joining.poll(); one != null; one = joining.poll()) {
      if (closed) {
        one.close();
        one.reader().close();
        continue;
      }
      LiveChannel channel = one.channel();
      ViewSnapshot snapshot = snapshots.get();
      if (channel.isWaiting()) {
        tell(channel, snapshot, isStale(snapshot));
      }
      channel.readers().add(one);
      if (one.isClosed()) {
        channel.readers().remove(one);
      } else {
        byte[] greeting = channel.greeting(one.lastEventId(), partitions(snapshot));
        if (greeting.length > 0) {
          offer(one, greeting, true);
        }
      }
    }
  }

  /** Tells every channel what differs, if anything may. */
  private void look() {
    ViewSnapshot snapshot = snapshots.get();
    boolean isStale = isStale(snapshot);
    if (lookedAt != null && isStale == lookedAtStale && sameViews(snapshot, lookedAt)) {
      return;
    }
    lookedAt = snapshot;
    lookedAtStale = isStale;
    for (LiveChannel channel : channels.all()) {
      tell(channel, snapshot, isStale);
    }
  }

  private void tell(LiveChannel channel, ViewSnapshot snapshot, boolean isStale) {
    try {
      Optional<byte[]> event =
          snapshot.isEmpty()
              ? channel.await(partitions(snapshot))
              : channel.update(reports.status(snapshot, channel.query(), isStale));
      event.ifPresent(bytes -> offer(channel, bytes, true));
    } catch (RuntimeException e) {
      // Its readers come back and are told anew; those of other filters notice nothing.
      LOG.error("the live status of a filter could not be worked out", e);
      channels.remove(channel);
      end(channel);
    }
  }

  private void offer(LiveChannel channel, byte[] bytes, boolean counts) {
    channel.readers().forEach(one -> offer(one, bytes, counts));
  }

  private void offer(Subscription one, byte[] bytes, boolean counts) {
    if (!one.reader().offer(bytes)) {
      dropped.increment();
      one.close();
      one.reader().close();
    } else if (counts) {
      sent.increment();
    }
  }

  private void end(LiveChannel channel) {
    for (Subscription one : List.copyOf(channel.readers())) {
      one.close();
      one.reader().close();
    }
  }

  private static long later(long one, long other) {
    return one - other >= 0 ? one : other;
  }

  private static long earlier(long one, long other) {
    return one - other <= 0 ? one : other;
  }

  private boolean isStale(ViewSnapshot snapshot) {
    return !snapshot.isEmpty() && stale.test(snapshot);
  }

  private Duration retry() {
    long least = settings.pace().retry().toMillis();
    return Duration.ofMillis(least + ThreadLocalRandom.current().nextLong(least + 1));
  }

  /** The very same: views are immutable, and to compare them in depth would cost their size. */
  private static boolean sameViews(ViewSnapshot one, ViewSnapshot other) {
    if (one.views().size() != other.views().size()) {
      return false;
    }
    for (int i = 0; i < one.views().size(); i++) {
      if (one.views().get(i) != other.views().get(i)) {
        return false;
      }
    }
    return true;
  }

  private static Partitions partitions(ViewSnapshot snapshot) {
    return new Partitions(snapshot.views().size(), snapshot.expectedPartitions());
  }
}
