package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/**
 * Where caseworkers are named, status walks over groups, figures and cases; where none is, it reads
 * sums. Naming every one there is must change nothing.
 */
class StatusFromIndexesTest {

  private static final List<String> RULES = List.of("assessment-4m", "follow-up", "audit-plan");
  private static final List<String> MUNICIPALITIES = List.of("0101", "0330");
  private static final List<String> TEAMS = List.of("Nord", "Syd");
  private static final List<String> CASEWORKERS = List.of("anna", "bo", "unassigned");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 400)
  void sums_say_what_a_walk_says(
      @ForAll Random random, @ForAll @IntRange(min = 0, max = 150) int size) {
    World world = new World(random);
    for (int step = 0; step < 3; step++) {
      for (int i = 0; i < size; i++) {
        world.change();
      }
      ViewSnapshot snapshot = world.snapshot();
      for (Set<String> municipalities : List.of(Set.<String>of(), Set.of("0330"))) {
        for (Set<String> teams : List.of(Set.<String>of(), Set.of("Syd"), Set.of("Nord", "Syd"))) {
          StatusReport sums = status(snapshot, municipalities, teams, Set.of());
          StatusReport walk = status(snapshot, municipalities, teams, Set.copyOf(CASEWORKERS));
          assertThat(sums.rules()).isEqualTo(walk.rules());
          assertThat(sums.totals()).isEqualTo(walk.totals());
          assertThat(sums.gauges().openCases()).isEqualTo(walk.gauges().openCases());
          assertThat(sums.gauges().caseload()).isEqualTo(walk.gauges().caseload());
          assertThat(sums.gauges().childrenWithMeasure())
              .isEqualTo(walk.gauges().childrenWithMeasure())
              .isEqualTo(world.children(municipalities, teams));
        }
      }
    }
  }

  private StatusReport status(
      ViewSnapshot snapshot,
      Set<String> municipalities,
      Set<String> teams,
      Set<String> caseworkers) {
    return reports.status(
        snapshot, new GroupFilter(Set.of(), municipalities, teams, caseworkers), false);
  }

  /** Two partitions at the first of March, whose thirty days begin in January. */
  private static final class World {
    private static final String CLOCK = "2021-03-01T10:00:00Z";

    private final Random random;
    private final List<ExampleView> views = List.of(new ExampleView(0), new ExampleView(1));
    private final Map<String, Obligation> held = new HashMap<>();
    private final Map<String, CaseGauge> cases = new HashMap<>();

    World(Random random) {
      this.random = random;
    }

    void change() {
      switch (random.nextInt(3)) {
        case 0 -> obligation();
        case 1 -> figure();
        default -> gauge();
      }
    }

    private void obligation() {
      int number = random.nextInt(40);
      boolean overdue = random.nextBoolean();
      Obligation after =
          new ExampleObligation()
              .rule(RULES.get(number % RULES.size()))
              .municipality(MUNICIPALITIES.get(number % MUNICIPALITIES.size()))
              .caseId("c-" + number)
              .lastDay(
                  LocalDate.parse(overdue ? "2021-02-01" : "2021-03-01")
                      .plusDays(random.nextInt(20))
                      .toString())
              .status(overdue ? ObligationStatus.OVERDUE : ObligationStatus.OPEN)
              .holder(any(TEAMS), any(CASEWORKERS))
              .build();
      boolean goes = random.nextInt(3) == 0;
      views.get(number % 2).replace(held.remove(after.id()), goes ? null : after);
      if (!goes) {
        held.put(after.id(), after);
      }
    }

    private void figure() {
      views
          .get(random.nextInt(2))
          .due(
              LocalDate.parse("2021-01-25").plusDays(random.nextInt(45)).toString(),
              new Group(any(RULES), any(MUNICIPALITIES), any(TEAMS), any(CASEWORKERS)),
              new StatusCounts(random.nextInt(3), random.nextInt(2), 0, 0, random.nextInt(2), 0));
    }

    private void gauge() {
      int number = random.nextInt(20);
      CaseGauge gauge =
          new CaseGauge(
              MUNICIPALITIES.get(number % MUNICIPALITIES.size()),
              "c-" + number,
              random.nextInt(4) > 0,
              random.nextBoolean() ? null : any(List.of("CHILD_AND_FAMILY", "DISABILITY")),
              any(TEAMS),
              any(CASEWORKERS),
              random.nextBoolean() ? List.of() : List.of("b-" + random.nextInt(12)),
              0);
      views.get(number / 2 % 2).gauge(gauge);
      cases.put(gauge.caseId(), gauge);
    }

    /** By their definition: each child once per municipality. */
    long children(Set<String> municipalities, Set<String> teams) {
      return cases.values().stream()
          .filter(
              gauge -> municipalities.isEmpty() || municipalities.contains(gauge.municipality()))
          .filter(gauge -> teams.isEmpty() || teams.contains(gauge.team()))
          .flatMap(
              gauge ->
                  gauge.childrenWithMeasure().stream()
                      .map(child -> gauge.municipality() + ' ' + child))
          .distinct()
          .count();
    }

    ViewSnapshot snapshot() {
      List<PartitionView> now = views.stream().map(view -> view.at(CLOCK)).toList();
      return new ViewSnapshot(now, now.size());
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
