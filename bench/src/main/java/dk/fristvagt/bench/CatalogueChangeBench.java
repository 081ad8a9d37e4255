package dk.fristvagt.bench;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.streams.processor.api.Record;

/**
 * What a new catalogue costs in one partition with 10 thousand and 100 thousand cases: one that
 * changes no obligation, and one that moves a deadline of every case.
 */
public final class CatalogueChangeBench {

  private static final long START = Instant.parse("2025-03-03T08:00:00Z").toEpochMilli();
  private static final String BUILT_IN = BuiltInCatalogues.dkChildServicesYaml();

  private CatalogueChangeBench() {}

  /**
   * @param args numbers of cases; 10 000 and 100 000 where there are none
   */
  public static void main(String[] args) throws IOException {
    int[] sizes =
        args.length == 0
            ? new int[] {10_000, 100_000}
            : Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    System.out.println("cases | catalogue | cases/s | longest call ms");
    for (int cases : sizes) {
      Path directory = Files.createTempDirectory("fristvagt-bench");
      try (PartitionUnderLoad partition = new PartitionUnderLoad(directory)) {
        for (int i = 0; i < cases; i++) {
          partition.fact(notification("c-" + i, START + i));
        }
        long clock = START + cases;
        partition.process(partition.tick(clock));
        partition.drainTo(clock);
        String sameMeaning = "# the same in other words\n" + BUILT_IN;
        String otherDeadline = BUILT_IN.replace("within: PT24H", "within: PT48H");
        print(partition, cases, "the same rules", sameMeaning, clock + 1_000);
        print(partition, cases, "another deadline", otherDeadline, clock + 2_000);
      } finally {
        delete(directory);
      }
    }
  }

  private static void print(
      PartitionUnderLoad partition, int cases, String what, String yaml, long clock) {
    partition.process(partition.publication(yaml, clock));
    Record<String, byte[]> tick = partition.tick(clock);
    long began = System.nanoTime();
    partition.process(tick);
    long longest = System.nanoTime() - began;
    while (partition.view().clock() < clock) {
      long call = System.nanoTime();
      partition.punctuate();
      longest = Math.max(longest, System.nanoTime() - call);
    }
    double seconds = (System.nanoTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT, "%,d | %s | %,.0f | %,.0f%n", cases, what, cases / seconds, longest / 1e6);
  }

  private static Fact notification(String caseId, long at) {
    return new Fact(
        "0330",
        caseId,
        "n",
        0,
        false,
        null,
        FactTime.ofInstant(at),
        FactTime.ofInstant(at),
        "bench",
        EventType.NOTIFICATION_RECEIVED,
        Map.of("notificationId", "n", "notifier", "PROFESSIONAL", "knownCase", false),
        null);
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
