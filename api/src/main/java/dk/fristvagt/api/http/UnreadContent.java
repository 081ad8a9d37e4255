package dk.fristvagt.api.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.Header;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Reads what a refused request still sends, so that its connection can be used again.
 *
 * <p>A server that answers while content is under way can only close the connection (RFC 9112,
 * 9.3), and a client that keeps connections loses the answer, or the next request that it sends on
 * it. Content beyond {@link #MOST_BYTES} is not worth that: the answer says that the connection
 * ends.
 */
final class UnreadContent implements Handler {

  /** What is read, at most; as much as the largest request that is taken. */
  static final long MOST_BYTES = WhatIfRoute.MAX_BYTES;

  /** Who may have the rest of their requests read at once: each holds a thread. */
  private static final int AT_ONCE = 16;

  /** After which the rest is not waited for; one that sends nothing at all is cut off by Jetty. */
  private static final Duration LONGEST = Duration.ofSeconds(5);

  private final Semaphore reading = new Semaphore(AT_ONCE);

  @Override
  public void handle(Context ctx) {
    if (!ContentPermits.hasContent(ctx)) {
      return;
    }
    if (ctx.req().getContentLengthLong() > 2 * MOST_BYTES
        || awaitsConsent(ctx)
        || !readIfFewDo(ctx)) {
      ctx.header(Header.CONNECTION, "close");
    }
  }

  /** Reading would ask such a client to send what nobody wants (RFC 9110, 10.1.1). */
  private static boolean awaitsConsent(Context ctx) {
    return ctx.header(Header.EXPECT) != null;
  }

  private boolean readIfFewDo(Context ctx) {
    if (!reading.tryAcquire()) {
      return false;
    }
    try {
      return readToEnd(ctx);
    } finally {
      reading.release();
    }
  }

  private static boolean readToEnd(Context ctx) {
    long start = System.nanoTime();
    try {
      InputStream content = ctx.req().getInputStream();
      byte[] unwanted = new byte[8192];
      long total = 0;
      while (total <= MOST_BYTES && System.nanoTime() - start < LONGEST.toNanos()) {
        int read = content.read(unwanted);
        if (read < 0) {
          return true;
        }
        total += read;
      }
      return false;
    } catch (IOException | IllegalStateException e) {
      return false;
    }
  }
}
