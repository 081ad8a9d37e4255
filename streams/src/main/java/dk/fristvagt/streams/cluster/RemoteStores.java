package dk.fristvagt.streams.cluster;

import dk.fristvagt.streams.query.CaseStore;
import dk.fristvagt.streams.query.CaseStores.EntryReader;
import dk.fristvagt.streams.query.KeyRange;
import dk.fristvagt.streams.state.StoreEntryState;
import dk.fristvagt.streams.state.StorePageState;
import dk.fristvagt.streams.state.StoreRequestState;
import dk.fristvagt.streams.store.StateSerde;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks other instances for what their stores hold, page by page. Thread-safe. */
final class RemoteStores {

  private static final Logger LOG = LoggerFactory.getLogger(RemoteStores.class);

  /** A machine that is there answers at once; one that is not must not be waited for. */
  private static final Duration CONNECT = Duration.ofSeconds(1);

  /** A page is read in milliseconds; a long pause of the other's garbage collection is allowed. */
  private static final Duration LONGEST_PAGE = Duration.ofSeconds(5);

  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final String NO_NONCE = "";

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Optional<Signatures> signatures;
  private final StateSerde<StoreRequestState> requests = new StateSerde<>(new StoreRequestState());
  private final StateSerde<StorePageState> pages = new StateSerde<>(new StorePageState());

  RemoteStores(Optional<ClusterSecret> secret) {
    this.signatures = secret.map(known -> new Signatures(known, InstantSource.system()));
  }

  /**
   * As {@link dk.fristvagt.streams.query.CaseStores#read}, from one instance.
   *
   * @param standby whether a standby copy may answer
   * @throws InvalidStateStoreException when it does not answer, or cannot now
   */
  <V> void read(
      HostInfo instance,
      boolean standby,
      int partition,
      long clock,
      CaseStore<V> store,
      KeyRange range,
      EntryReader<V> reader) {
    String from = range.from();
    boolean more = true;
    while (more) {
      StorePageState page =
          page(
              instance,
              new StoreRequestState(store.name(), partition, from, range.to(), clock, standby));
      List<StoreEntryState> entries = page.getEntries();
      for (StoreEntryState entry : entries) {
        if (!reader.read(entry.getKey(), store.decode(bytes(entry.getValue())))) {
          return;
        }
      }
      more = page.getMore() && !entries.isEmpty();
      if (more) {
        // The very next key there can be.
        from = entries.get(entries.size() - 1).getKey() + '\0';
      }
    }
  }

  private StorePageState page(HostInfo instance, StoreRequestState request) {
    byte[] body = requests.serializer().serialize("", request);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(
                URI.create(
                    "http://"
                        + address(instance.host())
                        + ':'
                        + instance.port()
                        + StoreListener.PATH))
            .timeout(LONGEST_PAGE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Optional<Signatures.Signed> signed =
        signatures.map(
            signing ->
                signing.request(
                    "POST",
                    StoreListener.target(instance.host(), instance.port(), StoreListener.PATH),
                    body));
    signed.ifPresent(
        headers ->
            builder
                .header(Signatures.TIME, headers.time())
                .header(Signatures.NONCE, headers.nonce())
                .header(Signatures.SIGNATURE, headers.signature()));
    try {
      HttpResponse<byte[]> answer =
          http.send(builder.build(), HttpResponse.BodyHandlers.ofByteArray());
      requireSigned(instance, answer, signed.map(Signatures.Signed::nonce).orElse(NO_NONCE));
      if (answer.statusCode() != OK) {
        throw unavailable(instance, null);
      }
      return pages.deserializer().deserialize("", answer.body());
    } catch (IOException | UncheckedIOException | AvroRuntimeException e) {
      throw unavailable(instance, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(instance, e);
    }
  }

  private void requireSigned(HostInfo instance, HttpResponse<byte[]> answer, String nonce) {
    boolean ours =
        answer.statusCode() != UNAUTHORIZED
            && (signatures.isEmpty()
                || signatures
                    .get()
                    .acceptsAnswer(
                        answer.headers().firstValue(Signatures.SIGNATURE).orElse(null),
                        answer.statusCode(),
                        nonce,
                        answer.body()));
    if (!ours) {
      LOG.warn(
          "Instance {}:{} does not know this instance's secret, or its clock is off by more than"
              + " a minute; give all instances the same secret.",
          instance.host(),
          instance.port());
      throw unavailable(instance, null);
    }
  }

  private static InvalidStateStoreException unavailable(HostInfo instance, Exception cause) {
    return new InvalidStateStoreException(
        "instance " + instance.host() + ':' + instance.port() + " cannot be asked now", cause);
  }

  private static String address(String host) {
    return host.contains(":") && !host.startsWith("[") ? '[' + host + ']' : host;
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }
}
