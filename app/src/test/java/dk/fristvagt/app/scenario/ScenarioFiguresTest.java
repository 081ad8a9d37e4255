package dk.fristvagt.app.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dk.fristvagt.api.report.ComplianceRow;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.oracle.Oracle;
import dk.fristvagt.rules.oracle.OracleObligation;
import dk.fristvagt.sources.generator.scenario.Figure;
import dk.fristvagt.sources.generator.scenario.Rate;
import dk.fristvagt.sources.generator.scenario.Scenario;
import dk.fristvagt.sources.generator.scenario.ScenarioDescription;
import dk.fristvagt.sources.generator.scenario.VerdictFigure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The published figures, by the whole system and by a program of its own, each against the
 * description file.
 */
@Tag("scenario")
class ScenarioFiguresTest {

  @TempDir private Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"slagelse-2019", "albertslund-2016", "slagelse-2023"})
  void theReplayAndAnIndependentCountGiveThePublishedFigures(String name) throws IOException {
    Scenario scenario = Scenario.of(name);
    ScenarioDescription description = scenario.description();
    ReplayedScenario replayed = new ReplayedScenario(scenario, directory);
    IndependentCount independent = new IndependentCount(replayed.file(), description.cutOff());

    assertThat(description.figures()).anyMatch(Figure::published);
    for (Figure figure : description.figures()) {
      assertThat(replayed.count(figure.query()))
          .as("%s, by the system", figure.id())
          .isEqualTo(figure.expected());
      assertThat(independent.figure(figure.id()))
          .as("%s, counted independently", figure.id())
          .isEqualTo(figure.expected());
    }
    for (Rate rate : description.rates()) {
      assertThat(rate(description, rate, id -> replayed.count(description.figure(id).query())))
          .as(rate.id())
          .isEqualTo(rate.expected());
      assertThat(rate(description, rate, independent::figure))
          .as(rate.id())
          .isEqualTo(rate.expected());
    }
    if (name.equals("slagelse-2019")) {
      theComplianceReportSaysTheSame(description, replayed);
      muchOfTheFileMustNotCount(independent);
    }
  }

  private static void theComplianceReportSaysTheSame(
      ScenarioDescription description, ReplayedScenario replayed) {
    assertThat(replayed.sums("assessment-4m"))
        .containsExactly(
            description.figure("assessments-due").expected(),
            description.figure("assessments-met").expected());
    assertThat(replayed.sums("caseworker-continuity"))
        .containsExactly(
            description.figure("handed-over").expected(),
            description.figure("same-caseworker").expected());
  }

  /** Facts that would change the figures if they counted. */
  private static void muchOfTheFileMustNotCount(IndependentCount independent) {
    String completed = "ChildAssessmentCompleted";
    Predicate<JsonNode> corrected = fact -> fact.get("revision").intValue() > 0;
    assertThat(independent.records(completed, independent::isLate)).isPositive();
    assertThat(independent.records(completed, corrected)).isPositive();
    assertThat(independent.records("NeedIdentified", corrected)).isPositive();
    assertThat(
            independent.records(completed, fact -> fact.get("voided").booleanValue())
                + independent.records("NeedIdentified", fact -> fact.get("voided").booleanValue()))
        .isPositive();
    assertThat(independent.allAssessments("cancelled")).isPositive();
    assertThat(independent.dueLater()).isGreaterThan(20);
    assertThat(independent.duplicates()).isPositive();
  }

  @ParameterizedTest
  @ValueSource(strings = {"slagelse-2021-2023", "copenhagen-2008"})
  void theReplayAndTheOracleGiveTheVerdictsOfTheDescription(String name) throws IOException {
    Scenario scenario = Scenario.of(name);
    ScenarioDescription description = scenario.description();
    ReplayedScenario replayed = new ReplayedScenario(scenario, directory);
    Instant clock = description.cutOff();
    Set<String> rules =
        description.verdicts().stream().map(VerdictFigure::rule).collect(Collectors.toSet());
    List<OracleObligation> due =
        Oracle.obligations(replayed.facts(), clock, (rule, step) -> rules.contains(rule)).stream()
            .filter(o -> !o.due().isAfter(clock) && !o.status().equals("cancelled"))
            .toList();

    assertThat(description.verdicts()).extracting(VerdictFigure::verdict).contains(Verdict.AMBER);
    for (VerdictFigure verdict : description.verdicts()) {
      ComplianceRow row = replayed.row(verdict);
      assertThat(row.verdict()).as(verdict.toString()).isEqualTo(verdict.verdict());
      assertThat(row.target()).as(verdict.toString()).isEqualTo(verdict.target() / 100.0);
      List<OracleObligation> counted = due.stream().filter(o -> isAbout(o, verdict)).toList();
      long met = counted.stream().filter(o -> o.status().equals("met")).count();
      assertThat(List.of(row.due(), row.met()))
          .as(verdict.toString())
          .isEqualTo(List.of((long) counted.size(), met));
      assertThat(colour(met, counted.size(), verdict.target()))
          .as(verdict.toString())
          .isEqualTo(verdict.verdict().label());
    }
  }

  private static boolean isAbout(OracleObligation o, VerdictFigure verdict) {
    return o.rule().equals(verdict.rule())
        && (verdict.team() == null || verdict.team().equals(o.team()))
        && o.dueDay().toString().startsWith(verdict.period());
  }

  /** Within five points below the target is amber. */
  private static String colour(long met, long due, int target) {
    if (met * 100 >= target * due) {
      return "green";
    }
    return met * 100 >= (target - 5) * due ? "amber" : "red";
  }

  private static BigDecimal rate(
      ScenarioDescription description, Rate rate, ToLongFunction<String> count) {
    long denominator =
        rate.denominator() == null
            ? description.population().children()
            : count.applyAsLong(rate.denominator());
    return rate.of(count.applyAsLong(rate.numerator()), denominator);
  }
}
