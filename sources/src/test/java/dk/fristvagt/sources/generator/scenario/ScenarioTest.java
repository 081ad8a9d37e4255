package dk.fristvagt.sources.generator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioTest {

  static Stream<String> names() {
    return Scenario.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void factsComeInTheOrderOfRegistrationBeforeAndAfterTheCutOff(String name) {
    Scenario scenario = Scenario.of(name);
    long cutOff = scenario.description().cutOff().toEpochMilli();
    Iterator<Fact> facts = scenario.facts(scenario.ordinarySeed());
    int before = 0;
    int after = 0;
    long last = Long.MIN_VALUE;
    while (facts.hasNext()) {
      Fact fact = facts.next();
      long registered = fact.registeredAt().epochMilli();
      assertThat(registered).isGreaterThanOrEqualTo(last);
      last = registered;
      if (registered <= cutOff) {
        before++;
      } else {
        after++;
      }
    }
    assertThat(before).isGreaterThan(5_000);
    assertThat(after).as("registered after the cut-off").isGreaterThan(100);
  }

  @Test
  void theSameSeedGivesTheSameFactsAndAnotherSeedOthers() {
    Scenario scenario = Scenario.of("copenhagen-2008");
    List<Fact> facts = facts(scenario, 1);

    assertThat(facts(scenario, 1).equals(facts)).isTrue();
    Set<String> cases = new HashSet<>();
    facts.forEach(fact -> cases.add(fact.caseId()));
    assertThat(facts(scenario, 2)).noneMatch(fact -> cases.contains(fact.caseId()));
  }

  @Test
  void anUnknownScenarioIsRefused() {
    assertThatThrownBy(() -> Scenario.of("slagelse-1999"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("slagelse-1999");
  }

  private static List<Fact> facts(Scenario scenario, long seed) {
    List<Fact> facts = new ArrayList<>();
    scenario.facts(seed).forEachRemaining(facts::add);
    return facts;
  }
}
