package dk.fristvagt.bench;

import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What the live service's answers cost with a million open obligations, over HTTP on this machine
 * with one connection, beside the same answers from PostgreSQL on the same data. Milliseconds: CPU
 * of this process (client and server; of PostgreSQL the client alone) | least / p50 / p99 /
 * greatest (samples).
 */
public final class LiveAnswersBench {

  private static final int WARM_UP = 300;
  private static final int SAMPLES = 1_000;
  private static final int SLOW_WARM_UP = 3;
  private static final int SLOW_SAMPLES = 20;
  private static final double SLOW_MILLIS = 50;
  private static final int CHANGES_PER_STEP = 200;
  private static final Duration LIVE = Duration.ofSeconds(20);
  private static final String TEAM = LiveWorld.team(7).replace(" ", "%20");
  private static final Pattern NEXT = Pattern.compile("<([^>]+)>");

  private final LiveViews views;
  private final KeepAliveClient client;

  private LiveAnswersBench(LiveViews views, KeepAliveClient client) {
    this.views = views;
    this.client = client;
  }

  /**
   * @param args obligations, municipalities, teams, caseworkers per team; 1 000 000, 1, 40, 10
   *     where there are none; a fifth, {@code alone}, leaves PostgreSQL out
   */
  public static void main(String[] args) throws Exception {
    LiveWorld world =
        args.length == 0
            ? LiveWorld.of(1_000_000, 1, 40, 10)
            : LiveWorld.of(number(args, 0), number(args, 1), number(args, 2), number(args, 3));
    System.out.printf(
        Locale.ROOT,
        "%,d obligations, %d municipalities, %d teams, %d caseworkers%n",
        world.obligations(),
        world.municipalities(),
        world.teams(),
        world.caseworkerNames().size());
    LiveViews views = new LiveViews(world);
    ApiBackend backend =
        new ApiBackend(
            views.views(),
            (test, consumer) -> {},
            id -> Optional.empty(),
            consumer -> {},
            () -> KafkaStreams.State.RUNNING,
            views.partitions(),
            BuiltInCatalogues.dkChildServices(),
            Calendars.danish(false),
            InstantSource.fixed(LiveWorld.CLOCK));
    try (ApiServer server = ApiServer.start(ApiSettings.DEFAULT, backend);
        KeepAliveClient client = new KeepAliveClient(server.address())) {
      new LiveAnswersBench(views, client).measure();
    }
    if (args.length < 5) {
      try (PostgresPeer peer = new PostgresPeer(world)) {
        System.out.println("PostgreSQL " + peer.version());
        measure(peer);
      }
    }
  }

  private void measure() throws Exception {
    String status = "/api/v1/status";
    String list = "/api/v1/obligations?limit=" + PostgresPeer.PAGE;
    row("status, made each time", made(status));
    row("status of a team, made each time", made(status + "?team=" + TEAM));
    row("status of a municipality, made each time", made(status + "?municipality=0101"));
    row("status, kept answer", same(status));
    String etag = client.get(status, null).headers().get("etag");
    row("status, 304", Timings.of(WARM_UP, SAMPLES, () -> expect(304, status, etag)));
    row("page of a caseworker", same(list + "&caseworker=" + LiveWorld.caseworker(73)));
    row("page of a team", same(list + "&team=" + TEAM));
    row("page of all", same(list));
    Matcher next = NEXT.matcher(client.get(list, null).headers().get("link"));
    next.find();
    row("second page of all", same(next.group(1)));
    row("page of all overdue", same(list + "&status=overdue"));
    row("page of all due soon", same(list + "&status=due-soon"));
    row("page of all open", same(list + "&status=open"));
    row("page of a rule and team", same(list + "&rule=follow-up&team=" + TEAM));
    row("page of all due in April", same(list + "&dueAfter=2026-03-31&dueBefore=2026-05-01"));
    row(
        "page of a team due in April",
        same(list + "&dueAfter=2026-03-31&dueBefore=2026-05-01&team=" + TEAM));
    for (String sort : new String[] {"-due", "rule", "team", "status", "case", "start"}) {
      row("page of all by " + sort, same(list + "&sort=" + sort));
    }
    row("page of a team by case", same(list + "&sort=case&team=" + TEAM));
    row(
        "compliance this year by team, made each time",
        made("/api/v1/compliance?from=2026-01-01&to=2026-12-31&by=team"));
    polled(status);
  }

  private static void measure(PostgresPeer peer) throws Exception {
    String team = LiveWorld.team(7);
    Instant due = LiveWorld.CLOCK.minus(Duration.ofDays(40));
    for (boolean kept : new boolean[] {false, true}) {
      System.out.println(kept ? "from counts that are kept:" : "from rows:");
      sql("status", () -> kept(peer, kept, null));
      sql("status of a team", () -> kept(peer, kept, team));
      sql("page of a caseworker", () -> peer.page("caseworker", LiveWorld.caseworker(73), kept));
      sql("page of a team", () -> peer.page("team", team, kept));
      sql("page of all", () -> peer.page(null, null, kept));
      sql("a later page of all", () -> peer.pageAfter(due, "follow-up", kept));
      sql("page of all by case", () -> peer.pageByCase(kept));
      sql("compliance this year by team", () -> peer.compliance(kept));
    }
  }

  private static void kept(PostgresPeer peer, boolean kept, String team) throws Exception {
    if (kept) {
      peer.keptStatus(team);
    } else {
      peer.status(team);
    }
  }

  private static void sql(String what, Timings.Call call) throws Exception {
    row(what, sampled(call));
  }

  /** An answer that is made each time: before each call some change and the views are swapped. */
  private Timings made(String path) throws Exception {
    for (int i = 0; i < SLOW_WARM_UP; i++) {
      views.step(CHANGES_PER_STEP);
      expect(200, path, null);
    }
    Timings timings = new Timings();
    long warm = System.nanoTime() + LIVE.toNanos() / 4;
    while (timings.size() < WARM_UP && System.nanoTime() < warm) {
      views.step(CHANGES_PER_STEP);
      timings.add(() -> expect(200, path, null));
    }
    timings = new Timings();
    long end = System.nanoTime() + LIVE.toNanos();
    while (timings.size() < SLOW_SAMPLES || (timings.size() < SAMPLES && System.nanoTime() < end)) {
      views.step(CHANGES_PER_STEP);
      timings.add(() -> expect(200, path, null));
    }
    return timings;
  }

  /** Answers from views that stay as they are. */
  private Timings same(String path) throws Exception {
    if (client.get(path, null).status() != 200) {
      return new Timings();
    }
    return sampled(() -> expect(200, path, null));
  }

  /** Fewer samples of what is slow. */
  private static Timings sampled(Timings.Call call) throws Exception {
    Timings first = Timings.of(SLOW_WARM_UP, SLOW_SAMPLES, call);
    return first.percentile(0) > SLOW_MILLIS ? first : Timings.of(WARM_UP, SAMPLES, call);
  }

  /** Asked as fast as can be while the views are swapped each second. */
  private void polled(String path) throws Exception {
    Timings kept = new Timings();
    Timings made = new Timings();
    ScheduledExecutorService steps = Executors.newSingleThreadScheduledExecutor();
    try {
      steps.scheduleAtFixedRate(() -> views.step(CHANGES_PER_STEP), 0, 1, TimeUnit.SECONDS);
      String last = "";
      long end = System.nanoTime() + LIVE.toNanos();
      while (System.nanoTime() < end) {
        long asked = System.nanoTime();
        String etag = client.get(path, null).headers().get("etag");
        (etag.equals(last) ? kept : made).add(System.nanoTime() - asked);
        last = etag;
      }
    } finally {
      steps.shutdown();
      steps.awaitTermination(1, TimeUnit.MINUTES);
    }
    row("status polled, swapped each second: kept", kept);
    row("status polled, swapped each second: made", made);
  }

  private void expect(int status, String path, String etag) throws IOException {
    int answered = client.get(path, etag).status();
    if (answered != status) {
      throw new IllegalStateException(path + " answered " + answered);
    }
  }

  private static int number(String[] args, int at) {
    return Integer.parseInt(args[at]);
  }

  private static void row(String what, Timings timings) {
    System.out.printf(
        Locale.ROOT, "%-48s %s%n", what, timings.size() == 0 ? "not answered" : timings);
  }
}
