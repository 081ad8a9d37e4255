package dk.fristvagt.streams.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.streams.query.CaseStore;
import dk.fristvagt.streams.query.CaseStores;
import dk.fristvagt.streams.query.KeyRange;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.HostInfo;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What one instance's stores hold, another reads; who does not know the secret reads nothing. */
class StoreListenerTest {

  private static final ClusterSecret SECRET = new ClusterSecret("s".repeat(32));
  private static final ClusterSecret OTHER = new ClusterSecret("t".repeat(32));
  private static final int ENTRIES = 12_345;

  private final TreeMap<String, byte[]> facts = new TreeMap<>();
  private StoreListener listener;

  @BeforeEach
  void listen() throws Exception {
    for (int i = 0; i < ENTRIES; i++) {
      facts.put(
          String.format("0330/sæg-%06d/e/0", i), ("value " + i).getBytes(StandardCharsets.UTF_8));
    }
    listener =
        StoreListener.bind(
            new ClusterSettings(
                "127.0.0.1", 0, "127.0.0.1", Optional.empty(), Optional.of(SECRET)));
    listener.answer(new Held(false), new Held(true));
  }

  @AfterEach
  void close() {
    listener.close();
  }

  @Test
  void aStoreIsReadThroughPageByPage() {
    List<String> keys = read(SECRET, false, 0, KeyRange.ALL, Integer.MAX_VALUE);

    assertThat(keys).containsExactlyElementsOf(facts.keySet());
  }

  @Test
  void aRangeAndAReaderThatHasEnoughEndIt() {
    KeyRange range = KeyRange.startingWith("0330/sæg-000012/");

    assertThat(read(SECRET, false, 0, range, 10)).containsExactly("0330/sæg-000012/e/0");
    assertThat(read(SECRET, false, 0, KeyRange.from("0330/sæg-000012/"), 2))
        .containsExactly("0330/sæg-000012/e/0", "0330/sæg-000013/e/0");
  }

  @Test
  void aPartitionThatIsNotHeldIsSaidToBeOutOfReach() {
    assertThatThrownBy(() -> read(SECRET, false, 1, KeyRange.ALL, 1))
        .isInstanceOf(InvalidStateStoreException.class);
    assertThat(read(SECRET, true, 1, KeyRange.ALL, 1)).hasSize(1);
  }

  @Test
  void anotherSecretIsRefusedOnBothSides() {
    assertThatThrownBy(() -> read(OTHER, false, 0, KeyRange.ALL, 1))
        .isInstanceOf(InvalidStateStoreException.class);
    assertThat(post(Map.of())).isEqualTo(401);
    assertThat(post(signed(new Signatures(OTHER, InstantSource.system())))).isEqualTo(401);
    assertThat(OTHER.toString()).doesNotContain("tt");
  }

  @Test
  void anImpostorsAnswerIsNotBelieved() throws Exception {
    try (StoreListener impostor =
        StoreListener.bind(
            new ClusterSettings("127.0.0.1", 0, "127.0.0.1", Optional.empty(), Optional.empty()))) {
      impostor.answer(new Held(false), new Held(true));
      RemoteStores remote = new RemoteStores(Optional.of(SECRET));

      assertThatThrownBy(
              () ->
                  remote.read(
                      new HostInfo("127.0.0.1", impostor.port()),
                      false,
                      0,
                      0,
                      CaseStore.FACTS,
                      KeyRange.ALL,
                      (key, value) -> true))
          .isInstanceOf(InvalidStateStoreException.class);
    }
  }

  @Test
  void aRequestCountsOnceAndNotForLongAndAtOneInstance() {
    Map<String, String> headers = signed(new Signatures(SECRET, InstantSource.system()));
    assertThat(post(headers)).as("no request in it").isEqualTo(400);
    assertThat(post(headers)).as("again").isEqualTo(401);
    assertThat(post(signed(new Signatures(SECRET, InstantSource.system()), 1)))
        .as("for another instance")
        .isEqualTo(401);
    InstantSource early =
        () -> InstantSource.system().instant().minus(Signatures.OLDEST).minusSeconds(1);
    assertThat(post(signed(new Signatures(SECRET, early)))).isEqualTo(401);
  }

  @Test
  void nobodyListensBeyondTheMachineWithoutASecret() {
    assertThatThrownBy(
            () ->
                new ClusterSettings(
                    "fristvagt-1", 7070, "0.0.0.0", Optional.empty(), Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("secret");
    assertThatThrownBy(() -> new ClusterSecret("s".repeat(31)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("32");
  }

  private List<String> read(
      ClusterSecret secret, boolean standby, int partition, KeyRange range, int enough) {
    List<String> keys = new ArrayList<>();
    new RemoteStores(Optional.of(secret))
        .read(
            new HostInfo("127.0.0.1", listener.port()),
            standby,
            partition,
            0,
            CaseStore.FACTS,
            range,
            (key, value) -> {
              assertThat(value).isEqualTo(facts.get(key));
              keys.add(key);
              return keys.size() < enough;
            });
    return keys;
  }

  private Map<String, String> signed(Signatures signatures) {
    return signed(signatures, listener.port());
  }

  private static Map<String, String> signed(Signatures signatures, int port) {
    Signatures.Signed signed =
        signatures.request(
            "POST", StoreListener.target("127.0.0.1", port, StoreListener.PATH), new byte[0]);
    return Map.of(
        Signatures.TIME, signed.time(),
        Signatures.NONCE, signed.nonce(),
        Signatures.SIGNATURE, signed.signature());
  }

  private int post(Map<String, String> headers) {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
                  URI.create("http://127.0.0.1:" + listener.port() + StoreListener.PATH))
              .POST(HttpRequest.BodyPublishers.noBody());
      headers.forEach(request::header);
      HttpResponse<String> answer =
          HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
      assertThat(answer.body()).isEmpty();
      return answer.statusCode();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** Holds partition 0, and where copies count partition 1 too. */
  private final class Held implements CaseStores {

    private final boolean standby;

    Held(boolean standby) {
      this.standby = standby;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <V> void read(
        int partition, long clock, CaseStore<V> store, KeyRange range, EntryReader<V> reader) {
      if (partition > (standby ? 1 : 0)) {
        throw new InvalidStateStoreException("not held");
      }
      for (Map.Entry<String, byte[]> entry : facts.entrySet()) {
        if ((range.from() == null || entry.getKey().compareTo(range.from()) >= 0)
            && (range.to() == null || entry.getKey().compareTo(range.to()) <= 0)
            && !reader.read(entry.getKey(), (V) entry.getValue())) {
          return;
        }
      }
    }
  }
}
