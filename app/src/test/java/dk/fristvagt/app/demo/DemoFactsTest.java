package dk.fristvagt.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoFactsTest {

  private static final LocalDate TODAY = LocalDate.of(2024, 5, 1);
  private static final DemoPlan PLAN = new DemoPlan(new DemoSize(3, 20, 60), TODAY);

  @Test
  void factsGoOnBeyondTheFirstHorizonAsIfTheWorldHadBeenLongerFromTheBeginning() {
    long end = start(TODAY.plusYears(2));
    List<Fact> expected = new ArrayList<>();
    PLAN.histories(TODAY.plusYears(4))
        .inRegistrationOrder()
        .forEachRemaining(
            fact -> {
              if (fact.registeredAt().epochMilli() <= end) {
                expected.add(fact);
              }
            });

    List<Fact> taken = new ArrayList<>();
    DemoFacts facts = new DemoFacts(PLAN, Long.MIN_VALUE);
    for (LocalDate day = TODAY.minusDays(60); start(day) <= end; day = day.plusDays(9)) {
      facts.take(start(day), taken::add);
    }
    facts.take(end, taken::add);

    assertThat(taken).hasSizeGreaterThan(500).containsExactlyElementsOf(expected);
  }

  @Test
  void aRestartHandsOutWhatWasRegisteredAfterTheLastTickAndNothingElse() {
    List<Fact> whole = new ArrayList<>();
    new DemoFacts(PLAN, Long.MIN_VALUE).take(start(TODAY.plusDays(40)), whole::add);

    List<Fact> parts = new ArrayList<>();
    long stop = start(TODAY.plusDays(10)) + 3_600_123;
    new DemoFacts(PLAN, Long.MIN_VALUE).take(stop, parts::add);
    new DemoFacts(PLAN, stop).take(start(TODAY.plusDays(40)), parts::add);

    assertThat(parts).containsExactlyElementsOf(whole);
  }

  private static long start(LocalDate day) {
    return day.atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant().toEpochMilli();
  }
}
