package dk.fristvagt.streams.view;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.store.LagKey;
import dk.fristvagt.streams.store.RestatementKey;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ViewIndexesTest {

  private static final List<String> RULES = List.of("assessment-4m", "follow-up");
  private static final List<String> MUNICIPALITIES = List.of("0101", "0330");
  private static final List<String> TEAMS = List.of("Nord", "Syd");
  private static final List<String> CASEWORKERS = List.of("anna", "bo", "unassigned");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2021-01-25");
  private static final int DAYS = 40;

  @Property(tries = 300)
  void everyIndexIsWhatAWalkOverTheViewGives(
      @ForAll Random random, @ForAll @IntRange(min = 0, max = 120) int changes) {
    World world = new World(random);
    for (int i = 0; i < changes; i++) {
      world.change();
    }
    assertIndexes(world.builder.at(1));
  }

  @Property(tries = 300)
  void whatIsUndoneLeavesTheIndexesAsTheyWere(
      @ForAll Random random,
      @ForAll @IntRange(min = 0, max = 60) int changes,
      @ForAll @IntRange(min = 0, max = 60) int undone) {
    World world = new World(random);
    for (int i = 0; i < changes; i++) {
      world.change();
    }
    PartitionView before = world.builder.at(1);
    Undo undo = new Undo();
    world.builder.journal(undo);
    world.journalled = true;
    for (int i = 0; i < undone; i++) {
      world.change();
    }
    PartitionViewBuilder copy = world.builder.copy();
    undo.changes.forEach(change -> change.accept(copy));

    assertThat(copy.at(1)).isEqualTo(before);
    assertIndexes(copy.at(1));
    assertIndexes(world.builder.at(1));
  }

  @Test
  void daysAreAddedUpAcrossTheEndsOfMonths() {
    PartitionViewBuilder builder = new PartitionViewBuilder(0);
    Group group = new Group("follow-up", "0330", "Nord", "anna");
    for (String day : List.of("2021-01-30", "2021-01-31", "2021-02-28", "2021-03-01")) {
      builder.figures(
          new ComplianceKey(LocalDate.parse(day), group),
          figures(new StatusCounts(1, 2, 0, 0, 0, 0)));
    }
    RuleTally tally =
        builder.at(1).indexes().tallies().get(Scope.municipality("0330")).get("follow-up");

    // One met of three due on each day; the thirtieth of January lies before the first day asked.
    assertThat(tally.between(LocalDate.parse("2021-01-31"), LocalDate.parse("2021-03-01")))
        .isEqualTo(new MetOfDue(3, 9));
    assertThat(tally.between(LocalDate.parse("2021-02-01"), LocalDate.parse("2021-02-28")))
        .isEqualTo(new MetOfDue(1, 3));
  }

  private static void assertIndexes(PartitionView view) {
    ViewIndexes indexes = view.indexes();
    assertThat(listsOf(indexes)).isEqualTo(listsByWalk(view));
    assertThat(talliesOf(indexes)).isEqualTo(talliesByWalk(view));

    Map<String, Integer> cases = new TreeMap<>();
    Map<String, Integer> children = new TreeMap<>();
    for (CaseGauge gauge : view.cases().values()) {
      String holder = gauge.municipality() + ' ' + gauge.team();
      if (gauge.open()) {
        cases.merge(holder + ' ' + gauge.caseworker(), 1, Integer::sum);
        if (gauge.target() != null) {
          cases.merge(holder + ' ' + gauge.caseworker() + ' ' + gauge.target(), 1, Integer::sum);
        }
      }
      for (String child : gauge.childrenWithMeasure()) {
        children.put(gauge.municipality() + ' ' + child, 1);
        children.merge(holder + ' ' + child, 1, Integer::sum);
      }
    }
    Map<String, Integer> indexedCases = new TreeMap<>();
    indexes
        .openCases()
        .forEach(
            (key, open) -> {
              String holder = key.municipality() + ' ' + key.team() + ' ' + key.caseworker();
              indexedCases.put(holder, open.all());
              open.byTarget().forEach((target, n) -> indexedCases.put(holder + ' ' + target, n));
            });
    assertThat(indexedCases).isEqualTo(cases);
    Map<String, Integer> indexedChildren = new TreeMap<>();
    indexes
        .children()
        .forEach(
            (municipality, of) -> {
              int size = 0;
              for (int part = 0; part < Children.PARTS; part++) {
                of.part(part).forEach(child -> indexedChildren.put(municipality + ' ' + child, 1));
                size += of.part(part).size();
              }
              assertThat(of.size()).isEqualTo(size).isPositive();
            });
    indexes
        .childrenOfTeams()
        .forEach(
            (team, of) ->
                of.forEach(
                    (child, n) ->
                        indexedChildren.put(
                            team.municipality() + ' ' + team.team() + ' ' + child, n)));
    assertThat(indexedChildren).isEqualTo(children);
  }

  private static Map<String, List<Obligation>> listsOf(ViewIndexes indexes) {
    Map<String, List<Obligation>> lists = new TreeMap<>();
    indexes
        .live()
        .forEach(
            (holder, ofHolder) -> {
              for (ObligationStatus status : ObligationStatus.values()) {
                if (status.isLive() && !ofHolder.of(status).isEmpty()) {
                  lists.put(holder.toString() + status, List.copyOf(ofHolder.of(status).values()));
                }
              }
              assertThat(ofHolder.isEmpty()).isFalse();
            });
    return lists;
  }

  private static Map<String, List<Obligation>> listsByWalk(PartitionView view) {
    Map<String, List<Obligation>> lists = new TreeMap<>();
    view.live().values().stream()
        .flatMap(list -> list.values().stream())
        .sorted((a, b) -> new DueOrder(a.due(), a.id()).compareTo(new DueOrder(b.due(), b.id())))
        .forEach(
            o ->
                lists
                    .computeIfAbsent(
                        new HolderKey(o.municipality(), o.team(), o.caseworker()).toString()
                            + o.status(),
                        key -> new ArrayList<>())
                    .add(o));
    return lists;
  }

  private static Map<String, Long> talliesOf(ViewIndexes indexes) {
    Map<String, Long> sums = new TreeMap<>();
    indexes
        .tallies()
        .forEach(
            (scope, rules) -> {
              assertThat(rules).isNotEmpty();
              rules.forEach(
                  (rule, tally) -> {
                    assertThat(tally.isZero()).isFalse();
                    String key = scope.municipality() + ' ' + scope.team() + ' ' + rule;
                    sums.put(key + " OPEN", tally.live().open());
                    sums.put(key + " DUE_SOON", tally.live().dueSoon());
                    sums.put(key + " OVERDUE", tally.live().overdue());
                    if (tally.oldestOverdue() != null) {
                      sums.put(key + " oldest", tally.oldestOverdue());
                    }
                    for (int i = 0; i < DAYS; i++) {
                      LocalDate day = FIRST_DAY.plusDays(i);
                      sums.put(key + " met " + day, tally.between(day, day).met());
                      sums.put(key + " due " + day, tally.between(day, day).due());
                    }
                  });
            });
    sums.values().removeIf(n -> n == 0);
    return sums;
  }

  private static Map<String, Long> talliesByWalk(PartitionView view) {
    Map<String, Long> sums = new HashMap<>();
    view.live()
        .values()
        .forEach(
            list ->
                list.values()
                    .forEach(
                        o -> {
                          for (String team : new String[] {null, o.team()}) {
                            String key = o.municipality() + ' ' + team + ' ' + o.rule();
                            sums.merge(key + ' ' + o.status(), 1L, Long::sum);
                            if (o.status() == ObligationStatus.OVERDUE) {
                              sums.merge(key + " oldest", o.due(), Math::min);
                            }
                          }
                        }));
    view.figures()
        .forEach(
            (at, figures) -> {
              Group group = at.group();
              for (String team : new String[] {null, group.team()}) {
                String key = group.municipality() + ' ' + team + ' ' + group.rule();
                sums.merge(key + " met " + at.day(), figures.now().met(), Long::sum);
                sums.merge(key + " due " + at.day(), figures.now().due(), Long::sum);
              }
            });
    sums.values().removeIf(n -> n == 0);
    return new TreeMap<>(sums);
  }

  private static DayFigures figures(StatusCounts counts) {
    return new DayFigures(counts, counts, 0, 0, Map.of());
  }

  /** A view in which anything may change at any time. */
  private static final class World {

    private final Random random;
    private final PartitionViewBuilder builder = new PartitionViewBuilder(0);
    private final Map<String, Obligation> held = new HashMap<>();
    private boolean journalled;

    World(Random random) {
      this.random = random;
    }

    void change() {
      switch (random.nextInt(5)) {
        case 0, 1 -> obligation();
        case 2 -> figure();
        case 3 -> builder.gauge("case-" + random.nextInt(12), gauge());
        default -> withoutGauge();
      }
    }

    /** Undoing takes a case out; no journal is told, so that none may listen. */
    private void withoutGauge() {
      if (!journalled) {
        builder.withoutGauge("case-" + random.nextInt(12));
      }
    }

    private void obligation() {
      String id = "o-" + random.nextInt(30);
      ObligationStatus status = any(List.of(ObligationStatus.values()));
      long due = random.nextInt(10);
      Obligation after =
          random.nextInt(5) == 0
              ? null
              : new Obligation(
                  id,
                  any(RULES),
                  RuleKind.DEADLINE,
                  1,
                  any(MUNICIPALITIES),
                  "c",
                  null,
                  1,
                  "e",
                  0,
                  FIRST_DAY,
                  due,
                  FIRST_DAY,
                  null,
                  null,
                  null,
                  null,
                  null,
                  status,
                  any(TEAMS),
                  any(CASEWORKERS),
                  null);
      builder.replace(held.get(id), after);
      held.put(id, after);
    }

    private void figure() {
      builder.figures(
          new ComplianceKey(
              FIRST_DAY.plusDays(random.nextInt(DAYS)),
              new Group(any(RULES), any(MUNICIPALITIES), any(TEAMS), any(CASEWORKERS))),
          figures(new StatusCounts(random.nextInt(2), random.nextInt(2), 0, 0, 0, 0)));
    }

    private CaseGauge gauge() {
      return new CaseGauge(
          any(MUNICIPALITIES),
          "c",
          random.nextBoolean(),
          random.nextBoolean() ? null : any(List.of("YOUTH", "DISABILITY")),
          any(TEAMS),
          any(CASEWORKERS),
          random.nextBoolean() ? List.of() : List.of("b-" + random.nextInt(5)),
          random.nextInt(2));
    }

    private <T> T any(List<T> of) {
      return of.get(random.nextInt(of.size()));
    }
  }

  /** The opposite of each change, the last one first. */
  private static final class Undo implements ViewJournal {

    private final Deque<Consumer<PartitionViewBuilder>> changes = new ArrayDeque<>();

    @Override
    public void obligation(Obligation before, Obligation after) {
      changes.push(view -> view.replace(after, before));
    }

    @Override
    public void figures(ComplianceKey key, DayFigures before) {
      changes.push(view -> view.figures(key, before));
    }

    @Override
    public void gauge(String caseKey, CaseGauge before) {
      changes.push(
          view -> {
            if (before == null) {
              view.withoutGauge(caseKey);
            } else {
              view.gauge(caseKey, before);
            }
          });
    }

    @Override
    public void notifications(
        String municipality, Map<LocalDate, Integer> before, Map<LocalDate, Integer> after) {}

    @Override
    public void flows(
        String municipality, Map<CaseFlow, Integer> before, Map<CaseFlow, Integer> after) {}

    @Override
    public void restatement(RestatementKey key, StatusCounts before) {}

    @Override
    public void registrationLags(LagKey key, Map<Integer, Long> before) {}
  }
}
