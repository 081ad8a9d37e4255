package dk.fristvagt.streams.cluster;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dk.fristvagt.streams.query.CaseStore;
import dk.fristvagt.streams.query.CaseStores;
import dk.fristvagt.streams.query.KeyRange;
import dk.fristvagt.streams.state.StoreEntryState;
import dk.fristvagt.streams.state.StorePageState;
import dk.fristvagt.streams.state.StoreRequestState;
import dk.fristvagt.streams.store.StateSerde;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers other instances from the stores held here: {@code POST /internal/v1/stores}, a page of
 * entries per request, in the coding of the stores. Thread-safe.
 *
 * <p>What is asked for stands in the body, so that no address in a log names a case. A request that
 * is not signed with the cluster's secret gets 401 and nothing else. 503: the partition cannot be
 * read here now.
 */
final class StoreListener implements AutoCloseable {

  static final String PATH = "/internal/v1/stores";

  private static final Logger LOG = LoggerFactory.getLogger(StoreListener.class);

  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int INTERNAL_ERROR = 500;
  private static final int UNAVAILABLE = 503;

  private static final int THREADS = 8;
  private static final int BACKLOG = 64;

  /** A key is a case's or a fact's, of a mebibyte at most, escaped. */
  private static final int LARGEST_REQUEST = 8 << 20;

  private static final int LARGEST_PAGE = 1 << 20;
  private static final int MOST_ENTRIES = 5_000;
  private static final byte[] NOTHING = {};

  private final HttpServer server;
  private final String host;
  private final ExecutorService threads;
  private final Optional<Signatures> signatures;
  private final StateSerde<StoreRequestState> requests = new StateSerde<>(new StoreRequestState());
  private final StateSerde<StorePageState> pages = new StateSerde<>(new StorePageState());
  private volatile CaseStores active;
  private volatile CaseStores activeOrStandby;

  private StoreListener(HttpServer server, String host, Optional<Signatures> signatures) {
    this.server = server;
    this.host = host;
    this.signatures = signatures;
    AtomicInteger number = new AtomicInteger();
    this.threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "fristvagt-internal-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Takes the port; answers nothing before {@link #answer}.
   *
   * @throws IOException when it cannot be had
   */
  static StoreListener bind(ClusterSettings settings) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(settings.bindHost(), settings.port()), BACKLOG);
    return new StoreListener(
        server,
        settings.advertisedHost(),
        settings.secret().map(secret -> new Signatures(secret, InstantSource.system())));
  }

  /** What a signature is for: a request to one instance is none to another. */
  static String target(String host, int port, String path) {
    return host + ':' + port + path;
  }

  int port() {
    return server.getAddress().getPort();
  }

  /** Begins to answer. */
  void answer(CaseStores fromActive, CaseStores fromActiveOrStandby) {
    active = fromActive;
    activeOrStandby = fromActiveOrStandby;
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
      String nonce = exchange.getRequestHeaders().getFirst(Signatures.NONCE);
      if (!isAllowed(exchange, body)) {
        exchange.sendResponseHeaders(UNAUTHORIZED, -1);
        return;
      }
      int status = OK;
      byte[] answer = NOTHING;
      if (!exchange.getRequestURI().getPath().equals(PATH)
          || !exchange.getRequestMethod().equals("POST")) {
        status = METHOD_NOT_ALLOWED;
      } else {
        try {
          answer = pages.serializer().serialize("", page(request(body)));
        } catch (IllegalArgumentException e) {
          status = BAD_REQUEST;
        } catch (InvalidStateStoreException | IllegalStateException e) {
          status = UNAVAILABLE;
        } catch (RuntimeException e) {
          LOG.error("a question of another instance failed", e);
          status = INTERNAL_ERROR;
        }
      }
      int answered = status;
      byte[] sent = answer;
      signatures.ifPresent(
          signed ->
              exchange
                  .getResponseHeaders()
                  .set(Signatures.SIGNATURE, signed.answer(answered, nonce, sent)));
      exchange.sendResponseHeaders(status, answer.length == 0 ? -1 : answer.length);
      if (answer.length > 0) {
        exchange.getResponseBody().write(answer);
      }
    }
  }

  private boolean isAllowed(HttpExchange exchange, byte[] body) {
    var headers = exchange.getRequestHeaders();
    return signatures.isEmpty()
        || signatures
            .get()
            .accepts(
                new Signatures.Signed(
                    headers.getFirst(Signatures.TIME),
                    headers.getFirst(Signatures.NONCE),
                    headers.getFirst(Signatures.SIGNATURE)),
                exchange.getRequestMethod(),
                target(host, port(), exchange.getRequestURI().getPath()),
                body);
  }

  private StoreRequestState request(byte[] body) {
    try {
      return requests.deserializer().deserialize("", body);
    } catch (UncheckedIOException | AvroRuntimeException e) {
      throw new IllegalArgumentException("no request", e);
    }
  }

  private StorePageState page(StoreRequestState request) {
    CaseStore<?> store =
        CaseStore.named(request.getStore())
            .orElseThrow(() -> new IllegalArgumentException("no such store"));
    return page(request, store);
  }

  private <V> StorePageState page(StoreRequestState request, CaseStore<V> store) {
    List<StoreEntryState> entries = new ArrayList<>();
    int[] bytes = {0};
    boolean[] more = {false};
    (request.getStandby() ? activeOrStandby : active)
        .read(
            request.getPartition(),
            request.getClock(),
            store,
            new KeyRange(request.getFrom(), request.getTo()),
            (key, value) -> {
              if (entries.size() >= MOST_ENTRIES || bytes[0] >= LARGEST_PAGE) {
                more[0] = true;
                return false;
              }
              byte[] encoded = store.encode(value);
              bytes[0] += key.length() + encoded.length;
              entries.add(new StoreEntryState(key, ByteBuffer.wrap(encoded)));
              return true;
            });
    return new StorePageState(entries, more[0]);
  }
}
