package dk.fristvagt.bench;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionViewBuilder;
import dk.fristvagt.streams.view.PartitionViews;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * The views of a {@link LiveWorld}, made by the builder that the streams use, and steps that change
 * some of them. For one thread.
 */
final class LiveViews {

  private static final int PARTITIONS = 4;
  private static final int CHANGES_PER_MEASURE = 50;

  private final LiveWorld world;
  private final PartitionViews views = new PartitionViews();
  private final List<PartitionViewBuilder> builders = new ArrayList<>();
  private final List<Obligation> some = new ArrayList<>();
  private final Random random = new Random(3);
  private long clock = LiveWorld.CLOCK.toEpochMilli();
  private int generation;

  LiveViews(LiveWorld world) {
    this.world = world;
    for (int partition = 0; partition < PARTITIONS; partition++) {
      builders.add(new PartitionViewBuilder(partition));
    }
    long empty = usedBytes();
    long began = cpuTime();
    world.forEachObligation(
        (number, obligation) -> {
          builder(number).replace(null, obligation);
          if (some.size() < 10_000 && obligation.status() == ObligationStatus.OPEN) {
            some.add(obligation);
          }
        });
    report("live obligations", world.obligations(), empty, began);
    long live = usedBytes();
    began = cpuTime();
    for (int number = 0; number < world.cases(); number++) {
      CaseGauge gauge = world.gauge(number);
      builder(number).gauge(gauge.municipality() + '/' + gauge.caseId(), gauge);
    }
    world.forEachNotification(
        day -> builders.get(0).notifications(day.getKey(), Map.of(), Map.of(day.getValue(), 20)));
    report("cases", world.cases(), live, began);
    long cases = usedBytes();
    began = cpuTime();
    int[] figures = new int[1];
    world.forEachFigure(
        PARTITIONS,
        figure -> {
          builders.get(figure.partition()).figures(figure.key(), figure.figures());
          figures[0]++;
        });
    report("figures of a group and day", figures[0], cases, began);
    publish();
  }

  PartitionViews views() {
    return views;
  }

  int partitions() {
    return PARTITIONS;
  }

  /** A step in which nothing happens, but the clock. */
  void publish() {
    clock++;
    for (PartitionViewBuilder builder : builders) {
      views.publish(builder.at(clock));
    }
  }

  /** A step in which some obligations are done and others take their place, then a swap. */
  void step(int changes) {
    generation++;
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(some.size());
      Obligation before = some.get(at);
      int number = Integer.parseInt(before.caseId().substring(2));
      Obligation after =
          world.obligation(
              number,
              LiveWorld.RULES.indexOf(before.rule()),
              60 + random.nextInt(100),
              generation * changes + i);
      builder(number).replace(before, after);
      some.set(at, after);
      if (i % CHANGES_PER_MEASURE == 0) {
        measure(number);
      }
    }
    publish();
  }

  /** A child of a case gets a measure. */
  private void measure(int number) {
    CaseGauge of = world.gauge(number);
    builder(number)
        .gauge(
            of.municipality() + '/' + of.caseId(),
            new CaseGauge(
                of.municipality(),
                of.caseId(),
                true,
                of.target(),
                of.team(),
                of.caseworker(),
                List.of("b-" + number),
                of.runningAssessments()));
  }

  private PartitionViewBuilder builder(int caseNumber) {
    return builders.get(world.partitionOf(caseNumber, PARTITIONS));
  }

  private static void report(String what, long n, long bytesBefore, long began) {
    double seconds = (cpuTime() - began) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%,d %s: %,d B each, built at %,.0f per second of CPU%n",
        n,
        what,
        (usedBytes() - bytesBefore) / n,
        n / seconds);
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static long usedBytes() {
    Runtime runtime = Runtime.getRuntime();
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
