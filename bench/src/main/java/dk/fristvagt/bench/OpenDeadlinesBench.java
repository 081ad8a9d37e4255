package dk.fristvagt.bench;

import dk.fristvagt.rules.fact.Fact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What an event and a tick cost with 10 thousand, 100 thousand and 1 million open deadlines in one
 * partition.
 *
 * <p>Times are medians and 99th percentiles of single calls, in microseconds.
 */
public final class OpenDeadlinesBench {

  private static final int SAMPLES = 5_000;
  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();

  private OpenDeadlinesBench() {}

  /**
   * @param args numbers of open deadlines; 10 000, 100 000 and 1 000 000 where there are none
   */
  public static void main(String[] args) throws IOException {
    int[] sizes =
        args.length == 0
            ? new int[] {10_000, 100_000, 1_000_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    System.out.println(
        "open deadlines | load facts/s | idle tick us p50 p99 | arrival us p50 p99 | writes bytes per arrival | "
            + "event with its verdict us p50 p99 | writes bytes per event with verdict");
    for (int size : sizes) {
      Path directory = Files.createTempDirectory("fristvagt-bench");
      try (PartitionUnderLoad partition = new PartitionUnderLoad(directory)) {
        System.out.println(measure(partition, size));
      } finally {
        delete(directory);
      }
    }
  }

  private static String measure(PartitionUnderLoad partition, int openDeadlines) {
    int cases = openDeadlines / PlacementCase.LIVE_DEADLINES;
    long began = System.nanoTime();
    for (int i = 0; i < cases; i++) {
      PlacementCase.facts("c-" + i, START + i).forEach(partition::fact);
    }
    long loaded = START + cases + 3_600_000;
    partition.process(partition.tick(loaded));
    partition.drainTo(loaded);
    double loadRate = (double) PlacementCase.FACTS * cases / ((System.nanoTime() - began) / 1e9);

    long clock = loaded;
    long[] idle = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      clock += 1_000;
      Record<String, byte[]> tick = partition.tick(clock);
      idle[i] = timed(() -> partition.process(tick));
    }

    Random random = new Random(1);
    List<Fact> followUps = new ArrayList<>();
    for (int i = 0; i < SAMPLES; i++) {
      followUps.add(PlacementCase.followUp("c-" + random.nextInt(cases), i, clock + 1 + i));
    }
    partition.resetCounts();
    long[] arrival = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      Record<String, byte[]> record = partition.record(followUps.get(i));
      arrival[i] = timed(() -> partition.process(record));
    }
    String perArrival = perEvent(partition.stores());
    clock += SAMPLES + 1_000;
    partition.process(partition.tick(clock));
    partition.drainTo(clock);

    partition.resetCounts();
    long[] verdict = new long[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      clock += 1_000;
      Record<String, byte[]> record =
          partition.record(
              PlacementCase.followUp("c-" + random.nextInt(cases), SAMPLES + i, clock - 500));
      Record<String, byte[]> tick = partition.tick(clock);
      verdict[i] =
          timed(
              () -> {
                partition.process(record);
                partition.process(tick);
              });
    }
    return String.format(
        Locale.ROOT,
        "%,d (live %,d) | %,.0f | %s | %s | %s | %s | %s",
        openDeadlines,
        partition.live(),
        loadRate,
        percentiles(idle),
        percentiles(arrival),
        perArrival,
        percentiles(verdict),
        perEvent(partition.stores()));
  }

  private static long timed(Runnable work) {
    long began = System.nanoTime();
    work.run();
    return System.nanoTime() - began;
  }

  static String percentiles(long[] nanos) {
    Arrays.sort(nanos);
    return String.format(
        Locale.ROOT,
        "%.1f %.1f",
        nanos[nanos.length / 2] / 1e3,
        nanos[nanos.length * 99 / 100] / 1e3);
  }

  private static String perEvent(Map<String, CountingStore<?, ?>> stores) {
    StringBuilder text = new StringBuilder();
    stores.forEach(
        (name, store) -> {
          if (store.writes() > 0) {
            text.append(
                String.format(
                    Locale.ROOT,
                    "%s %.1f/%.0fB ",
                    name,
                    store.writes() / (double) SAMPLES,
                    store.bytes() / (double) SAMPLES));
          }
        });
    return text.toString().trim();
  }

  static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
