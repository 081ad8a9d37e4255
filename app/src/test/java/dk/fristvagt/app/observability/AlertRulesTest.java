package dk.fristvagt.app.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of {@code deploy/prometheus}. */
class AlertRulesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "check config prometheus.yml",
        "check rules fristvagt.rules.yml",
        "test rules fristvagt.rules.test.yml"
      })
  void promtoolFindsNothingWrong(String arguments) throws Exception {
    Optional<Promtool> promtool = Promtool.find();
    if (promtool.isEmpty()) {
      System.err.println(
          "!!! SKIPPED: promtool " + arguments + ": there is none; apt-get install prometheus");
    }
    assumeTrue(promtool.isPresent(), "there is no promtool; apt-get install prometheus");

    Promtool.Run run = promtool.get().run(DeployFiles.PROMETHEUS, arguments.split(" ", -1));

    assertThat(run.exitCode()).as(run.output()).isZero();
    assertThat(run.output()).contains("SUCCESS");
  }

  @Test
  void everyAlertSaysHowBadItIsForWhomAndWhatToDo() throws Exception {
    String guide = Files.readString(DeployFiles.REPOSITORY.resolve("docs/observability.md"));
    List<JsonNode> alerts = alerts();

    assertThat(alerts).hasSizeGreaterThan(10);
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(alert.at("/labels/audience").asText()).as(name).isIn("drift", "kommune");
      assertThat(alert.at("/annotations/summary").asText()).as(name).isNotBlank();
      assertThat(alert.at("/annotations/description").asText()).as(name).isNotBlank();
      assertThat(alert.path("for").asText()).as(name).matches("[0-9]+[mh]");
      assertThat(alert.at("/annotations/runbook").asText())
          .isEqualTo("docs/observability.md#" + name.toLowerCase(java.util.Locale.ROOT));
      assertThat(guide).as("a section on " + name).contains("### " + name + "\n");
    }
  }

  @Test
  void everyAlertIsTestedToFireAndToBeSilent() throws Exception {
    Map<String, Integer> firing = new TreeMap<>();
    Map<String, Integer> silent = new TreeMap<>();
    JsonNode tests =
        DeployFiles.yaml(DeployFiles.PROMETHEUS.resolve("fristvagt.rules.test.yml")).path("tests");
    for (JsonNode test : tests) {
      for (JsonNode expected : test.path("alert_rule_test")) {
        (expected.path("exp_alerts").isEmpty() ? silent : firing)
            .merge(expected.path("alertname").asText(), 1, Integer::sum);
      }
    }

    List<String> names = alerts().stream().map(alert -> alert.path("alert").asText()).toList();
    assertThat(firing.keySet()).containsExactlyInAnyOrderElementsOf(names);
    assertThat(silent.keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  private static List<JsonNode> alerts() throws Exception {
    return DeployFiles.rules().stream().filter(rule -> rule.has("alert")).toList();
  }
}
