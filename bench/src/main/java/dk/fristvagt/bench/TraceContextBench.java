package dk.fristvagt.bench;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.schemas.TraceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What it costs that every fact belongs to a trace: two partitions with the same 10,000 open
 * deadlines, facts of the one with a {@code traceparent} each, of the other without, call by call
 * in turn, so that what else the machine does falls on both alike.
 */
public final class TraceContextBench {

  private static final int CASES = 10_000 / PlacementCase.LIVE_DEADLINES;
  private static final int WARM_UP = 5_000;
  private static final int SAMPLES = 20_000;
  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();

  private TraceContextBench() {}

  /** Prints a line for each of the two, and their ratio. */
  public static void main(String[] args) throws IOException {
    Path directory = Files.createTempDirectory("fristvagt-bench");
    try (Side without = new Side(directory.resolve("without"), () -> TraceContext.NONE);
        Side with = new Side(directory.resolve("with"), traces())) {
      without.load();
      with.load();
      for (int i = -WARM_UP; i < SAMPLES; i++) {
        if (i == 0) {
          without.partition.resetCounts();
          with.partition.resetCounts();
        }
        Side first = i % 2 == 0 ? without : with;
        first.sample(i);
        (first == with ? without : with).sample(i);
      }
      System.out.println("facts | arrival us p50 p99 | verdict us p50 p99 | bytes per fact");
      System.out.println("without a trace | " + without.result());
      System.out.println("with a trace each | " + with.result());
      System.out.printf(
          Locale.ROOT,
          "of without | arrival %.2f | verdict %.2f%n",
          with.median(with.arrivals) / without.median(without.arrivals),
          with.median(with.verdicts) / without.median(without.verdicts));
    } finally {
      OpenDeadlinesBench.delete(directory);
    }
  }

  /** Another trace each time, as of requests to a case system. */
  private static Supplier<TraceContext> traces() {
    Random random = new Random(2);
    return () -> {
      byte[] ids = new byte[24];
      random.nextBytes(ids);
      String hex = HexFormat.of().formatHex(ids);
      return new TraceContext("00-" + hex.substring(0, 32) + "-" + hex.substring(32) + "-01", "");
    };
  }

  /** A partition, the traces of its facts, and what its calls took, ns. */
  private static final class Side implements AutoCloseable {

    private final PartitionUnderLoad partition;
    private final Supplier<TraceContext> traces;
    private final Random cases = new Random(1);
    private final long[] arrivals = new long[SAMPLES];
    private final long[] verdicts = new long[SAMPLES];
    private long clock = START + CASES + 3_600_000;

    Side(Path directory, Supplier<TraceContext> traces) throws IOException {
      this.partition = new PartitionUnderLoad(Files.createDirectories(directory));
      this.traces = traces;
    }

    void load() {
      for (int i = 0; i < CASES; i++) {
        for (Fact fact : PlacementCase.facts("c-" + i, START + i)) {
          partition.process(partition.record(fact, traces.get()));
        }
      }
      partition.process(partition.tick(clock));
      partition.drainTo(clock);
    }

    /**
     * One fact and the tick after it.
     *
     * @param number below 0: not counted
     */
    void sample(int number) {
      clock += 1_000;
      Fact fact =
          PlacementCase.followUp("c-" + cases.nextInt(CASES), WARM_UP + number, clock - 500);
      var record = partition.record(fact, traces.get());
      var tick = partition.tick(clock);
      long began = System.nanoTime();
      partition.process(record);
      long arrived = System.nanoTime();
      partition.process(tick);
      long done = System.nanoTime();
      if (number >= 0) {
        arrivals[number] = arrived - began;
        verdicts[number] = done - arrived;
      }
    }

    double median(long[] times) {
      long[] sorted = times.clone();
      Arrays.sort(sorted);
      return sorted[sorted.length / 2] / 1e3;
    }

    String result() {
      StringBuilder bytes = new StringBuilder();
      for (Map.Entry<String, CountingStore<?, ?>> store : partition.stores().entrySet()) {
        if (store.getValue().writes() > 0) {
          bytes.append(
              String.format(
                  Locale.ROOT,
                  "%s %.0f ",
                  store.getKey(),
                  store.getValue().bytes() / (double) SAMPLES));
        }
      }
      return OpenDeadlinesBench.percentiles(arrivals.clone())
          + " | "
          + OpenDeadlinesBench.percentiles(verdicts.clone())
          + " | "
          + bytes.toString().trim();
    }

    @Override
    public void close() {
      partition.close();
    }
  }
}
