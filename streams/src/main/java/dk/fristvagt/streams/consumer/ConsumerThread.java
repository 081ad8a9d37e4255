package dk.fristvagt.streams.consumer;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * A daemon thread that reads by one consumer after another: each is opened, handed over until that
 * ends or fails, and closed; after a failure there is a pause before the next one.
 */
public final class ConsumerThread implements AutoCloseable {

  private static final Duration LONGEST_CLOSE = Duration.ofSeconds(10);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Reading reading;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile Consumer<byte[], byte[]> current;

  /** What is read. Called by the thread alone. */
  public interface Reading {

    /** Reads until {@link ConsumerThread#isClosing} or until it needs another consumer. */
    void follow(Consumer<byte[], byte[]> consumer);

    /**
     * Opening a consumer or reading by it failed.
     *
     * @return how long to wait before the next one
     * @throws RuntimeException when there is to be no other: the thread ends
     */
    Duration failed(RuntimeException e);
  }

  /**
   * @param consumers each is closed here
   */
  public ConsumerThread(
      String name, Supplier<Consumer<byte[], byte[]>> consumers, Reading reading) {
    this.consumers = consumers;
    this.reading = reading;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  /** Returns at once. */
  public void start() {
    thread.start();
  }

  /** Whether whoever reads is to end; an interrupted thread is to, as well. */
  public boolean isClosing() {
    return isClosing(Duration.ZERO);
  }

  /** Wakes the consumer and waits ten seconds at most; a second call does nothing. */
  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> open = current;
    if (open != null) {
      open.wakeup();
    }
    try {
      thread.join(LONGEST_CLOSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!isClosing()) {
      try (Consumer<byte[], byte[]> consumer = consumers.get()) {
        current = consumer;
        reading.follow(consumer);
      } catch (WakeupException | InterruptException e) {
        // Being closed, or about to be asked again whether so.
      } catch (RuntimeException e) {
        isClosing(reading.failed(e));
      } finally {
        current = null;
      }
    }
  }

  private boolean isClosing(Duration wait) {
    try {
      return closing.await(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
