package dk.fristvagt.api.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.api.live.LiveRefusedException.Reason;
import dk.fristvagt.api.live.LiveSettings.Limits;
import dk.fristvagt.api.live.LiveSettings.Pace;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.api.report.Reports;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import dk.fristvagt.streams.view.Scope;
import dk.fristvagt.streams.view.ViewIndexes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StatusBroadcasterTest {

  private static final Instant CLOCK = Instant.parse("2021-06-15T10:00:00Z");
  private static final Duration NEVER = Duration.ofSeconds(20);
  private static final Limits LIMITS = new Limits(4, 2, 8, 1 << 20, 4, 1 << 20);
  private static final Pace AT_ONCE =
      new Pace(Duration.ZERO, Duration.ZERO, NEVER, NEVER, NEVER, Duration.ofMillis(300));

  private final PartitionViews views = new PartitionViews();
  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));
  private volatile boolean stale;
  private volatile CountDownLatch gate = new CountDownLatch(0);
  private StatusBroadcaster broadcaster;

  @AfterEach
  void close() {
    gate.countDown();
    if (broadcaster != null) {
      broadcaster.close();
    }
  }

  @Test
  void a_reader_gets_the_retry_then_a_snapshot_then_changes_that_lead_on_from_it()
      throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);

    for (int i = 1; i <= 3; i++) {
      publish(i);
      reader.awaitEvents(1 + i);
    }

    assertThat(Integer.parseInt(reader.blocks().get(0).retry())).isBetween(300, 600);
    assertThat(reader.names()).containsExactly("snapshot", "change", "change", "change");
    assertThat(reader.events().stream().map(ReceivedEvent::id).distinct()).hasSize(4);
    assertThat(reader.status()).isEqualTo(statusNow());
    assertThat(broadcaster.numbers()).isEqualTo(new LiveNumbers(1, 1, 4, 0, 0));
  }

  @Test
  void views_swapped_while_it_works_are_one_change() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);
    gate = new CountDownLatch(1);

    publish(1);
    Deadline.await("at work", () -> atGate);
    for (int i = 2; i <= 50; i++) {
      publish(i);
    }
    gate.countDown();
    Deadline.await("the last clock", () -> reader.clock().equals(clock(50)));

    assertThat(reader.events().size()).isBetween(2, 3);
    assertThat(reader.status()).isEqualTo(statusNow());
  }

  @Test
  void between_two_looks_passes_the_time_that_is_set() throws Exception {
    start(
        LIMITS,
        new Pace(Duration.ofMillis(200), Duration.ZERO, NEVER, NEVER, NEVER, Duration.ofMillis(1)));
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);
    long began = System.nanoTime();

    int published = 0;
    while (System.nanoTime() - began < Duration.ofSeconds(1).toNanos()) {
      publish(++published);
    }
    String last = clock(published);
    Deadline.await("the last clock", () -> reader.clock().equals(last));

    // Never more than one for each 200 ms of however long it took, and one for each end.
    long took = Duration.ofNanos(System.nanoTime() - began).toMillis();
    assertThat((long) reader.events().size()).isLessThanOrEqualTo(took / 200 + 3);
    assertThat(reader.status()).isEqualTo(statusNow());
  }

  @Test
  void one_who_comes_back_gets_what_it_missed_and_no_more() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader follower = new Reader();
    subscribe(GroupFilter.ALL, null, follower);
    follower.awaitEvents(1);
    Reader first = new Reader();
    Subscription subscription = subscribe(GroupFilter.ALL, null, first);
    first.awaitEvents(1);
    subscription.close();
    for (int i = 1; i <= 3; i++) {
      publish(i);
      follower.awaitEvents(1 + i);
    }

    Reader back = new Reader();
    subscribe(GroupFilter.ALL, first.lastId(), back);
    back.awaitEvents(3);
    Reader upToDate = new Reader();
    subscribe(GroupFilter.ALL, back.lastId(), upToDate);
    publish(4);
    back.awaitEvents(4);
    upToDate.awaitEvents(1);

    assertThat(back.names()).containsOnly("change");
    assertThat(first.and(back).status()).isEqualTo(statusNow());
    assertThat(upToDate.names()).containsExactly("change");
    assertThat(first.events()).hasSize(1);
  }

  @Test
  void one_who_comes_back_too_late_or_from_elsewhere_gets_a_snapshot() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);
    String old = reader.lastId();
    for (int i = 1; i <= 9; i++) {
      publish(i);
      reader.awaitEvents(1 + i);
    }
    String newest = reader.lastId();
    String future = newest.substring(0, newest.lastIndexOf('-')) + "-99";
    String elsewhere = "0123456789abcdef" + newest.substring(16);

    for (String id : List.of(old, future, elsewhere, "nonsense", "")) {
      Reader back = new Reader();
      Subscription subscription = subscribe(GroupFilter.ALL, id, back);
      back.awaitEvents(1);
      assertThat(back.names()).as(id).containsExactly("snapshot");
      subscription.close();
    }
    Reader other = new Reader();
    subscribe(team("Nord"), newest, other);
    other.awaitEvents(1);
    assertThat(other.names()).as("another filter's id").containsExactly("snapshot");
  }

  @Test
  void a_channel_without_readers_goes_on_for_a_while_and_then_makes_room() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader).close();
    Reader first = new Reader();
    Subscription subscription = subscribe(team("a"), null, first);
    first.awaitEvents(1);
    subscription.close();
    publish(1);
    Deadline.await("two channels", () -> broadcaster.numbers().channels() == 2);

    // The one left first makes room for a third, the other one is still there.
    subscribe(team("b"), null, new Reader());
    Reader back = new Reader();
    subscribe(team("a"), first.lastId(), back);
    back.awaitEvents(1);

    assertThat(back.names()).containsExactly("change");
    assertThat(broadcaster.numbers().channels()).isEqualTo(2);
    assertThatExceptionOfType(LiveRefusedException.class)
        .isThrownBy(() -> broadcaster.subscribe(team("c"), null, new Reader()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_CHANNELS));
    assertThat(broadcaster.numbers().refused()).isEqualTo(1);
  }

  @Test
  void a_channel_that_nobody_came_back_to_is_dropped() throws Exception {
    start(
        LIMITS,
        new Pace(
            Duration.ZERO,
            Duration.ZERO,
            NEVER,
            Duration.ofMillis(5),
            Duration.ZERO,
            Duration.ofMillis(1)));
    publish(0);
    subscribe(GroupFilter.ALL, null, new Reader()).close();

    Deadline.await("no channel", () -> broadcaster.numbers().channels() == 0);
    assertThat(broadcaster.numbers().clients()).isZero();
  }

  @Test
  void more_clients_than_there_may_be_are_refused() throws Exception {
    start(LIMITS, AT_ONCE);
    Subscription first = subscribe(GroupFilter.ALL, null, new Reader());
    for (int i = 0; i < 3; i++) {
      subscribe(GroupFilter.ALL, null, new Reader());
    }

    assertThatExceptionOfType(LiveRefusedException.class)
        .isThrownBy(() -> broadcaster.subscribe(GroupFilter.ALL, null, new Reader()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.TOO_MANY_CLIENTS));
    first.close();
    first.close();
    subscribe(GroupFilter.ALL, null, new Reader());
    assertThat(broadcaster.numbers().clients()).isEqualTo(4);
  }

  @Test
  void while_no_partition_can_answer_readers_wait_and_then_get_a_snapshot() throws Exception {
    start(LIMITS, AT_ONCE);
    Reader early = new Reader();
    subscribe(GroupFilter.ALL, null, early);
    early.awaitEvents(1);
    publish(0);
    early.awaitEvents(2);
    publish(1);
    early.awaitEvents(3);
    String before = early.lastId();
    views.remove(0);
    early.awaitEvents(4);
    Reader late = new Reader();
    subscribe(GroupFilter.ALL, before, late);
    late.awaitEvents(1);
    publish(2);
    early.awaitEvents(5);
    late.awaitEvents(2);

    assertThat(early.names())
        .containsExactly("waiting", "snapshot", "change", "waiting", "snapshot");
    assertThat(late.names()).containsExactly("waiting", "snapshot");
    assertThat(early.events().get(0).data())
        .isEqualTo("{\"partitions\":{\"answering\":0,\"expected\":1}}");
    assertThat(early.events().get(0).id()).isNull();
    assertThat(early.status()).isEqualTo(statusNow());
    assertThat(late.lastId()).isEqualTo(early.lastId());
  }

  @Test
  void time_alone_turns_the_status_stale() throws Exception {
    start(
        LIMITS,
        new Pace(
            Duration.ZERO,
            Duration.ZERO,
            NEVER,
            Duration.ofMillis(5),
            NEVER,
            Duration.ofMillis(1)));
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);

    stale = true;
    reader.awaitEvents(2);

    assertThat(reader.events().get(1).data())
        .isEqualTo(
            "{\"clock\":\"2021-06-15T10:00:00.000Z\",\"clockMax\":\"2021-06-15T10:00:00.000Z\",\"stale\":true}");
  }

  @Test
  void a_reader_that_takes_no_more_is_dropped_and_the_others_go_on() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader good = new Reader();
    Reader full = new Reader();
    subscribe(GroupFilter.ALL, null, good);
    subscribe(GroupFilter.ALL, null, full);
    full.awaitEvents(1);
    full.refuses = true;

    publish(1);
    good.awaitEvents(2);
    Deadline.await("dropped", () -> full.closed);
    publish(2);
    good.awaitEvents(3);

    assertThat(broadcaster.numbers().dropped()).isEqualTo(1);
    assertThat(broadcaster.numbers().clients()).isEqualTo(1);
    assertThat(good.closed).isFalse();
    assertThat(full.events()).hasSize(1);
  }

  @Test
  void a_filter_that_cannot_be_worked_out_ends_its_own_readers_alone() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader nord = new Reader();
    Reader syd = new Reader();
    subscribe(team("Nord"), null, nord);
    subscribe(team("Syd"), null, syd);
    nord.awaitEvents(1);
    syd.awaitEvents(1);

    PartitionView view = new ExampleView(0).at(CLOCK.plusSeconds(1).toString());
    views.publish(
        new PartitionView(
            view.partition(),
            view.clock(),
            view.live(),
            view.counts(),
            view.figures(),
            view.cases(),
            view.notifications(),
            view.restatements(),
            view.registrationLags(),
            view.flows(),
            view.catalogue(),
            // Sums of team Syd that no processor would make.
            new ViewIndexes(
                view.indexes().live(),
                view.indexes().tallies().plus(new Scope("0330", "Syd"), null),
                view.indexes().openCases(),
                view.indexes().children(),
                view.indexes().childrenOfTeams())));
    Deadline.await("the end of Syd's", () -> syd.closed);
    nord.awaitEvents(2);

    assertThat(nord.closed).isFalse();
    assertThat(broadcaster.numbers().channels()).isEqualTo(1);
    assertThat(broadcaster.numbers().clients()).isEqualTo(1);
  }

  @Test
  void views_of_one_step_that_come_apart_are_gathered_into_one_change() throws Exception {
    start(
        LIMITS,
        new Pace(Duration.ZERO, Duration.ofMillis(400), NEVER, NEVER, NEVER, Duration.ofMillis(1)));
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);
    reader.awaitEvents(1);

    for (int i = 1; i <= 4; i++) {
      publish(i);
    }
    Deadline.await("the last clock", () -> reader.clock().equals(clock(4)));

    // Two at most, should the time to gather have ended in between.
    assertThat(reader.events().size()).isBetween(2, 3);
    assertThat(reader.status()).isEqualTo(statusNow());
  }

  @Test
  void heartbeats_are_comments() throws Exception {
    start(
        LIMITS,
        new Pace(
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofMillis(5),
            NEVER,
            NEVER,
            Duration.ofMillis(1)));
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);

    Deadline.await(
        "two heartbeats",
        () ->
            reader.blocks().stream().filter(block -> "heartbeat".equals(block.comment())).count()
                >= 2);
    assertThat(broadcaster.numbers().sent()).isEqualTo(1);
  }

  @Test
  void closing_ends_every_reader_and_lets_nobody_in() throws Exception {
    start(LIMITS, AT_ONCE);
    publish(0);
    Reader reader = new Reader();
    subscribe(GroupFilter.ALL, null, reader);

    broadcaster.close();

    assertThat(reader.closed).isTrue();
    assertThat(broadcaster.numbers().clients()).isZero();
    assertThatExceptionOfType(LiveRefusedException.class)
        .isThrownBy(() -> broadcaster.subscribe(GroupFilter.ALL, null, new Reader()))
        .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CLOSED));
  }

  private volatile boolean atGate;

  private void start(Limits limits, Pace pace) {
    broadcaster =
        new StatusBroadcaster(
            this::gatedSnapshot, snapshot -> stale, reports, new LiveSettings(limits, pace));
    views.onChange(broadcaster::viewsChanged);
  }

  private ViewSnapshot gatedSnapshot() {
    ViewSnapshot snapshot = snapshot();
    atGate = true;
    try {
      gate.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    atGate = false;
    return snapshot;
  }

  private ViewSnapshot snapshot() {
    return ViewSnapshot.of(views, 1);
  }

  /** So many seconds after ten o'clock; so many obligations are open. */
  private void publish(int step) {
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < step % 7; i++) {
      view.live(new ExampleObligation().caseId("c-" + i).lastDay("2021-08-01"));
    }
    views.publish(view.at(CLOCK.plusSeconds(step).toString()));
  }

  private static String clock(int step) {
    return ReportJson.instant(CLOCK.plusSeconds(step));
  }

  private Subscription subscribe(GroupFilter filter, String lastEventId, Reader reader)
      throws LiveRefusedException {
    return broadcaster.subscribe(filter, lastEventId, reader);
  }

  private JsonNode statusNow() throws IOException {
    return json(reports.status(snapshot(), GroupFilter.ALL, stale));
  }

  private static JsonNode json(Object report) throws IOException {
    return new ObjectMapper().readTree(ReportJson.bytes(report));
  }

  private static GroupFilter team(String team) {
    return new GroupFilter(Set.of(), Set.of(), Set.of(team), Set.of());
  }

  /** Keeps what it is offered. */
  private static final class Reader implements LiveReader {
    private final StringBuffer text = new StringBuffer();
    private volatile boolean refuses;
    private volatile boolean closed;

    @Override
    public boolean offer(byte[] events) {
      if (refuses) {
        return false;
      }
      text.append(new String(events, StandardCharsets.UTF_8));
      return true;
    }

    @Override
    public void close() {
      closed = true;
    }

    /** As if it had read on where this one ended. */
    Reader and(Reader next) {
      Reader both = new Reader();
      both.text.append(text).append(next.text);
      return both;
    }

    List<ReceivedEvent> blocks() {
      return ReceivedEvent.all(text.toString());
    }

    List<ReceivedEvent> events() {
      return blocks().stream().filter(block -> block.data() != null).toList();
    }

    List<String> names() {
      return events().stream().map(ReceivedEvent::name).toList();
    }

    String lastId() {
      List<String> ids = new ArrayList<>();
      events().stream().map(ReceivedEvent::id).filter(id -> id != null).forEach(ids::add);
      return ids.get(ids.size() - 1);
    }

    String clock() {
      return status().get("clock").asText();
    }

    JsonNode status() {
      JsonNode status = null;
      for (ReceivedEvent event : events()) {
        switch (event.name()) {
          case "snapshot" -> status = event.json();
          case "change" -> status = AppliedChange.to(status, event.json());
          default -> status = null;
        }
      }
      return status;
    }

    void awaitEvents(int n) {
      Deadline.await(n + " events", () -> events().size() >= n);
    }
  }
}
