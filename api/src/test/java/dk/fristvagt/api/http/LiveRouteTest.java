package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.live.Deadline;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.api.live.LiveSettings.Limits;
import dk.fristvagt.api.live.LiveSettings.Pace;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRouteTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant CLOCK = Instant.parse("2021-06-15T10:00:00Z");
  private static final Duration SELDOM = Duration.ofSeconds(20);
  private static final LiveSettings QUICK =
      new LiveSettings(
          new Limits(6, 3, 512, 1 << 20, 64, 1 << 16),
          new Pace(
              Duration.ZERO,
              Duration.ZERO,
              SELDOM,
              Duration.ofMillis(10),
              SELDOM,
              Duration.ofSeconds(2)));

  private ServedLive api = new ServedLive(QUICK);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void the_first_event_is_the_status_as_the_other_route_answers_it() throws Exception {
    publish(3);
    try (LiveStream stream = api.follow("?team=S%C3%B8nder%20%C3%86&municipality=0330")) {
      stream.awaitEvents(1);

      assertThat(stream.statusCode()).isEqualTo(200);
      assertThat(stream.header("Content-Type"))
          .isEqualToIgnoringWhitespace("text/event-stream;charset=utf-8");
      assertThat(stream.header("Cache-Control")).isEqualTo("no-store");
      assertThat(stream.header("X-Accel-Buffering")).isEqualTo("no");
      assertThat(stream.header("Content-Security-Policy")).startsWith("default-src 'self';");
      assertThat(stream.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(stream.names()).containsExactly("snapshot");
      assertThat(stream.events().get(0).id()).isNotBlank();
      assertThat(stream.events().get(0).data())
          .isEqualTo(
              api.send("GET", "/api/v1/status?municipality=0330&team=S%C3%B8nder%20%C3%86").body());
      assertThat(stream.blocks().get(0).retry()).matches("[234][0-9]{3}");
      assertThat(stream.blocks().stream().filter(block -> block.retry() != null)).hasSize(1);
    }
  }

  @Test
  void views_that_are_swapped_are_told_as_changes() throws Exception {
    publish(0);
    try (LiveStream all = api.follow("");
        LiveStream team = api.follow("?team=Nord")) {
      all.awaitEvents(1);
      team.awaitEvents(1);
      for (int i = 1; i <= 20; i++) {
        publish(i);
        all.awaitEvents(1 + i);
        team.awaitEvents(1 + i);

        assertThat(all.status()).isEqualTo(statusNow(""));
        assertThat(team.status()).isEqualTo(statusNow("?team=Nord"));
      }
      assertThat(all.names().subList(1, 21)).containsOnly("change");
      assertThat(api.numbers().channels()).isEqualTo(2);
    }
  }

  @Test
  void readers_of_one_filter_share_a_channel_however_they_write_it() throws Exception {
    publish(0);
    try (LiveStream one = api.follow("?municipality=0330,0101&team=");
        LiveStream other = api.follow("?municipality=0101&municipality=0330")) {
      one.awaitEvents(1);
      other.awaitEvents(1);

      assertThat(other.lastId()).isEqualTo(one.lastId());
      assertThat(api.numbers().clients()).isEqualTo(2);
      assertThat(api.numbers().channels()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void one_who_comes_back_loses_nothing_and_gets_nothing_twice(boolean byHeader) throws Exception {
    publish(0);
    List<String> ids = new ArrayList<>();
    JsonNode status = null;
    String lastId = null;
    for (int round = 0; round < 5; round++) {
      LiveStream stream =
          lastId == null
              ? api.follow("")
              : byHeader
                  ? api.follow("?lastEventId=older", "Last-Event-ID", lastId)
                  : api.follow("?lastEventId=" + lastId);
      try (stream) {
        int greeting = round == 0 ? 1 : 2;
        stream.awaitEvents(greeting);
        publish(10 * round + 1);
        stream.awaitEvents(greeting + 1);
        status = stream.status(status);
        stream.events().forEach(event -> ids.add(event.id()));
        lastId = stream.lastId();
        assertThat(stream.names().get(0)).isEqualTo(round == 0 ? "snapshot" : "change");
      }
      // While nobody is connected; each is looked at before the next is swapped in.
      try (LiveStream meanwhile = api.follow("?lastEventId=" + lastId)) {
        publish(10 * round + 2);
        meanwhile.awaitEvents(1);
        publish(10 * round + 3);
        meanwhile.awaitEvents(2);
      }
    }

    assertThat(ids).doesNotHaveDuplicates();
    try (LiveStream last = api.follow("", "Last-Event-ID", lastId)) {
      last.awaitEvents(2);
      assertThat(last.status(status)).isEqualTo(statusNow(""));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef-1-1", "7", "nonsense", "..%2F..", "%C3%A6%C3%B8%C3%A5"})
  void one_who_comes_back_with_an_unknown_id_gets_a_snapshot(String id) throws Exception {
    publish(2);
    try (LiveStream stream = api.follow("?lastEventId=" + id)) {
      stream.awaitEvents(1);
      assertThat(stream.names()).containsExactly("snapshot");
      assertThat(stream.status()).isEqualTo(statusNow(""));
    }
  }

  @Test
  void heartbeats_come_and_tell_that_a_client_is_gone() throws Exception {
    restart(
        new LiveSettings(
            Limits.DEFAULT,
            new Pace(Duration.ZERO, Duration.ZERO, Duration.ofMillis(20), SELDOM, SELDOM, SELDOM)));
    publish(0);
    try (LiveStream stream = api.follow("")) {
      LiveStream gone = api.follow("");
      gone.awaitEvents(1);
      gone.close();

      Deadline.await(
          "heartbeats",
          () -> stream.blocks().stream().filter(b -> "heartbeat".equals(b.comment())).count() >= 3);
      Deadline.await("one client is gone", () -> api.numbers().clients() == 1);
      assertThat(api.numbers().dropped()).isZero();
    }
  }

  @Test
  void a_client_that_does_not_read_is_dropped_while_others_go_on() throws Exception {
    publishWide(0);
    try (LiveStream good = api.follow("");
        Socket slow = new Socket()) {
      slow.setReceiveBufferSize(1_024);
      slow.connect(new InetSocketAddress(api.address().getHost(), api.address().getPort()));
      slow.getOutputStream()
          .write(
              "GET /api/v1/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      slow.getOutputStream().flush();
      Deadline.await("two clients", () -> api.numbers().clients() == 2);
      good.awaitEvents(1);

      int step = 0;
      while (api.numbers().dropped() == 0) {
        publishWide(++step);
        good.awaitEvents(1 + step);
        assertThat(step).isLessThan(2_000);
      }
      publishWide(++step);
      good.awaitEvents(1 + step);

      assertThat(good.status()).isEqualTo(statusNow(""));
      Deadline.await("one client", () -> api.numbers().clients() == 1);
      assertThat(endOf(slow)).isTrue();
    }
  }

  @Test
  void before_the_first_view_a_client_waits_and_then_gets_a_snapshot() throws Exception {
    try (LiveStream stream = api.follow("")) {
      stream.awaitEvents(1);
      publish(1);
      stream.awaitEvents(2);

      assertThat(stream.statusCode()).isEqualTo(200);
      assertThat(stream.names()).containsExactly("waiting", "snapshot");
      assertThat(stream.status()).isEqualTo(statusNow(""));
    }
  }

  @Test
  void a_status_that_turns_stale_and_fresh_again_is_told() throws Exception {
    publish(0);
    try (LiveStream stream = api.follow("")) {
      stream.awaitEvents(1);
      api.now = Instant.parse("2021-06-15T10:01:00.001Z");
      stream.awaitEvents(2);
      assertThat(stream.status().get("stale").asBoolean()).isTrue();
      assertThat(stream.status()).isEqualTo(statusNow(""));

      publish(30);
      stream.awaitEvents(3);
      assertThat(stream.status().get("stale").asBoolean()).isFalse();
    }
  }

  @Test
  void closing_the_server_ends_the_streams() throws Exception {
    publish(0);
    LiveStream one = api.follow("");
    LiveStream other = api.follow("?team=Nord");
    one.awaitEvents(1);
    other.awaitEvents(1);

    api.close();

    one.awaitEnd();
    other.awaitEnd();
    assertThat(api.numbers().clients()).isZero();
  }

  @Test
  void a_head_request_gets_the_headers_alone_and_follows_nothing() throws Exception {
    publish(0);
    HttpResponse<String> response = api.send("HEAD", "/api/v1/live");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringWhitespace("text/event-stream;charset=utf-8");
    assertThat(api.numbers().clients()).isZero();
  }

  @Test
  void methods_that_would_change_something_are_refused() throws Exception {
    assertProblem(api.send("POST", "/api/v1/live"), 405, "method-not-allowed");
  }

  @Test
  void only_those_who_take_an_event_stream_get_one() throws Exception {
    publish(0);
    assertProblem(
        api.send("GET", "/api/v1/live", "Accept", "application/json"), 406, "not-acceptable");
    for (String accept : List.of("text/event-stream", "*/*", "text/*;q=0.5, text/html")) {
      try (LiveStream stream = api.follow("", "Accept", accept)) {
        assertThat(stream.statusCode()).as(accept).isEqualTo(200);
      }
    }
  }

  @Test
  void parameters_are_checked_as_those_of_the_status() throws Exception {
    publish(0);
    assertProblem(api.send("GET", "/api/v1/live?child=0101011234"), 400, "unknown-parameter");
    assertProblem(api.send("GET", "/api/v1/live?municipality=330"), 400, "bad-parameter");
    assertProblem(
        api.send("GET", "/api/v1/live?lastEventId=a&lastEventId=b"), 400, "bad-parameter");
    assertThat(api.numbers().clients()).isZero();
  }

  @Test
  void more_clients_or_filters_than_there_may_be_are_told_so() throws Exception {
    publish(0);
    List<LiveStream> streams = new ArrayList<>();
    try {
      for (String team : List.of("a", "b", "c")) {
        streams.add(api.follow("?team=" + team));
      }
      HttpResponse<String> fourthFilter = api.send("GET", "/api/v1/live?team=d");
      assertProblem(fourthFilter, 429, "busy");
      assertThat(fourthFilter.headers().firstValue("Retry-After")).contains("5");
      for (int i = 0; i < 3; i++) {
        streams.add(api.follow("?team=a"));
      }
      HttpResponse<String> seventhClient = api.send("GET", "/api/v1/live?team=a");
      assertProblem(seventhClient, 503, "too-many-clients");
      assertThat(seventhClient.headers().firstValue("Retry-After")).contains("5");
      assertThat(api.numbers().refused()).isEqualTo(2);
    } finally {
      for (LiveStream stream : streams) {
        stream.close();
      }
    }
  }

  private void restart(LiveSettings settings) {
    api.close();
    api = new ServedLive(settings);
  }

  /** So many seconds after ten o'clock, with as many obligations. */
  private void publish(int step) {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < step; i++) {
      view.live(
          new ExampleObligation()
              .caseId("c-" + i)
              .lastDay(i % 3 == 0 ? "2021-05-31" : "2021-08-01")
              .status(i % 3 == 0 ? ObligationStatus.OVERDUE : ObligationStatus.OPEN)
              .holder(i % 2 == 0 ? "Nord" : "Sønder Æ", "anna"));
    }
    api.views.publish(view.at(CLOCK.plusSeconds(step).toString()));
  }

  /** One whose rules all differ from those of the one before: some 100 kB of them. */
  private void publishWide(int step) {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < 300; i++) {
      view.live(
          new ExampleObligation()
              .rule("audit-" + (1_000 + i))
              .lastDay("2021-05-31")
              .status(step % 2 == 0 ? ObligationStatus.OVERDUE : ObligationStatus.OPEN));
    }
    api.views.publish(view.at(CLOCK.plusMillis(step).toString()));
  }

  private JsonNode statusNow(String query) throws Exception {
    return JSON.readTree(api.send("GET", "/api/v1/status" + query).body());
  }

  /** Reads what is left; true when it ends, in whatever way. */
  private static boolean endOf(Socket socket) {
    try {
      socket.setSoTimeout(20_000);
      byte[] bytes = new byte[1 << 16];
      while (socket.getInputStream().read(bytes) >= 0) {}
      return true;
    } catch (SocketTimeoutException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private static void assertProblem(HttpResponse<String> response, int status, String type)
      throws Exception {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringWhitespace("application/problem+json;charset=utf-8");
    assertThat(JSON.readTree(response.body()).get("type").asText())
        .isEqualTo("urn:fristvagt:problem:" + type);
  }
}
