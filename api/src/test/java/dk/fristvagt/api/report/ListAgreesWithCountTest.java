package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class ListAgreesWithCountTest {

  private static final List<String> RULES =
      List.of("assessment-4m", "follow-up", "supervision-visit");
  private static final List<String> TEAMS = List.of("Nord", "Syd");
  private static final long CLOCK = Instant.parse("2021-06-15T10:00:00Z").toEpochMilli();

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 200)
  void the_count_of_a_rule_and_team_is_the_length_of_its_list(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 7) int pageSize) {
    World world = new World(random);
    for (int i = 0; i < size; i++) {
      world.change();
    }
    ViewSnapshot snapshot = world.snapshot();
    for (String team : TEAMS) {
      GroupFilter filter = new GroupFilter(Set.of(), Set.of(), Set.of(team), Set.of());
      StatusReport status = reports.status(snapshot, filter, false);
      for (RuleStatus rule : status.rules()) {
        if (!RULES.contains(rule.id())) {
          continue;
        }
        GroupFilter one = new GroupFilter(Set.of(rule.id()), Set.of(), Set.of(team), Set.of());
        assertThat(listed(snapshot, one, ObligationStatus.OPEN, pageSize)).isEqualTo(rule.open());
        assertThat(listed(snapshot, one, ObligationStatus.DUE_SOON, pageSize))
            .isEqualTo(rule.dueSoon());
        assertThat(listed(snapshot, one, ObligationStatus.OVERDUE, pageSize))
            .isEqualTo(rule.overdue());
      }
    }
  }

  @Property(tries = 200)
  void a_walk_by_cursor_meets_every_row_that_stays_once_and_in_order(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 60) int size,
      @ForAll @IntRange(min = 1, max = 7) int pageSize) {
    World world = new World(random);
    for (int i = 0; i < size; i++) {
      world.change();
    }
    world.untouched.addAll(world.held.keySet());
    Set<String> stay = world.untouched;
    List<ObligationRow> walked = new ArrayList<>();
    String cursor = null;
    do {
      ObligationsReport page =
          reports.obligations(
              world::snapshot, noStore(), query(GroupFilter.ALL, Set.of(), pageSize, cursor));
      walked.addAll(page.obligations());
      cursor = page.nextCursor();
      for (int i = random.nextInt(4); i > 0 && cursor != null; i--) {
        world.change();
      }
    } while (cursor != null);

    // One whose due moved ahead of the cursor is rightly met again.
    assertThat(walked)
        .extracting(ObligationRow::id)
        .filteredOn(stay::contains)
        .containsExactlyInAnyOrderElementsOf(stay);
    assertThat(walked)
        .isSortedAccordingTo(
            Comparator.comparing(ObligationRow::due).thenComparing(ObligationRow::id));
  }

  private long listed(
      ViewSnapshot snapshot, GroupFilter filter, ObligationStatus status, int pageSize) {
    long rows = 0;
    String cursor = null;
    do {
      ObligationsReport page =
          reports.obligations(
              () -> snapshot, noStore(), query(filter, Set.of(status), pageSize, cursor));
      rows += page.obligations().size();
      cursor = page.nextCursor();
      if (cursor == null) {
        assertThat(page.total()).isEqualTo(rows);
      }
    } while (cursor != null);
    return rows;
  }

  private static ObligationSource noStore() {
    return (test, consumer) -> {
      throw new AssertionError("live obligations are in the views");
    };
  }

  private static ObligationsQuery query(
      GroupFilter filter, Set<ObligationStatus> statuses, int limit, String cursor) {
    return new ObligationsQuery(
        statuses, filter, null, null, limit, cursor == null ? null : ListCursor.decode(cursor));
  }

  /** Two partitions whose obligations come, change and go. */
  private static final class World {
    private final Random random;
    private final List<ExampleView> views = List.of(new ExampleView(0), new ExampleView(1));
    private final Map<String, Obligation> held = new LinkedHashMap<>();
    private final Set<String> untouched = new HashSet<>();

    World(Random random) {
      this.random = random;
    }

    /** One obligation of a hundred possible ones comes, changes or goes. */
    void change() {
      int number = random.nextInt(100);
      String rule = RULES.get(number % RULES.size());
      long due = CLOCK + (random.nextInt(21) - 10) * 3_600_000L;
      ObligationStatus status =
          due <= CLOCK
              ? ObligationStatus.OVERDUE
              : random.nextBoolean() ? ObligationStatus.OPEN : ObligationStatus.DUE_SOON;
      Obligation after =
          random.nextInt(4) == 0
              ? null
              : new ExampleObligation()
                  .rule(rule)
                  .caseId("c-" + number)
                  .due(Instant.ofEpochMilli(due).toString())
                  .status(status)
                  .holder(TEAMS.get(random.nextInt(TEAMS.size())), "anna")
                  .build();
      String id = rule + "/0330/c-" + number + "/e-1/1";
      views.get(number % views.size()).replace(held.get(id), after);
      untouched.remove(id);
      if (after == null) {
        held.remove(id);
      } else {
        held.put(id, after);
      }
    }

    ViewSnapshot snapshot() {
      List<PartitionView> now =
          views.stream().map(view -> view.at("2021-06-15T10:00:00Z")).toList();
      return new ViewSnapshot(now, now.size());
    }
  }
}
