package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FamiliesTest {

  private static final HistoryGenerator GENERATOR =
      new HistoryGenerator(
          GeneratorSettings.ofSize(
              "0330", 300, LocalDate.of(2022, 1, 1), LocalDate.of(2024, 1, 1), 11));

  @Test
  void siblingsHaveCasesOfTheirOwnThatBeginOnTheSameDay() {
    int together = 0;
    int families = 0;
    for (List<Fact> family : families()) {
      Map<String, LocalDate> first = new HashMap<>();
      Map<String, String> child = new HashMap<>();
      for (Fact fact : family) {
        first.merge(fact.caseId(), FinalHistory.dateOf(fact), (a, b) -> a.isBefore(b) ? a : b);
        child.put(fact.caseId(), fact.childId());
      }
      assertThat(child.values()).doesNotHaveDuplicates();
      if (first.size() > 1) {
        families++;
        together += new HashSet<>(first.values()).size() == 1 ? 1 : 0;
      }
    }
    assertThat(families).isGreaterThan(50);
    // A correction may move the day of a first fact, and a sibling's earlier case may be over.
    assertThat(together).isGreaterThan(families * 8 / 10);
  }

  @Test
  void aFactTypedIntoASiblingsCaseIsVoidedThereAndEnteredAnewHere() {
    int moved = 0;
    for (List<Fact> family : families()) {
      Map<String, List<Fact>> byEvent = new HashMap<>();
      family.forEach(
          fact -> byEvent.computeIfAbsent(fact.eventId(), id -> new ArrayList<>()).add(fact));
      for (Map.Entry<String, List<Fact>> entry : byEvent.entrySet()) {
        List<Fact> there = entry.getValue();
        if (!entry.getKey().endsWith("z") || there.size() < 2) {
          continue;
        }
        String here = entry.getKey().substring(0, entry.getKey().length() - 1);
        Fact anew = byEvent.get(here).get(0);
        Fact taken = there.get(1);
        assertThat(taken.voided()).isTrue();
        assertThat(anew.caseId()).isNotEqualTo(taken.caseId());
        assertThat(anew.data()).isEqualTo(taken.data());
        assertThat(anew.occurredAt()).isEqualTo(taken.occurredAt());
        assertThat(anew.registeredAt()).isEqualTo(taken.registeredAt());
        moved++;
      }
    }
    assertThat(moved).isPositive();
  }

  @Test
  void completedAssessmentsSayWhetherSiblingsWereConsidered() {
    Set<Object> said = new HashSet<>();
    for (List<Fact> family : families()) {
      for (Fact fact : family) {
        if (fact.type() == EventType.CHILD_ASSESSMENT_COMPLETED) {
          said.add(String.valueOf(fact.data().get("siblingsConsidered")));
        }
      }
    }
    assertThat(said).containsExactlyInAnyOrder("true", "false", "null");
  }

  private static List<List<Fact>> families() {
    List<List<Fact>> families = new ArrayList<>();
    for (int number = 0; number < GENERATOR.count(); number++) {
      families.add(GENERATOR.factsOf(number));
    }
    return families;
  }
}
