package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.CompletedCount;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleCounts;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.rules.oracle.OracleRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ComplianceConformanceTest {

  private final Calendars calendars = Calendars.danish(false);
  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), calendars);

  @Property(tries = 200)
  void countersAddUpToTheRowsOfTheOracle(@ForAll("histories") List<Fact> records) {
    for (Instant clock :
        ObligationsConformanceTest.some(Clocks.of(records), 1, records.hashCode())) {
      Counters counters = new Counters(records, clock);
      for (OracleRow row : Oracle.complianceByCaseworker(records, clock)) {
        counters.hasExactly(row);
      }
      assertThat(counters.left()).isEmpty();
    }
  }

  @Property(tries = 100)
  void teamsAreTheSumsOfTheirCaseworkers(@ForAll("histories") List<Fact> records) {
    Map<OracleGroup, Integer> due = new HashMap<>();
    for (OracleRow row : Oracle.complianceByCaseworker(records, Clocks.FAR)) {
      OracleGroup group = row.group();
      due.merge(
          new OracleGroup(group.rule(), group.municipality(), group.team(), null, group.month()),
          row.now().due(),
          Integer::sum);
    }
    Map<OracleGroup, Integer> ofTeams = new HashMap<>();
    Oracle.compliance(records, Clocks.FAR)
        .forEach(row -> ofTeams.put(row.group(), row.now().due()));
    assertThat(ofTeams).isEqualTo(due);
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  /** The counters of the main sources, kept the way a service would. */
  private final class Counters {

    private final Map<OracleGroup, StatusCounts> due = new HashMap<>();
    private final Map<OracleGroup, StatusCounts> atClose = new HashMap<>();
    private final Map<OracleGroup, List<CompletedCount>> completed = new HashMap<>();
    private final Instant clock;

    Counters(List<Fact> records, Instant clock) {
      this.clock = clock;
      for (Collection<Fact> ofCase : Translation.byCase(records).values()) {
        for (Obligation o : evaluator.evaluate(ofCase, clock.toEpochMilli()).obligations()) {
          DueCount count = DueCount.of(o, clock.toEpochMilli());
          if (count != null) {
            add(due, group(count.group(), YearMonth.from(count.day())), count);
          }
          CompletedCount done = CompletedCount.of(o);
          if (done != null) {
            completed
                .computeIfAbsent(
                    group(done.group(), YearMonth.from(done.day())), key -> new ArrayList<>())
                .add(done);
          }
        }
        for (YearMonth month = YearMonth.of(2013, 1);
            !Clocks.closeOf(month).isAfter(clock);
            month = month.plusMonths(1)) {
          long close = Clocks.closeOf(month).toEpochMilli();
          for (Obligation o : evaluator.outline(ofCase, close).countedAtCloseOf(month)) {
            add(atClose, group(Group.of(o), month), DueCount.of(o, close));
          }
        }
      }
    }

    private void add(Map<OracleGroup, StatusCounts> counts, OracleGroup group, DueCount count) {
      counts.merge(group, StatusCounts.ZERO.plus(count.status(), 1), StatusCounts::plus);
    }

    private OracleGroup group(Group group, YearMonth month) {
      return new OracleGroup(
          group.rule(), group.municipality(), group.team(), group.caseworker(), month);
    }

    void hasExactly(OracleRow row) {
      OracleGroup group = row.group();
      StatusCounts now = due.remove(group);
      assertThat(translated(now)).as("due of %s at %s", group, clock).isEqualTo(row.now());
      StatusCounts closed = atClose.remove(group);
      if (row.atClose() != null) {
        assertThat(translated(closed)).as("at close %s", group).isEqualTo(row.atClose());
      } else {
        assertThat(closed).isNull();
      }

      List<CompletedCount> done = completed.getOrDefault(group, List.of());
      completed.remove(group);
      assertThat(done).hasSize(row.completed());
      assertThat(done.stream().filter(CompletedCount::inTime)).hasSize(row.completedInTime());
      DurationHistogram days = new DurationHistogram();
      done.stream()
          .filter(count -> count.durationDays() != null)
          .forEach(count -> days.add(count.durationDays(), 1));
      assertThat(days.median()).isEqualTo(toInteger(row.medianDays()));
      assertThat(days.p90()).isEqualTo(toInteger(row.p90Days()));

      boolean open = row.atClose() == null;
      LocalDate judged =
          open
              ? calendars.of(group.municipality()).localDate(clock.toEpochMilli())
              : group.month().atEndOfMonth();
      Verdict verdict =
          Verdict.of(
              row.now().met(),
              row.now().due(),
              evaluator.catalogue().rule(group.rule()).orElseThrow().target(),
              judged);
      assertThat(verdict.label()).as("verdict of %s at %s", group, clock).isEqualTo(row.verdict());
    }

    Map<OracleGroup, Object> left() {
      Map<OracleGroup, Object> left = new HashMap<>(due);
      left.putAll(atClose);
      left.putAll(completed);
      return left;
    }

    private OracleCounts translated(StatusCounts counts) {
      StatusCounts c = counts == null ? StatusCounts.ZERO : counts;
      return new OracleCounts(
          (int) c.met(),
          (int) c.late(),
          (int) c.overdue(),
          (int) c.lapsed(),
          (int) c.missed(),
          (int) c.unknown());
    }

    private Integer toInteger(Long number) {
      return number == null ? null : (Integer) number.intValue();
    }
  }
}
