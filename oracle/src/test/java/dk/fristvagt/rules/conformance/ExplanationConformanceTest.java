package dk.fristvagt.rules.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.alert.AlertReplay;
import dk.fristvagt.rules.alert.AlertRules;
import dk.fristvagt.rules.alert.AlertState;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Evaluation;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.explanation.Explainer;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.explanation.Step;
import dk.fristvagt.rules.explanation.StepKind;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.rules.histories.Clocks;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleObligation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever happens in a case, its explanations say what its figures say. */
class ExplanationConformanceTest {

  private final CaseEvaluator evaluator =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));
  private final Explainer explainer = new Explainer(evaluator);

  @Property(tries = 400)
  void everyObligationIsExplainedAsTheOracleHasIt(@ForAll("histories") List<Fact> records) {
    for (Instant clock :
        ObligationsConformanceTest.some(Clocks.of(records), 6, records.hashCode())) {
      for (OracleObligation expected : Oracle.obligations(records, clock)) {
        Explanation explanation =
            explainer
                .explain(records, expected.id(), clock.toEpochMilli(), List.of())
                .orElseThrow(() -> new AssertionError(expected.id() + " at " + clock));
        assertThat(Translation.sorted(List.of(explanation.obligation()))).containsExactly(expected);
        assertSaysTheSame(explanation, expected);
        assertIsWellSaid(explanation);
      }
    }
  }

  @Property(tries = 200)
  void whatIsNotThereIsNotExplained(@ForAll("histories") List<Fact> records) {
    Set<String> ever = new HashSet<>();
    List<Instant> clocks = Clocks.of(records);
    for (Instant clock : ObligationsConformanceTest.some(clocks, 6, 1)) {
      Oracle.obligations(records, clock).forEach(obligation -> ever.add(obligation.id()));
    }
    for (Instant clock : ObligationsConformanceTest.some(clocks, 3, records.hashCode())) {
      Set<String> there = new HashSet<>();
      Oracle.obligations(records, clock).forEach(obligation -> there.add(obligation.id()));
      for (String id : ever) {
        assertThat(explainer.explain(records, id, clock.toEpochMilli(), List.of()).isPresent())
            .as("%s at %s", id, clock)
            .isEqualTo(there.contains(id));
      }
    }
  }

  @Property(tries = 200)
  void alertsWorkedOutForOneObligationAreThoseOfSteppingTheWholeCase(
      @ForAll("histories") List<Fact> records) {
    AlertRules rules = new AlertRules(AlertRules.DEFAULT_MAX_AGE);
    List<Instant> clocks = Clocks.of(records);
    List<Long> steps =
        clocks.stream().map(Instant::toEpochMilli).filter(step -> step % 7 < 4).toList();
    if (steps.isEmpty()) {
      return;
    }
    Map<String, List<SentAlert>> stepped = stepped(records, steps, rules);
    AlertReplay replay = new AlertReplay(evaluator, rules);
    long end = steps.get(steps.size() - 1);
    for (Map.Entry<String, List<SentAlert>> expected : stepped.entrySet()) {
      assertThat(
              replay.alerts(
                  records,
                  expected.getKey(),
                  after -> steps.stream().filter(step -> step > after).findFirst().orElse(end),
                  end))
          .as(expected.getKey())
          .isEqualTo(expected.getValue());
    }
  }

  /** At every step, every obligation. */
  private Map<String, List<SentAlert>> stepped(
      List<Fact> records, List<Long> steps, AlertRules rules) {
    Map<String, List<SentAlert>> sent = new HashMap<>();
    Map<String, AlertState> states = new HashMap<>();
    Map<String, Obligation> shown = new HashMap<>();
    for (long step : steps) {
      Evaluation evaluation = evaluator.evaluate(records, step);
      Map<String, Obligation> now = new HashMap<>();
      evaluation.obligations().forEach(obligation -> now.put(obligation.id(), obligation));
      now.forEach((id, obligation) -> shown.putIfAbsent(id, obligation));
      for (Map.Entry<String, Obligation> known : new HashMap<>(shown).entrySet()) {
        Obligation current = now.get(known.getKey());
        AlertRules.Step decided =
            rules.step(
                states.getOrDefault(known.getKey(), AlertState.NONE),
                current,
                known.getValue().startEventId(),
                records,
                evaluator.calendars().of("0330"),
                step);
        states.put(known.getKey(), decided.state());
        List<SentAlert> soFar = sent.computeIfAbsent(known.getKey(), id -> new ArrayList<>());
        decided
            .alerts()
            .forEach(
                alert -> {
                  Obligation said = current != null ? current : known.getValue();
                  SentAlert before = soFar.isEmpty() ? null : soFar.get(soFar.size() - 1);
                  soFar.add(
                      new SentAlert(
                          known.getKey(),
                          alert,
                          step,
                          current != null ? said.due() : before.due(),
                          current != null ? said.team() : before.team(),
                          current != null ? said.caseworker() : before.caseworker()));
                });
      }
    }
    return sent;
  }

  private static void assertSaysTheSame(Explanation explanation, OracleObligation expected) {
    assertThat(last(explanation, StepKind.CALENDAR).at())
        .as("the arithmetic ends at the due instant: %s", explanation.steps())
        .isEqualTo(expected.due().toEpochMilli());
    assertThat(steps(explanation, StepKind.START))
        .extracting(Step::at)
        .contains(expected.start().toEpochMilli());
    if (expected.warnAt() != null) {
      assertThat(last(explanation, StepKind.WARNING).at())
          .isEqualTo(expected.warnAt().toEpochMilli());
    } else {
      assertThat(steps(explanation, StepKind.WARNING)).isEmpty();
    }
    if (expected.fulfilledAt() != null) {
      assertThat(last(explanation, StepKind.FULFILLED).at())
          .isEqualTo(expected.fulfilledAt().toEpochMilli());
    } else {
      assertThat(steps(explanation, StepKind.FULFILLED)).isEmpty();
    }
    StepKind end =
        switch (expected.status()) {
          case "cancelled" -> StepKind.CANCELLED;
          case "lapsed" -> StepKind.LAPSED;
          default -> null;
        };
    if (end != null) {
      assertThat(last(explanation, end).at()).isEqualTo(expected.cancelledAt().toEpochMilli());
    }
    assertThat(last(explanation, StepKind.HOLDER).text().da())
        .contains(expected.team())
        .contains(expected.caseworker());
    assertThat(last(explanation, StepKind.STATUS).text().en())
        .contains(": " + english(expected.status()) + ",");
  }

  private static String english(String status) {
    return status.equals("due-soon") ? "due soon" : status;
  }

  /** No holes in the sentences. */
  private static void assertIsWellSaid(Explanation explanation) {
    for (Step step : explanation.steps()) {
      for (String text : List.of(step.text().da(), step.text().en())) {
        assertThat(text)
            .as("%s", step)
            .doesNotContainPattern("\\bnull\\b")
            .doesNotContain("{")
            .doesNotContain("  ")
            .doesNotContain("LocalizedText")
            .endsWith(".")
            .doesNotEndWith("..");
        assertThat(Character.isLowerCase(text.charAt(0))).as(text).isFalse();
      }
    }
  }

  private static List<Step> steps(Explanation explanation, StepKind kind) {
    return explanation.steps().stream().filter(step -> step.kind() == kind).toList();
  }

  private static Step last(Explanation explanation, StepKind kind) {
    List<Step> steps = steps(explanation, kind);
    assertThat(steps).as("%s in %s", kind, explanation.steps()).isNotEmpty();
    return steps.get(steps.size() - 1);
  }

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofOneCase();
  }
}
