package dk.fristvagt.api.http;

import dk.fristvagt.api.live.LiveReader;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.live.Subscription;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/**
 * One open answer that events are written to as they come, without a thread of its own.
 *
 * <p>Whoever offers an event writes it, as far as the connection takes it without waiting; what it
 * does not take waits in a bounded queue until the server says that it takes more, and is then
 * written by a thread of the server. All writing is done under the stream's own lock, and none of
 * it blocks. Thread-safe.
 *
 * <p>That a client is gone shows only when something is written to it; heartbeats see to that.
 */
final class EventStream implements LiveReader, WriteListener, AsyncListener {

  /**
   * Most changes are shorter. The server keeps a buffer as long as the stream is open, and its
   * usual 32 KiB were three quarters of what a client takes.
   */
  private static final int BUFFER_BYTES = 8_192;

  private final int maxEvents;
  private final int maxBytes;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private final Object lock = new Object();

  // Guarded by the lock.
  private final Deque<byte[]> queue = new ArrayDeque<>();
  private int queuedBytes;
  private ServletOutputStream out;
  private boolean unflushed;
  private boolean closed;

  EventStream(LiveSettings.Limits limits) {
    this.maxEvents = limits.queuedEvents();
    this.maxBytes = limits.queuedBytes();
  }

  /**
   * Begins to write. The request must have been made asynchronous.
   *
   * @param subscription closed when the stream ends
   * @return done when the stream has ended
   */
  CompletableFuture<Void> open(
      HttpServletRequest request, HttpServletResponse response, Subscription subscription)
      throws IOException {
    CompletableFuture<Void> ended = done.whenComplete((nothing, error) -> subscription.close());
    request.getAsyncContext().addListener(this);
    response.setBufferSize(BUFFER_BYTES);
    response.getOutputStream().setWriteListener(this);
    synchronized (lock) {
      out = response.getOutputStream();
    }
    return ended;
  }

  @Override
  public boolean offer(byte[] events) {
    synchronized (lock) {
      if (closed) {
        return true;
      }
      // An event is never too long by itself, be it a snapshot: what counts is what waits already.
      if (queue.size() >= maxEvents || queuedBytes >= maxBytes) {
        return false;
      }
      queue.add(events);
      queuedBytes += events.length;
    }
    write();
    return true;
  }

  @Override
  public void onWritePossible() {
    write();
  }

  /** Ends the answer; one whose client does not read is cut off. */
  @Override
  public void close() {
    synchronized (lock) {
      closed = true;
      queue.clear();
      queuedBytes = 0;
    }
    done.complete(null);
  }

  @Override
  public void onError(Throwable error) {
    close();
  }

  @Override
  public void onError(AsyncEvent event) {
    close();
  }

  @Override
  public void onComplete(AsyncEvent event) {
    close();
  }

  @Override
  public void onTimeout(AsyncEvent event) {
    close();
  }

  @Override
  public void onStartAsync(AsyncEvent event) {
    event.getAsyncContext().addListener(this);
  }

  private void write() {
    try {
      synchronized (lock) {
        // Once it says that it is not ready, the server calls when it is.
        while (!closed && out != null && (!queue.isEmpty() || unflushed) && out.isReady()) {
          byte[] events = queue.poll();
          if (events == null) {
            unflushed = false;
            out.flush();
          } else {
            queuedBytes -= events.length;
            unflushed = true;
            out.write(events);
          }
        }
      }
    } catch (IOException | IllegalStateException e) {
      // The connection is gone: nobody is left to be told.
      close();
    }
  }
}
