package dk.fristvagt.bench.live;

import com.sun.management.UnixOperatingSystemMXBean;
import dk.fristvagt.api.http.ApiBackend;
import dk.fristvagt.api.http.ApiServer;
import dk.fristvagt.api.http.ApiSettings;
import dk.fristvagt.api.live.LiveNumbers;
import dk.fristvagt.api.live.LiveSettings;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.view.PartitionViews;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.streams.KafkaStreams;

/**
 * What it costs to push the status to a thousand readers: how long after a swap of the views the
 * last of them has the change, CPU, memory, and what happens to one who polls meanwhile.
 *
 * <p>Server, clients and poller are one process, so that each takes time from the others; CPU is
 * told apart by thread. Thirty thousand live obligations and five thousand cases over four
 * partitions; each swap changes twenty obligations.
 */
public final class LiveClientsBench {

  private static final long CLOCK = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();
  private static final LocalDate TODAY = LocalDate.parse("2025-03-03");
  private static final long EVERY_MILLIS = 500;
  private static final int WARM_UP = 20;
  private static final long TIMEOUT_MILLIS = 20_000;

  private final PartitionViews views = new PartitionViews();
  private final List<String> rules =
      BuiltInCatalogues.dkChildServices().rules().stream()
          .map(Rule::id)
          .filter(id -> !id.endsWith("*"))
          .toList();
  private final ChangingViews changing = new ChangingViews(CLOCK, TODAY, rules);
  private final int swaps;
  private volatile long clock = CLOCK;

  private LiveClientsBench(int swaps) {
    this.swaps = swaps;
  }

  /**
   * @param args number of clients, number of swaps; 1000 and 120 where there are none
   */
  public static void main(String[] args) throws Exception {
    int clients = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
    int swaps = args.length > 1 ? Integer.parseInt(args[1]) : 120;
    long files = openFilesAllowed();
    if (files < 2L * clients + 200) {
      System.err.printf(
          "%d clients need %d open files, both ends being in this process, and %d are allowed: ulimit -n%n",
          clients, 2 * clients + 200, files);
      System.exit(1);
    }
    new LiveClientsBench(swaps).run(clients);
  }

  private void run(int clients) throws Exception {
    LiveSettings settings =
        new LiveSettings(
            new LiveSettings.Limits(clients, 64, 512, 1 << 20, 64, 1 << 19),
            LiveSettings.Pace.DEFAULT);
    changing.step(views, clock);
    try (ApiServer server = ApiServer.start(ApiSettings.DEFAULT, backend(), settings);
        StatusPoller poller = new StatusPoller(server.address())) {
      System.out.println(
          "clients | change at a client ms p50 p99 | at the last client ms p50 p99 max |"
              + " poller ms p50 p99 | CPU ms a swap: broadcaster, server, clients");
      swapAlone(WARM_UP);
      poller.drain();
      Cpu before = Cpu.now(-1);
      swapAlone(swaps);
      print(0, new long[0], new long[0], poller.drain(), before.to(Cpu.now(-1)));

      long heapBefore = heap();
      long buffersBefore = buffers();
      try (EventClients followers = new EventClients(server.address(), clients)) {
        swapFor(followers, WARM_UP);
        measure(followers, clients, poller);
        long heapAfter = heap();
        long buffersAfter = buffers();
        LiveNumbers numbers = server.liveNumbers();
        System.out.printf(
            Locale.ROOT,
            "heap a client %.1f KiB, buffers outside it %.1f KiB, both ends; %s%n",
            (heapAfter - heapBefore) / 1024.0 / clients,
            (buffersAfter - buffersBefore) / 1024.0 / clients,
            numbers);
      }
    }
  }

  private void measure(EventClients followers, int clients, StatusPoller poller)
      throws InterruptedException {
    poller.drain();
    Cpu before = Cpu.now(followers.threadId());
    long[][] took = swapFor(followers, swaps);
    Cpu spent = before.to(Cpu.now(followers.threadId()));
    long[] last = Arrays.stream(took).mapToLong(all -> all[all.length - 1]).sorted().toArray();
    long[] each = Arrays.stream(took).flatMapToLong(Arrays::stream).sorted().toArray();
    print(clients, each, last, poller.drain(), spent);
  }

  private void swapAlone(int n) {
    for (int i = 0; i < n; i++) {
      clock += EVERY_MILLIS;
      pause(changing.step(views, clock));
    }
  }

  /** How long after each swap each client had it, nanoseconds. */
  private long[][] swapFor(EventClients followers, int n) throws InterruptedException {
    long[][] took = new long[n][];
    for (int i = 0; i < n; i++) {
      clock += EVERY_MILLIS;
      followers.expect(clock);
      long began = changing.step(views, clock);
      took[i] = Arrays.stream(followers.arrivals(TIMEOUT_MILLIS)).map(at -> at - began).toArray();
      pause(began);
    }
    return took;
  }

  private static void pause(long began) {
    long until = began + EVERY_MILLIS * 1_000_000;
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private void print(int clients, long[] each, long[] last, long[] polls, Cpu cpu) {
    System.out.printf(
        Locale.ROOT,
        "%,d | %s %s | %s %s %s | %s %s | %.1f, %.1f, %.1f%n",
        clients,
        millis(each, 0.5),
        millis(each, 0.99),
        millis(last, 0.5),
        millis(last, 0.99),
        millis(last, 1),
        millis(polls, 0.5),
        millis(polls, 0.99),
        cpu.broadcaster() / 1e6 / swaps,
        cpu.server() / 1e6 / swaps,
        cpu.clients() / 1e6 / swaps);
  }

  /** Nearest rank. */
  private static String millis(long[] sorted, double share) {
    if (sorted.length == 0) {
      return "-";
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return String.format(Locale.ROOT, "%.1f", sorted[Math.max(rank, 1) - 1] / 1e6);
  }

  private ApiBackend backend() {
    return new ApiBackend(
        views,
        (test, consumer) -> {},
        id -> Optional.empty(),
        consumer -> {},
        () -> KafkaStreams.State.RUNNING,
        ChangingViews.PARTITIONS,
        BuiltInCatalogues.dkChildServices(),
        Calendars.danish(false),
        () -> Instant.ofEpochMilli(clock));
  }

  private static long openFilesAllowed() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /** What is held outside the heap, by the server's connections and this bench's own. */
  private static long buffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  /** CPU time by what threads are for, nanoseconds. */
  private record Cpu(long broadcaster, long server, long clients) {

    static Cpu now(long clientThread) {
      ThreadMXBean threads = ManagementFactory.getThreadMXBean();
      long broadcaster = 0;
      long server = 0;
      long clients = 0;
      for (long id : threads.getAllThreadIds()) {
        ThreadInfo info = threads.getThreadInfo(id);
        if (info == null) {
          continue;
        }
        long cpu = Math.max(0, threads.getThreadCpuTime(id));
        if (id == clientThread) {
          clients += cpu;
        } else if (info.getThreadName().equals("live-status")) {
          broadcaster += cpu;
        } else if (info.getThreadName().startsWith("JettyServerThreadPool")) {
          server += cpu;
        }
      }
      return new Cpu(broadcaster, server, clients);
    }

    Cpu to(Cpu later) {
      return new Cpu(
          later.broadcaster - broadcaster, later.server - server, later.clients - clients);
    }
  }
}
