package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Header;
import java.util.concurrent.Semaphore;

/**
 * Bounds how many requests with content are handled at once. Reading content holds a thread until
 * whoever sends it is done, however slow that is; what is only read needs none of them, and so
 * always finds one. Thread-safe.
 */
final class ContentPermits {

  /** A quarter of the threads that there are. */
  static final int AT_ONCE = 64;

  private static final String HELD = "fristvagt.content-permit";

  private final Semaphore permits = new Semaphore(AT_ONCE);

  static boolean hasContent(Context ctx) {
    return ctx.req().getContentLengthLong() > 0 || ctx.header(Header.TRANSFER_ENCODING) != null;
  }

  /** Refuses the request when there are too many. */
  void acquire(Context ctx) {
    if (!hasContent(ctx)) {
      return;
    }
    if (!permits.tryAcquire()) {
      ctx.header(Header.RETRY_AFTER, "1");
      throw ProblemException.of(
          ProblemType.BUSY,
          "Der sendes for meget til tjenesten på én gang. Prøv igen om lidt.",
          "Too much is being sent to the service at once. Try again shortly.");
    }
    ctx.attribute(HELD, permits);
  }

  /** Does nothing for a request that holds none. */
  void release(Context ctx) {
    Semaphore held = ctx.attribute(HELD);
    if (held != null) {
      ctx.attribute(HELD, null);
      held.release();
    }
  }
}
