package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
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
import org.junit.jupiter.api.Test;

class ObligationsSortTest {

  private static final ZoneId COPENHAGEN = ZoneId.of("Europe/Copenhagen");
  private static final Instant CLOCK = Instant.parse("2021-06-15T10:00:00Z");
  private static final List<String> RULES =
      List.of("assessment-4m", "follow-up", "measure-started-4w");
  private static final List<String> MUNICIPALITIES = List.of("0101", "0330");
  private static final List<String> TEAMS = List.of("Nord", "Syd", "Øst");
  private static final List<String> CASEWORKERS = List.of("anna", "bo", "unassigned");
  private static final List<ObligationStatus> LIVE =
      List.of(ObligationStatus.OPEN, ObligationStatus.DUE_SOON, ObligationStatus.OVERDUE);

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 600)
  void a_list_is_what_filtering_and_sorting_all_of_them_gives(
      @ForAll Random random,
      @ForAll ListSort sort,
      @ForAll @IntRange(min = 0, max = 80) int size,
      @ForAll @IntRange(min = 1, max = 9) int pageSize) {
    World world = new World(random);
    for (int i = 0; i < size; i++) {
      world.change();
    }
    ViewSnapshot snapshot = world.snapshot();
    ObligationsQuery query = world.query(sort, pageSize);
    List<Obligation> expected =
        world.held.values().stream().filter(query::wants).sorted(ORDERS.get(sort)).toList();

    for (boolean stored : new boolean[] {false, true}) {
      List<String> walked = new ArrayList<>();
      ListPosition after = null;
      do {
        ObligationsQuery next = at(query, after);
        ObligationPage page =
            stored
                ? new StoredList(
                        (test, rows) -> world.held.values().stream().filter(test).forEach(rows),
                        next)
                    .page()
                : new LiveList(snapshot, next).page();
        assertThat(page.total()).isEqualTo(expected.size());
        boolean more = page.rows().size() > pageSize;
        List<Obligation> rows = more ? page.rows().subList(0, pageSize) : page.rows();
        rows.forEach(row -> walked.add(row.id()));
        after =
            more
                ? ListCursor.decode(
                    ListCursor.encode(ListPosition.of(sort, rows.get(rows.size() - 1))), sort)
                : null;
      } while (after != null);
      assertThat(walked).isEqualTo(expected.stream().map(Obligation::id).toList());
    }
  }

  @Property(tries = 300)
  void a_walk_meets_every_row_that_stays_once_while_others_change(
      @ForAll Random random,
      @ForAll ListSort sort,
      @ForAll @IntRange(min = 0, max = 80) int size,
      @ForAll @IntRange(min = 1, max = 9) int pageSize) {
    World world = new World(random);
    for (int i = 0; i < size; i++) {
      world.change();
    }
    Map<String, Obligation> atStart = Map.copyOf(world.held);
    ObligationsQuery query =
        new ObligationsQuery(Set.of(), GroupFilter.ALL, null, null, pageSize, sort, null);
    List<String> walked = new ArrayList<>();
    Set<String> changed = new HashSet<>();
    String cursor = null;
    do {
      ObligationsReport page =
          reports.obligations(
              world::snapshot,
              (test, rows) -> {},
              at(query, cursor == null ? null : ListCursor.decode(cursor, sort)));
      page.obligations().forEach(row -> walked.add(row.id()));
      cursor = page.nextCursor();
      for (int i = random.nextInt(4); i > 0 && cursor != null; i--) {
        changed.add(world.change());
      }
    } while (cursor != null);

    List<String> stayed =
        atStart.values().stream()
            .filter(obligation -> !changed.contains(obligation.id()))
            .sorted(ORDERS.get(sort))
            .map(Obligation::id)
            .toList();
    assertThat(walked).filteredOn(id -> !changed.contains(id)).isEqualTo(stayed);
  }

  @Test
  void a_cursor_of_another_sort_is_no_cursor() {
    Obligation row = new ExampleObligation().build();
    for (ListSort made : ListSort.values()) {
      String cursor = ListCursor.encode(ListPosition.of(made, row));
      for (ListSort asked : ListSort.values()) {
        if (asked == made) {
          assertThat(ListCursor.decode(cursor, asked)).isEqualTo(ListPosition.of(made, row));
        } else {
          assertThatThrownBy(() -> ListCursor.decode(cursor, asked))
              .isInstanceOf(IllegalArgumentException.class);
        }
      }
    }
    for (String rubbish : List.of("", "x", "!!", "AAAAAAAAAAA", "gAAAAAAAAAAABXN0YXJ0")) {
      assertThatThrownBy(() -> ListCursor.decode(rubbish, ListSort.START))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  private static ObligationsQuery at(ObligationsQuery query, ListPosition after) {
    return new ObligationsQuery(
        query.statuses(),
        query.filter(),
        query.dueBefore(),
        query.dueAfter(),
        query.limit(),
        query.sort(),
        after);
  }

  private static final Comparator<Obligation> BY_DUE =
      Comparator.comparing(Obligation::due).thenComparing(Obligation::id);

  /** All names here sort by code unit as they do by code point. */
  private static final Map<ListSort, Comparator<Obligation>> ORDERS =
      Map.of(
          ListSort.DUE,
          BY_DUE,
          ListSort.LATEST_DUE,
          BY_DUE.reversed(),
          ListSort.CASE,
          Comparator.comparing(Obligation::caseId)
              .thenComparing(Obligation::municipality)
              .thenComparing(BY_DUE),
          ListSort.CASEWORKER,
          Comparator.comparing(Obligation::caseworker)
              .thenComparing(Obligation::municipality)
              .thenComparing(BY_DUE),
          ListSort.TEAM,
          Comparator.comparing(Obligation::team)
              .thenComparing(Obligation::municipality)
              .thenComparing(BY_DUE),
          ListSort.RULE,
          Comparator.comparing(Obligation::rule).thenComparing(BY_DUE),
          ListSort.STATUS,
          Comparator.comparing(
                  (Obligation obligation) ->
                      List.of(
                              ObligationStatus.OVERDUE,
                              ObligationStatus.DUE_SOON,
                              ObligationStatus.OPEN)
                          .indexOf(obligation.status()))
              .thenComparing(BY_DUE),
          ListSort.START,
          Comparator.comparing(Obligation::start).thenComparing(BY_DUE));

  /** Three partitions whose obligations come, change and go. */
  private static final class World {
    private final Random random;
    private final List<ExampleView> views =
        List.of(new ExampleView(0), new ExampleView(1), new ExampleView(2));
    private final Map<String, Obligation> held = new LinkedHashMap<>();

    World(Random random) {
      this.random = random;
    }

    /** One of ninety possible obligations comes, changes or goes. */
    String change() {
      int number = random.nextInt(90);
      String rule = RULES.get(number % RULES.size());
      ExampleObligation next =
          new ExampleObligation()
              .rule(rule)
              .municipality(MUNICIPALITIES.get(number % MUNICIPALITIES.size()))
              .caseId("c-" + number / 12)
              .startEventId("e-" + number)
              .start(CLOCK.minusSeconds(random.nextInt(4) * 3_600L).toString())
              .status(any(LIVE))
              .holder(any(TEAMS), any(CASEWORKERS));
      // Half are due at the end of a day, the others at some hour, midnight included.
      LocalDate day = LocalDate.parse("2021-06-10").plusDays(random.nextInt(10));
      Obligation after =
          (random.nextBoolean()
                  ? next.lastDay(day.toString())
                  : next.due(
                      day.atStartOfDay(COPENHAGEN)
                          .plusHours(random.nextInt(3) * 8L)
                          .toInstant()
                          .toString()))
              .build();
      Obligation before = held.remove(after.id());
      boolean goes = before != null && random.nextInt(3) == 0;
      views.get(number % views.size()).replace(before, goes ? null : after);
      if (!goes) {
        held.put(after.id(), after);
      }
      return after.id();
    }

    ObligationsQuery query(ListSort sort, int pageSize) {
      GroupFilter filter =
          new GroupFilter(some(RULES), some(MUNICIPALITIES), some(TEAMS), some(CASEWORKERS));
      return new ObligationsQuery(some(LIVE), filter, bound(), bound(), pageSize, sort, null);
    }

    ViewSnapshot snapshot() {
      List<PartitionView> now = views.stream().map(view -> view.at(CLOCK.toString())).toList();
      return new ViewSnapshot(now, now.size());
    }

    private DueBound bound() {
      LocalDate day = LocalDate.parse("2021-06-08").plusDays(random.nextInt(14));
      return switch (random.nextInt(4)) {
        case 0 -> new DueBound.Day(day);
        case 1 -> new DueBound.At(day.atStartOfDay(COPENHAGEN).toInstant().toEpochMilli());
        default -> null;
      };
    }

    private <T> Set<T> some(List<T> of) {
      Set<T> some = new HashSet<>();
      for (int i = random.nextInt(6); i > 3; i--) {
        some.add(any(of));
      }
      return some;
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }
}
