package dk.fristvagt.streams.processing;

import static dk.fristvagt.streams.processing.ProcessorEqualsOracleTest.counts;
import static dk.fristvagt.streams.processing.ProcessorEqualsOracleTest.mayRestart;
import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleCounts;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.rules.oracle.OracleObligation;
import dk.fristvagt.rules.oracle.OracleRow;
import dk.fristvagt.streams.view.CatalogueChange;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * A catalogue that is published at any place among facts and ticks, against the oracle: up to the
 * last step that was asked for before it everything follows the old one, from the next on the new
 * one, and a month's figures at its close the one that was followed at that step.
 *
 * <p>Wherever the process is restarted, and however little is done per call. Both catalogues are
 * the built-in one without some rules.
 */
class CatalogueChangeEqualsOracleTest {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final OracleCounts NOTHING = new OracleCounts(0, 0, 0, 0, 0, 0);

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  @Property(tries = 60)
  void itTakesEffectAtTheNextStepWhereverTheWorkIs(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Run run = new Run(records, new Random(seed));

    run.feed(false);

    run.assertObligations();
    run.assertFigures();
    run.assertSince();
    assertThat(ProcessorEqualsOracleTest.alerts(run.harness))
        .isEqualTo(ProcessorEqualsOracleTest.alerts(run.oracleAlerts()));
    assertThat(run.harness.obligationNews()).doesNotHaveDuplicates();
  }

  @Property(tries = 60)
  void factsThatArriveLongAfterAMonthClosedAreCountedAtItsCloseByTheCatalogueOfThen(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Run run = new Run(records, new Random(seed));

    run.feed(true);

    run.assertObligations();
    run.assertFigures();
    ProcessorEqualsOracleTest.assertSequencesHaveNoGaps(run.harness.alerts());
  }

  private static final class Run {

    private final List<Fact> records;
    private final Random random;
    private final RuleSubset old;
    private final RuleSubset published;
    private final List<Long> ticks;
    private final ProcessorHarness harness;

    /** The tick that it is published before. */
    private final int at;

    private Instant end;

    Run(List<Fact> records, Random random) {
      this.records = records;
      this.random = random;
      this.old = RuleSubset.random(random);
      this.published = RuleSubset.random(random);
      this.ticks = ProcessorEqualsOracleTest.ticks(records, random);
      this.at = random.nextInt(ticks.size());
      this.harness = new ProcessorHarness(old.catalogue(), 1 + random.nextInt(8));
      this.end = Instant.ofEpochMilli(ticks.get(ticks.size() - 1));
    }

    void feed(boolean late) {
      List<Fact> left = ProcessorEqualsOracleTest.byRegistration(records, random);
      List<Fact> withheld = new ArrayList<>();
      for (int i = 0; i < ticks.size(); i++) {
        List<Fact> due = ProcessorEqualsOracleTest.takeUntil(left, ticks.get(i));
        if (late) {
          due.removeIf(fact -> random.nextInt(3) == 0 && withheld.add(fact));
          if (random.nextInt(4) == 0) {
            due.addAll(withheld);
            withheld.clear();
          }
        }
        Collections.shuffle(due, random);
        int before = random.nextInt(due.size() + 1);
        feed(due.subList(0, before));
        if (i == at) {
          publish();
        }
        feed(due.subList(before, due.size()));
        harness.tick(ticks.get(i));
        pause();
      }
      if (late) {
        feed(withheld);
        end = end.plusMillis(1);
        harness.tick(end.toEpochMilli());
      }
      harness.drain();
    }

    private void publish() {
      int times = 1 + random.nextInt(2);
      for (int i = 1; i <= times; i++) {
        harness.publish(published.yaml(), i);
        pause();
      }
    }

    private void feed(List<Fact> facts) {
      for (Fact fact : facts) {
        harness.fact(fact, fact.registeredAt().epochMilli());
        pause();
      }
    }

    private void pause() {
      if (harness.catalogueChange().state() == CatalogueChange.State.SWEEPING) {
        assertRestartShowsTheSame();
      } else {
        mayRestart(harness, random);
      }
      if (random.nextInt(4) == 0) {
        harness.punctuate();
      }
      if (harness.view() != null) {
        assertOneCatalogue(harness.view());
      }
    }

    /** In the middle of the look at every case too, answers go on as they were. */
    private void assertRestartShowsTheSame() {
      PartitionView before = harness.view();
      harness.restart();
      PartitionView after = harness.view();
      assertThat(after.clock()).isEqualTo(before.clock());
      assertThat(after.catalogue().fingerprint()).isEqualTo(before.catalogue().fingerprint());
      assertThat(after.live()).isEqualTo(before.live());
      assertThat(after.counts()).isEqualTo(before.counts());
      assertThat(after.figures()).isEqualTo(before.figures());
      assertThat(after.cases()).isEqualTo(before.cases());
      assertThat(after.notifications()).isEqualTo(before.notifications());
    }

    /** Whether the new one is followed at a step, or at a month's close. */
    private boolean isNew(Instant step) {
      return at == 0 || step.toEpochMilli() > ticks.get(at - 1);
    }

    private boolean holds(String rule, Instant step) {
      return (isNew(step) ? published : old).has(rule);
    }

    /** The first step after the last tick before the publication; null where there was none. */
    private Long firstNewStep() {
      if (at == 0) {
        return null;
      }
      LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(ticks.get(at - 1)), ZONE);
      long midnight = day.plusDays(1).atStartOfDay(ZONE).toInstant().toEpochMilli();
      return Math.min(midnight, ticks.get(at));
    }

    List<dk.fristvagt.rules.oracle.OracleAlert> oracleAlerts() {
      TreeSet<Instant> steps = new TreeSet<>(ProcessorEqualsOracleTest.steps(records, ticks));
      if (firstNewStep() != null) {
        steps.add(Instant.ofEpochMilli(firstNewStep()));
      }
      return Oracle.alerts(records, List.copyOf(steps), this::holds);
    }

    void assertObligations() {
      List<OracleObligation> expected =
          Oracle.obligations(records, end).stream().filter(o -> holds(o.rule(), end)).toList();
      assertThat(
              harness.obligations().values().stream().map(ProcessorEqualsOracleTest::line).toList())
          .isEqualTo(expected.stream().map(ProcessorEqualsOracleTest::line).toList());
      assertThat(harness.obligationsTopic().keySet())
          .containsExactlyElementsOf(expected.stream().map(OracleObligation::id).toList());
      long live = harness.view().live().values().stream().mapToLong(list -> list.size()).sum();
      assertThat(live)
          .isEqualTo(
              expected.stream()
                  .filter(o -> List.of("open", "due-soon", "overdue").contains(o.status()))
                  .count());
    }

    void assertSince() {
      assertThat(harness.view().catalogue().fingerprint())
          .isEqualTo(published.catalogue().fingerprint());
      assertThat(harness.view().catalogue().since())
          .isEqualTo(old.yaml().equals(published.yaml()) ? null : firstNewStep());
    }

    void assertFigures() {
      Map<OracleGroup, DayFigures> months =
          new TreeMap<>(Comparator.comparing(OracleGroup::toString));
      harness
          .view()
          .figures()
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
            boolean closed = !Clocks.closeOf(group.month()).isAfter(end);
            actual.add(
                group
                    + " now "
                    + counts(figures.now())
                    + " close "
                    + (closed ? counts(figures.atClose()) : "open")
                    + " completed "
                    + (figures.completedInTime() + figures.completedLate()));
          });
      List<String> expected = new ArrayList<>();
      for (OracleRow row : Oracle.complianceByCaseworker(records, end)) {
        boolean nowCounts = holds(row.group().rule(), end);
        boolean atCloseCounts =
            row.atClose() != null && holds(row.group().rule(), Clocks.closeOf(row.group().month()));
        OracleCounts now = nowCounts ? row.now() : NOTHING;
        OracleCounts atClose = atCloseCounts ? row.atClose() : NOTHING;
        long completed = nowCounts ? row.completed() : 0;
        if (now.due() != 0 || atClose.due() != 0 || completed != 0) {
          expected.add(
              row.group()
                  + " now "
                  + counts(now)
                  + " close "
                  + (row.atClose() == null ? "open" : counts(atClose))
                  + " completed "
                  + completed);
        }
      }
      Collections.sort(actual);
      Collections.sort(expected);
      assertThat(actual).isEqualTo(expected);
    }

    /** What a view shows now is all by the catalogue that it names. */
    private static void assertOneCatalogue(PartitionView view) {
      TreeSet<String> rules = new TreeSet<>(view.live().keySet());
      view.figures()
          .forEach(
              (key, figures) -> {
                if (!figures.now().isZero()) {
                  rules.add(key.group().rule());
                }
              });
      rules.removeIf(rule -> view.catalogue().catalogue().rule(rule).isPresent());
      assertThat(rules).isEmpty();
    }
  }
}
