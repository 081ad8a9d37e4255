package dk.fristvagt.bench.live;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** Asks for the status twenty times a second, without an ETag, and notes how long it takes. */
final class StatusPoller implements AutoCloseable {

  private static final Duration PAUSE = Duration.ofMillis(50);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest request;
  private final Thread thread = new Thread(this::run, "bench-poller");
  private volatile boolean closed;
  private long[] took = new long[1_024];
  private int n;

  StatusPoller(URI server) {
    request = HttpRequest.newBuilder(server.resolve("/api/v1/status")).build();
    thread.setDaemon(true);
    thread.start();
  }

  /** How long each answer took since the last call, in order, nanoseconds. */
  synchronized long[] drain() {
    long[] sorted = Arrays.copyOf(took, n);
    Arrays.sort(sorted);
    n = 0;
    return sorted;
  }

  @Override
  public void close() {
    closed = true;
  }

  private void run() {
    try {
      while (!closed) {
        long began = System.nanoTime();
        client.send(request, BodyHandlers.ofByteArray());
        add(System.nanoTime() - began);
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (IOException e) {
      if (!closed) {
        e.printStackTrace();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void add(long nanos) {
    if (n == took.length) {
      took = Arrays.copyOf(took, 2 * n);
    }
    took[n++] = nanos;
  }
}
