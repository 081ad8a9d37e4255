package dk.fristvagt.bench.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Connections that follow the live status, all served by one thread, which notes when each has
 * which clock.
 */
final class EventClients implements AutoCloseable {

  private static final byte[] CLOCK = "\"clock\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final int CLOCK_LENGTH = "2021-06-15T10:00:00.000Z".length();

  private final Selector selector = Selector.open();
  private final List<Client> clients = new ArrayList<>();
  private final Thread thread = new Thread(this::run, "bench-clients");
  private volatile boolean closed;

  private long awaited;
  private int arrived;
  private long[] arrivals = new long[0];

  EventClients(URI server, int number) throws IOException {
    for (int i = 0; i < number; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
      channel.write(
          ByteBuffer.wrap(
              "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\nAccept: text/event-stream\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII)));
      channel.configureBlocking(false);
      Client client = new Client(channel);
      channel.register(selector, SelectionKey.OP_READ, client);
      clients.add(client);
    }
    thread.setDaemon(true);
    thread.start();
  }

  long threadId() {
    return thread.getId();
  }

  /** Forgets what arrived, and notes from now on who has this clock or a later one. */
  synchronized void expect(long clock) {
    awaited = clock;
    arrived = 0;
    arrivals = new long[clients.size()];
  }

  /**
   * When each client had the clock that is expected, in order, as {@link System#nanoTime()}.
   *
   * @throws IllegalStateException when some have not after that many milliseconds
   */
  synchronized long[] arrivals(long timeoutMillis) throws InterruptedException {
    long end = System.currentTimeMillis() + timeoutMillis;
    while (arrived < clients.size()) {
      long left = end - System.currentTimeMillis();
      if (left <= 0) {
        throw new IllegalStateException(
            arrived + " of " + clients.size() + " clients have the clock after " + timeoutMillis);
      }
      wait(left);
    }
    long[] sorted = arrivals.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  @Override
  public void close() throws IOException {
    closed = true;
    selector.wakeup();
    for (Client client : clients) {
      client.channel.close();
    }
    selector.close();
  }

  private void run() {
    ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    try {
      while (!closed) {
        selector.select(key -> read((Client) key.attachment(), buffer));
      }
    } catch (IOException | RuntimeException e) {
      if (!closed) {
        e.printStackTrace();
      }
    }
  }

  private void read(Client client, ByteBuffer buffer) {
    buffer.clear();
    try {
      if (client.channel.read(buffer) < 0) {
        client.channel.close();
        return;
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    buffer.flip();
    while (buffer.hasRemaining()) {
      if (client.take(buffer.get())) {
        note(client.clock());
      }
    }
  }

  private synchronized void note(long clock) {
    if (clock == awaited && arrived < arrivals.length) {
      arrivals[arrived++] = System.nanoTime();
      if (arrived == arrivals.length) {
        notifyAll();
      }
    }
  }

  /** Finds the clocks in what one connection sends. */
  private static final class Client {
    private final SocketChannel channel;
    private final byte[] text = new byte[CLOCK_LENGTH];
    private int matched;
    private int taken;

    private Client(SocketChannel channel) {
      this.channel = channel;
    }

    /** True when the byte is the last of a clock. */
    private boolean take(byte b) {
      if (matched < CLOCK.length) {
        matched = b == CLOCK[matched] ? matched + 1 : b == CLOCK[0] ? 1 : 0;
        return false;
      }
      text[taken++] = b;
      if (taken < CLOCK_LENGTH) {
        return false;
      }
      taken = 0;
      matched = 0;
      return true;
    }

    private long clock() {
      return Instant.parse(new String(text, StandardCharsets.US_ASCII)).toEpochMilli();
    }
  }
}
