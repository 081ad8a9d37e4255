package dk.fristvagt.api.live;

import java.util.concurrent.atomic.AtomicBoolean;

/** That one reader follows the status. Thread-safe. */
public final class Subscription implements AutoCloseable {

  private final StatusBroadcaster broadcaster;
  private final LiveChannel channel;
  private final LiveReader reader;
  private final String lastEventId;
  private final AtomicBoolean closed = new AtomicBoolean();

  Subscription(
      StatusBroadcaster broadcaster, LiveChannel channel, LiveReader reader, String lastEventId) {
    this.broadcaster = broadcaster;
    this.channel = channel;
    this.reader = reader;
    this.lastEventId = lastEventId;
  }

  /** Leaves, without telling the reader. A second call does nothing. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      broadcaster.left(this);
    }
  }

  boolean isClosed() {
    return closed.get();
  }

  LiveChannel channel() {
    return channel;
  }

  LiveReader reader() {
    return reader;
  }

  /** What the reader says it had last; null when it says nothing. */
  String lastEventId() {
    return lastEventId;
  }
}
