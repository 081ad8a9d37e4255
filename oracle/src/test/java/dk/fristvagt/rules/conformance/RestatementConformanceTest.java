package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.DurationHistogram;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleGroup;
import dk.fristvagt.rules.restatement.RegistrationLags;
import dk.fristvagt.rules.restatement.RestatedCounts;
import dk.fristvagt.rules.restatement.RestatementChain;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class RestatementConformanceTest {

  private final Calendars calendars = Calendars.danish(false);
  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), calendars);

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  @Property(tries = 100)
  void theChainOfAllRecordsIsTheOracles(@ForAll("histories") List<Fact> records) {
    for (Instant clock :
        ObligationsConformanceTest.some(Clocks.of(records), 2, records.hashCode())) {
      RestatedCounts counts = counts(records, Long.MIN_VALUE, clock.toEpochMilli());

      assertThat(lines(counts)).isEqualTo(Oracle.restatements(records, clock));
    }
  }

  @Property(tries = 100)
  void chainsOfTheRecordsBeforeAndAfterAnyInstantMakeTheChainOfAll(
      @ForAll("histories") List<Fact> records) {
    for (Instant split :
        ObligationsConformanceTest.some(Clocks.of(records), 3, records.hashCode())) {
      RestatedCounts sum = counts(records, Long.MIN_VALUE, split.toEpochMilli());
      sum.addAll(counts(records, split.toEpochMilli(), Clocks.FAR.toEpochMilli()));

      assertThat(sum).isEqualTo(counts(records, Long.MIN_VALUE, Clocks.FAR.toEpochMilli()));
    }
  }

  @Property(tries = 100)
  void registrationLagsAreTheOracles(@ForAll("histories") List<Fact> records) {
    for (Instant clock :
        ObligationsConformanceTest.some(Clocks.of(records), 3, records.hashCode())) {
      Map<String, Long> lags = new TreeMap<>();
      Translation.byCase(records)
          .forEach(
              (id, ofCase) ->
                  RegistrationLags.of(
                          ofCase,
                          CaseHistory.at(ofCase, clock.toEpochMilli()),
                          calendars.of(id.municipality()),
                          clock.toEpochMilli())
                      .forEach((bucket, days) -> add(lags, id, bucket, days)));

      assertThat(lags).isEqualTo(Oracle.registrationLags(records, clock));
    }
  }

  private RestatedCounts counts(List<Fact> records, long after, long clock) {
    RestatedCounts counts = new RestatedCounts();
    Translation.byCase(records)
        .forEach(
            (id, ofCase) -> {
              RestatementChain chain =
                  RestatementChain.of(
                      evaluator, calendars.of(id.municipality()), ofCase, after, clock);
              chain.left().keySet().forEach(obligation -> counts.addAll(chain.take(obligation)));
            });
    return counts;
  }

  private static Map<String, Integer> lines(RestatedCounts counts) {
    Map<String, Integer> lines = new TreeMap<>();
    counts
        .asMap()
        .forEach(
            (count, n) ->
                lines.put(
                    count.reason().label()
                        + ' '
                        + new OracleGroup(
                            count.group().rule(),
                            count.group().municipality(),
                            count.group().team(),
                            count.group().caseworker(),
                            count.month())
                        + ' '
                        + count.status().label(),
                    Math.toIntExact(n)));
    return lines;
  }

  private static void add(
      Map<String, Long> lags, CaseId id, RegistrationLags.Bucket bucket, DurationHistogram days) {
    days.countByDays()
        .forEach(
            (lag, n) ->
                lags.merge(
                    bucket.month() + " " + id.municipality() + ' ' + bucket.team() + ' ' + lag,
                    n,
                    Long::sum));
  }
}
