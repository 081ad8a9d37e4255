package dk.fristvagt.sources.generator;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MunicipalitiesTest {

  private static final LocalDate FROM = LocalDate.of(2023, 1, 1);
  private static final LocalDate TO = LocalDate.of(2023, 7, 1);

  @Test
  void thereAre98WithCodesOfFourDigits() {
    assertThat(Municipality.all())
        .hasSize(98)
        .allMatch(m -> m.code().matches("[0-9]{4}") && m.inhabitants() > 1_000);
    assertThat(Municipality.all())
        .extracting(Municipality::code)
        .doesNotHaveDuplicates()
        .isSorted();
  }

  @Test
  void sizesFollowTheInhabitants() {
    assertThat(of("0330").openCases(2_100)).isEqualTo(2_100);
    // 632,340 against 79,073 inhabitants.
    assertThat(of("0101").openCases(2_100)).isEqualTo(16_794);
    assertThat(of("0825").openCases(100)).isEqualTo(20);
  }

  @Test
  void severalMunicipalitiesComeAsOneStreamInTheOrderOfRegistration() {
    List<Fact> expected = new ArrayList<>();
    List<Iterator<Fact>> streams = new ArrayList<>();
    for (String code : List.of("0330", "0665", "0825")) {
      HistoryGenerator generator = generator(code);
      generator.inRegistrationOrder().forEachRemaining(expected::add);
      streams.add(generator.inRegistrationOrder());
    }
    // A stable sort keeps the order of the municipalities where times are equal.
    expected.sort(Comparator.comparingLong(fact -> fact.registeredAt().epochMilli()));

    List<Fact> merged = new ArrayList<>();
    new MergedOrder(streams).forEachRemaining(merged::add);

    assertThat(merged.equals(expected)).isTrue();
    Set<String> codes = new HashSet<>();
    merged.forEach(fact -> codes.add(fact.municipality()));
    assertThat(codes).containsExactlyInAnyOrder("0330", "0665", "0825");
  }

  @Test
  void whatIsHeldDoesNotGrowWithThePeriod() {
    // Ten years are longer than nearly all cases.
    assertThat(mostHeld(TO.plusYears(25))).isLessThan(mostHeld(TO.plusYears(10)) * 3 / 2);
  }

  /** The most facts held at once. */
  private static int mostHeld(LocalDate to) {
    HistoryGenerator generator =
        new HistoryGenerator(GeneratorSettings.ofSize("0330", 60, FROM, to, 3));
    int[] held = {0, 0};
    NumberedHistories counting =
        new NumberedHistories() {
          @Override
          public int count() {
            return generator.count();
          }

          @Override
          public long earliestOf(int number) {
            return generator.earliestOf(number);
          }

          @Override
          public List<Fact> factsOf(int number) {
            List<Fact> facts = generator.factsOf(number);
            held[0] += facts.size();
            held[1] = Math.max(held[1], held[0]);
            return facts;
          }
        };
    Iterator<Fact> facts = new RegistrationOrder(counting);
    while (facts.hasNext()) {
      facts.next();
      held[0]--;
    }
    assertThat(held[0]).isZero();
    return held[1];
  }

  private static HistoryGenerator generator(String code) {
    return new HistoryGenerator(
        GeneratorSettings.ofSize(code, of(code).openCases(40), FROM, TO, 9));
  }

  private static Municipality of(String code) {
    return Municipality.all().stream().filter(m -> m.code().equals(code)).findAny().orElseThrow();
  }
}
