package dk.fristvagt.app.runtime;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What was opened one after the other and is closed in the opposite order, all of it even when some
 * of it fails. Thread-safe; a second close does nothing.
 */
public final class ResourceStack implements AutoCloseable {

  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** Takes over the closing of something. */
  public synchronized <T extends AutoCloseable> T push(T resource) {
    open.push(resource);
    return resource;
  }

  /** Closes everything because of a failure, which keeps whatever goes wrong with that. */
  public void closeAfter(Throwable failure) {
    try {
      close();
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
    }
  }

  /**
   * @throws IllegalStateException when something could not be closed; the first cause with the
   *     others
   */
  @Override
  public synchronized void close() {
    IllegalStateException failure = null;
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        if (failure == null) {
          failure = new IllegalStateException("not everything stopped cleanly", e);
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
