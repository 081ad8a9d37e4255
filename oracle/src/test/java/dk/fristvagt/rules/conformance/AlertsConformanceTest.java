package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleAlert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AlertsConformanceTest {

  private final Calendars calendars = Calendars.danish(false);
  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), calendars);
  private final AlertRules rules = new AlertRules(AlertRules.DEFAULT_MAX_AGE);

  @Property(tries = 300)
  void alertsAreThoseOfTheOracle(@ForAll("histories") List<Fact> records) {
    List<Instant> steps = new ArrayList<>();
    // The clock does not hit every instant that matters.
    List<Instant> clocks = Clocks.of(records);
    for (int i = Math.floorMod(records.hashCode(), 4); i < clocks.size(); i += 4) {
      steps.add(clocks.get(i));
    }
    List<Sent> expected = Oracle.alerts(records, steps).stream().map(Sent::of).toList();
    assertThat(sent(records, steps)).containsExactlyElementsOf(expected);
  }

  @Property(tries = 300)
  void sequencesStartAtOneWithoutGapsAndEachAlertOfACycleComesOnce(
      @ForAll("histories") List<Fact> records) {
    Map<String, List<Sent>> byObligation = new TreeMap<>();
    for (Sent alert : sent(records, Clocks.of(records))) {
      byObligation.computeIfAbsent(alert.obligationId(), id -> new ArrayList<>()).add(alert);
    }
    for (List<Sent> alerts : byObligation.values()) {
      List<String> inCycle = new ArrayList<>();
      for (int i = 0; i < alerts.size(); i++) {
        Sent alert = alerts.get(i);
        assertThat(alert.sequence()).isEqualTo(i + 1);
        if (alert.kind().equals("RETRACTED")) {
          assertThat(alert.retracts()).isEqualTo(i);
          assertThat(inCycle).isNotEmpty();
          inCycle.clear();
        } else {
          assertThat(inCycle).doesNotContain(alert.kind());
          inCycle.add(alert.kind());
        }
      }
    }
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofOneCase();
  }

  private record Sent(
      String obligationId, int sequence, String kind, Instant clock, Integer retracts) {
    static Sent of(OracleAlert alert) {
      return new Sent(
          alert.obligationId(), alert.sequence(), alert.kind(), alert.clock(), alert.retracts());
    }
  }

  private List<Sent> sent(List<Fact> records, List<Instant> steps) {
    Map<String, AlertState> states = new TreeMap<>();
    Map<String, String> startEvents = new HashMap<>();
    Map<String, List<Sent>> sent = new TreeMap<>();
    for (Instant step : steps) {
      Map<String, Obligation> now = new HashMap<>();
      for (Obligation o : evaluator.evaluate(records, step.toEpochMilli()).obligations()) {
        now.put(o.id(), o);
        states.putIfAbsent(o.id(), AlertState.NONE);
        startEvents.put(o.id(), o.startEventId());
      }
      for (String id : new TreeSet<>(states.keySet())) {
        AlertRules.Step result =
            rules.step(
                states.get(id),
                now.get(id),
                startEvents.get(id),
                records,
                calendars.of("0330"),
                step.toEpochMilli());
        states.put(id, result.state());
        for (Alert alert : result.alerts()) {
          assertThat(alert.kind() == AlertKind.RETRACTED).isEqualTo(alert.reason() != null);
          sent.computeIfAbsent(id, key -> new ArrayList<>())
              .add(new Sent(id, alert.sequence(), alert.kind().name(), step, alert.retracts()));
        }
      }
    }
    List<Sent> all = new ArrayList<>();
    sent.values().forEach(all::addAll);
    return all;
  }
}
