package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleAlert;
import dk.fristvagt.rules.oracle.OracleCounts;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.rules.oracle.OracleObligation;
import dk.fristvagt.rules.oracle.OracleRow;
import dk.fristvagt.schemas.CaseChangeKeys;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The processor, with its stores, index, parked facts and restarts, against the oracle, which has
 * none of them.
 *
 * <p>Whatever the order of arrival, wherever the process is restarted, and however little is done
 * per call and between two commits.
 */
class ProcessorEqualsOracleTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  @Property(tries = 150)
  void obligationsFiguresAndAlertsAreTheOracles(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> ticks = ticks(records, random);
    ProcessorHarness harness = harness(random);
    List<Fact> left = byRegistration(records, random);
    for (long tick : ticks) {
      List<Fact> due = takeUntil(left, tick);
      Collections.shuffle(due, random);
      feed(harness, due, random);
      harness.tick(tick);
      mayRestart(harness, random);
    }
    harness.drain();

    Instant end = Instant.ofEpochMilli(ticks.get(ticks.size() - 1));
    assertObligations(harness, records, end);
    assertFigures(harness.view(), records, end);
    RestatementAssertions.areTheOracles(harness.view(), records, end);
    assertGauges(harness.view(), records, end);
    assertThat(alerts(harness)).isEqualTo(oracleAlerts(records, ticks));
  }

  @Property(tries = 150)
  void factsThatArriveLongAfterTheirRegistrationGiveTheSameFigures(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> ticks = ticks(records, random);
    ProcessorHarness harness = harness(random);
    List<Fact> left = byRegistration(records, random);
    List<Fact> withheld = new ArrayList<>();
    for (long tick : ticks) {
      List<Fact> due = takeUntil(left, tick);
      due.removeIf(fact -> random.nextInt(3) == 0 && withheld.add(fact));
      if (random.nextInt(4) == 0) {
        due.addAll(withheld);
        withheld.clear();
      }
      feed(harness, due, random);
      harness.tick(tick);
      mayRestart(harness, random);
    }
    feed(harness, withheld, random);
    long end = ticks.get(ticks.size() - 1) + 1;
    harness.tick(end);
    harness.drain();

    assertObligations(harness, records, Instant.ofEpochMilli(end));
    assertFigures(harness.view(), records, Instant.ofEpochMilli(end));
    RestatementAssertions.areTheOracles(harness.view(), records, Instant.ofEpochMilli(end));
    assertGauges(harness.view(), records, Instant.ofEpochMilli(end));
    assertSequencesHaveNoGaps(harness.alerts());
  }

  @Property(tries = 100)
  void erasedFactsLeaveAReasonThatAddsUpAndTheOthersAsIfTheyHadNeverBeen(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> ticks = ticks(records, random);
    ProcessorHarness harness = harness(random);
    List<Fact> left = byRegistration(records, random);
    for (long tick : ticks) {
      feed(harness, takeUntil(left, tick), random);
      harness.tick(tick);
    }
    harness.drain();
    long last = ticks.get(ticks.size() - 1);
    RestatementAssertions.addUp(harness.view(), Instant.ofEpochMilli(last));
    List<String> erased =
        records.stream().map(CaseChangeKeys::fact).filter(key -> random.nextInt(5) == 0).toList();
    List<Fact> kept =
        records.stream().filter(fact -> !erased.contains(CaseChangeKeys.fact(fact))).toList();
    for (String key : erased) {
      harness.process(key, null, last);
      mayRestart(harness, random);
    }
    Instant end = Instant.ofEpochMilli(last + 1);
    harness.tick(last + 1);
    harness.drain();

    assertObligations(harness, kept, end);
    Map<String, Integer> changes = RestatementAssertions.changes(harness.view());
    changes.keySet().removeIf(change -> change.startsWith("erasure "));
    assertThat(changes).isEqualTo(Oracle.restatements(kept, end));
    RestatementAssertions.lagsAreTheOracles(harness.view(), kept, end);
    RestatementAssertions.addUp(harness.view(), end);
  }

  private static ProcessorHarness harness(Random random) {
    int casesPerCall = 1 + random.nextInt(8);
    Random time = new Random(random.nextLong());
    long[] nanos = {0};
    return new ProcessorHarness(
        BuiltInCatalogues.dkChildServices(),
        () -> WorkBudget.of(casesPerCall, Duration.ofNanos(10), () -> nanos[0] += time.nextInt(6)));
  }

  private static void feed(ProcessorHarness harness, List<Fact> facts, Random random) {
    for (Fact fact : facts) {
      int times = random.nextInt(8) == 0 ? 2 : 1;
      for (int i = 0; i < times; i++) {
        harness.fact(fact, fact.registeredAt().epochMilli());
      }
      mayRestart(harness, random);
      if (random.nextInt(4) == 0) {
        harness.punctuate();
      }
    }
  }

  static void mayRestart(ProcessorHarness harness, Random random) {
    if (random.nextInt(6) == 0) {
      harness.restart();
    }
  }

  static List<Fact> byRegistration(List<Fact> records, Random random) {
    List<Fact> sorted = new ArrayList<>(records);
    Collections.shuffle(sorted, random);
    sorted.sort(
        (a, b) -> Long.compare(a.registeredAt().epochMilli(), b.registeredAt().epochMilli()));
    return sorted;
  }

  static List<Fact> takeUntil(List<Fact> sorted, long tick) {
    List<Fact> taken = new ArrayList<>();
    while (!sorted.isEmpty() && sorted.get(0).registeredAt().epochMilli() <= tick) {
      taken.add(sorted.remove(0));
    }
    return taken;
  }

  /** Some of the instants at which something changes; the last is after all registrations. */
  static List<Long> ticks(List<Fact> records, Random random) {
    TreeSet<Long> ticks = new TreeSet<>();
    for (long instant : interesting(records)) {
      if (random.nextInt(4) == 0) {
        ticks.add(instant);
      }
    }
    long lastRegistered =
        records.stream().mapToLong(fact -> fact.registeredAt().epochMilli()).max().orElseThrow();
    ticks.add(Math.max(ticks.isEmpty() ? 0 : ticks.last(), lastRegistered));
    long first =
        records.stream().mapToLong(fact -> fact.registeredAt().epochMilli()).min().orElseThrow();
    return new ArrayList<>(ticks.tailSet(first));
  }

  /** Everything that may change a verdict under whatever was known at some time. */
  private static TreeSet<Long> interesting(List<Fact> records) {
    TreeSet<Long> instants = new TreeSet<>();
    TreeSet<Long> registrations = new TreeSet<>();
    records.forEach(fact -> registrations.add(fact.registeredAt().epochMilli()));
    for (long known : registrations) {
      List<Fact> then =
          records.stream().filter(fact -> fact.registeredAt().epochMilli() <= known).toList();
      Clocks.of(then).forEach(instant -> instants.add(instant.toEpochMilli()));
    }
    return instants;
  }

  /**
   * The ticks and the local midnights between the first and the last; of those only where something
   * may have changed.
   */
  static List<Instant> steps(List<Fact> records, List<Long> ticks) {
    TreeSet<Long> steps = new TreeSet<>(ticks);
    for (long instant : interesting(records)) {
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(instant - 1), ZONE).plusDays(1);
      long midnight = day.atStartOfDay(ZONE).toInstant().toEpochMilli();
      if (midnight > ticks.get(0) && midnight < ticks.get(ticks.size() - 1)) {
        steps.add(midnight);
      }
    }
    return steps.stream().map(Instant::ofEpochMilli).toList();
  }

  private static void assertObligations(ProcessorHarness harness, List<Fact> records, Instant end) {
    List<OracleObligation> expected = Oracle.obligations(records, end);
    assertThat(
            harness.obligations().values().stream().map(ProcessorEqualsOracleTest::line).toList())
        .isEqualTo(expected.stream().map(ProcessorEqualsOracleTest::line).toList());
    assertThat(
            harness.obligationsTopic().values().stream()
                .map(o -> o.getId() + ' ' + o.getStatus().name() + ' ' + o.getTeam())
                .toList())
        .isEqualTo(
            expected.stream()
                .map(
                    o ->
                        o.id()
                            + ' '
                            + o.status().replace('-', '_').toUpperCase(java.util.Locale.ROOT)
                            + ' '
                            + o.team())
                .toList());
    PartitionView view = harness.view();
    Map<String, Long> live = new TreeMap<>();
    view.live()
        .values()
        .forEach(list -> list.values().forEach(o -> live.merge(o.status().label(), 1L, Long::sum)));
    Map<String, Long> expectedLive =
        expected.stream()
            .filter(o -> List.of("open", "due-soon", "overdue").contains(o.status()))
            .collect(
                Collectors.groupingBy(
                    OracleObligation::status, TreeMap::new, Collectors.counting()));
    assertThat(live).isEqualTo(expectedLive);
    Map<String, Long> counted = new TreeMap<>();
    view.counts()
        .values()
        .forEach(
            counts -> {
              counted.merge("open", counts.open(), Long::sum);
              counted.merge("due-soon", counts.dueSoon(), Long::sum);
              counted.merge("overdue", counts.overdue(), Long::sum);
            });
    counted.values().removeIf(n -> n == 0);
    assertThat(counted).isEqualTo(expectedLive);
  }

  static String line(Obligation o) {
    return String.join(
        " ",
        o.id(),
        String.valueOf(o.matchKey()),
        Instant.ofEpochMilli(o.start()).toString(),
        Instant.ofEpochMilli(o.due()).toString(),
        instant(o.warnAt()),
        instant(o.fulfilledAt()),
        instant(o.cancelledAt()),
        o.status().label(),
        o.team(),
        o.caseworker());
  }

  static String line(OracleObligation o) {
    return String.join(
        " ",
        o.id(),
        String.valueOf(o.matchKey()),
        o.start().toString(),
        o.due().toString(),
        String.valueOf(o.warnAt()),
        String.valueOf(o.fulfilledAt()),
        String.valueOf(o.cancelledAt()),
        o.status(),
        o.team(),
        o.caseworker());
  }

  private static String instant(Long at) {
    return at == null ? "null" : Instant.ofEpochMilli(at).toString();
  }

  private static void assertFigures(PartitionView view, List<Fact> records, Instant end) {
    Map<OracleGroup, DayFigures> months =
        new TreeMap<>(java.util.Comparator.comparing(OracleGroup::toString));
    view.figures()
        .forEach(
            (key, figures) ->
                months.merge(
                    new OracleGroup(
                        key.group().rule(),
                        key.group().municipality(),
                        key.group().team(),
                        key.group().caseworker(),
                        YearMonth.from(key.day())),
                    figures,
                    DayFigures::plus));
    List<String> actual = new ArrayList<>();
    months.forEach(
        (group, figures) -> {
          DurationHistogram histogram = figures.histogram();
          boolean closed = !Clocks.closeOf(group.month()).isAfter(end);
          actual.add(
              group
                  + " now "
                  + counts(figures.now())
                  + " close "
                  + (closed ? counts(figures.atClose()) : "open")
                  + " completed "
                  + (figures.completedInTime() + figures.completedLate())
                  + " in time "
                  + figures.completedInTime()
                  + " median "
                  + histogram.median()
                  + " p90 "
                  + histogram.p90());
        });
    List<String> expected = new ArrayList<>();
    for (OracleRow row : Oracle.complianceByCaseworker(records, end)) {
      boolean nothing =
          row.now().due() == 0
              && row.completed() == 0
              && (row.atClose() == null || row.atClose().due() == 0);
      if (!nothing) {
        expected.add(
            row.group()
                + " now "
                + counts(row.now())
                + " close "
                + (row.atClose() == null ? "open" : counts(row.atClose()))
                + " completed "
                + row.completed()
                + " in time "
                + row.completedInTime()
                + " median "
                + row.medianDays()
                + " p90 "
                + row.p90Days());
      }
    }
    Collections.sort(actual);
    Collections.sort(expected);
    assertThat(actual).isEqualTo(expected);
  }

  /** Balances are added up to what they are at each month's end, up to the clock's month. */
  private static void assertGauges(PartitionView view, List<Fact> records, Instant end) {
    TreeMap<String, Integer> actual = new TreeMap<>();
    YearMonth last = YearMonth.from(end.atZone(ZONE));
    view.flows()
        .forEach(
            (key, n) -> {
              boolean balance =
                  key.flow().kind() == CaseFlow.Kind.OPEN
                      || key.flow().kind() == CaseFlow.Kind.WITH_MEASURE;
              for (YearMonth month = key.flow().month();
                  !month.isAfter(balance ? last : key.flow().month());
                  month = month.plusMonths(1)) {
                actual.merge(
                    String.join(
                        " ",
                        key.flow().kind().name(),
                        key.municipality(),
                        key.flow().holder().team(),
                        key.flow().holder().caseworker(),
                        month.toString()),
                    n,
                    Integer::sum);
              }
            });
    view.cases()
        .forEach(
            (caseKey, gauge) -> {
              if (gauge.runningAssessments() > 0) {
                actual.put("ASSESSMENTS " + caseKey, gauge.runningAssessments());
              }
            });
    actual.values().removeIf(n -> n == 0);
    assertThat(actual).isEqualTo(Oracle.gauges(records, end));
  }

  static String counts(OracleCounts c) {
    return List.of(c.met(), c.late(), c.overdue(), c.lapsed(), c.missed(), c.unknown()).toString();
  }

  static String counts(dk.fristvagt.rules.compliance.StatusCounts c) {
    return List.of(c.met(), c.late(), c.overdue(), c.lapsed(), c.missed(), c.unknown()).toString();
  }

  static Map<String, List<String>> alerts(ProcessorHarness harness) {
    Map<String, List<String>> alerts = new TreeMap<>();
    for (Alert alert : harness.alerts()) {
      alerts
          .computeIfAbsent(alert.getObligationId(), id -> new ArrayList<>())
          .add(
              alert.getSequence()
                  + " "
                  + alert.getKind()
                  + " "
                  + Instant.ofEpochMilli(alert.getClock())
                  + " due "
                  + Instant.ofEpochMilli(alert.getDue())
                  + " "
                  + alert.getTeam()
                  + " retracts "
                  + alert.getRetracts());
    }
    return alerts;
  }

  private static Map<String, List<String>> oracleAlerts(List<Fact> records, List<Long> ticks) {
    return alerts(Oracle.alerts(records, steps(records, ticks)));
  }

  static Map<String, List<String>> alerts(List<OracleAlert> ofOracle) {
    Map<String, List<String>> alerts = new TreeMap<>();
    for (OracleAlert alert : ofOracle) {
      alerts
          .computeIfAbsent(alert.obligationId(), id -> new ArrayList<>())
          .add(
              alert.sequence()
                  + " "
                  + alert.kind()
                  + " "
                  + alert.clock()
                  + " due "
                  + alert.due()
                  + " "
                  + alert.team()
                  + " retracts "
                  + alert.retracts());
    }
    return alerts;
  }

  static void assertSequencesHaveNoGaps(List<Alert> alerts) {
    Map<String, Integer> last = new TreeMap<>();
    for (Alert alert : alerts) {
      assertThat(alert.getSequence())
          .isEqualTo(last.merge(alert.getObligationId(), 1, Integer::sum));
    }
  }
}
