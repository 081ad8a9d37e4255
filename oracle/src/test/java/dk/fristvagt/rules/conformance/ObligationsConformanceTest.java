package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleObligation;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ObligationsConformanceTest {

  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 1500)
  void obligationsAreThoseOfTheOracleAtEveryClockThatMatters(
      @ForAll("histories") List<Fact> records) {
    for (Instant clock : some(Clocks.of(records), 25, records.hashCode())) {
      assertThat(obligations(records, clock))
          .as("at %s", clock)
          .containsExactlyElementsOf(Oracle.obligations(records, clock));
    }
  }

  @Property(tries = 500)
  void orderAndDuplicatesOfRecordsNeverShow(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    List<Fact> shuffled = new ArrayList<>(records);
    shuffled.addAll(records.subList(0, records.size() / 2));
    Collections.shuffle(shuffled, new Random(seed));
    for (Instant clock : some(Clocks.of(records), 3, seed)) {
      Evaluation one = evaluator.evaluate(records, clock.toEpochMilli());
      Evaluation other = evaluator.evaluate(shuffled, clock.toEpochMilli());
      assertThat(other.obligations()).isEqualTo(one.obligations());
      assertThat(other.nextChange()).isEqualTo(one.nextChange());
    }
  }

  @Property(tries = 500)
  void whatAMonthHoldsAtItsCloseIsWhatTheOracleCountsThen(@ForAll("histories") List<Fact> records) {
    TreeSet<YearMonth> months = new TreeSet<>();
    Oracle.obligations(records, Clocks.FAR).forEach(o -> months.add(YearMonth.from(o.dueDay())));
    for (YearMonth month : new TreeSet<>(months)) {
      months.add(month.plusMonths(1));
    }
    for (YearMonth month : months) {
      Instant close = Clocks.closeOf(month);
      List<OracleObligation> expected =
          Oracle.obligations(records, close).stream()
              .filter(o -> YearMonth.from(o.dueDay()).equals(month))
              .filter(o -> !o.due().isAfter(close))
              .filter(o -> !o.status().equals("cancelled"))
              .toList();
      List<Obligation> counted =
          evaluator.outline(records, close.toEpochMilli()).countedAtCloseOf(month);
      assertThat(Translation.sorted(counted)).as("close of %s", month).isEqualTo(expected);
    }
  }

  @Property(tries = 500)
  void nothingChangesBetweenAClockAndTheNextChange(@ForAll("histories") List<Fact> records) {
    List<Instant> clocks = Clocks.of(records);
    for (Instant clock : some(clocks, 8, records.hashCode())) {
      long next = evaluator.evaluate(records, clock.toEpochMilli()).nextChange();
      List<OracleObligation> now = Oracle.obligations(records, clock);
      List<Instant> before = new ArrayList<>();
      if (next == Long.MAX_VALUE) {
        before.add(Clocks.FAR);
      } else {
        before.add(Instant.ofEpochMilli(next - 1));
      }
      clocks.stream()
          .filter(other -> other.isAfter(clock) && other.toEpochMilli() < next)
          .max(Comparator.naturalOrder())
          .ifPresent(before::add);
      for (Instant later : before) {
        assertThat(Oracle.obligations(records, later))
            .as("from %s to %s", clock, later)
            .isEqualTo(now);
      }
    }
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofOneCase();
  }

  private List<OracleObligation> obligations(List<Fact> records, Instant clock) {
    return Translation.sorted(evaluator.evaluate(records, clock.toEpochMilli()).obligations());
  }

  /** So many of them, always with the last. */
  static List<Instant> some(List<Instant> instants, int count, long seed) {
    List<Instant> shuffled = new ArrayList<>(instants);
    Collections.shuffle(shuffled, new Random(seed));
    List<Instant> some = new ArrayList<>(shuffled.subList(0, Math.min(count, shuffled.size())));
    some.add(instants.get(instants.size() - 1));
    return some;
  }
}
