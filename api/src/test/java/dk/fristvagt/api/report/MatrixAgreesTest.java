package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.view.LiveCounts;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The cells of the matrix, the totals of the status and the lists are of the same obligations. */
class MatrixAgreesTest {

  private static final List<String> RULES =
      List.of("assessment-4m", "follow-up", "preventive-not-escalated", "of-another-catalogue");
  private static final List<String> MUNICIPALITIES = List.of("0330", "0101");
  private static final List<String> TEAMS = List.of("Nord", "Syd", "unassigned");
  private static final List<ObligationStatus> STATUSES =
      List.of(ObligationStatus.OPEN, ObligationStatus.DUE_SOON, ObligationStatus.OVERDUE);

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Property(tries = 100)
  void cells_add_up_to_the_status_and_each_is_as_long_as_its_list(
      @ForAll Random random, @ForAll @IntRange(min = 0, max = 80) int size) {
    ViewSnapshot snapshot = snapshot(random, size);
    for (GroupFilter filter : filters()) {
      MatrixReport matrix = reports.matrix(snapshot, filter);
      StatusReport status = reports.status(snapshot, filter, false);

      assertThat(matrix.total())
          .isEqualTo(
              new LiveCounts(
                  status.totals().open(), status.totals().dueSoon(), status.totals().overdue()));
      assertThat(sum(matrix.byTeam())).isEqualTo(matrix.total());
      assertThat(sum(matrix.rows().values().stream().map(MatrixReport.Row::total).toList()))
          .isEqualTo(matrix.total());
      for (RuleStatus rule : status.rules()) {
        MatrixReport.Row row = matrix.rows().get(rule.id());
        assertThat(row.total())
            .isEqualTo(new LiveCounts(rule.open(), rule.dueSoon(), rule.overdue()));
        assertThat(sum(row.byTeam())).isEqualTo(row.total());
      }
      for (int team = 0; team < matrix.teams().size(); team++) {
        for (String rule : matrix.rows().keySet()) {
          LiveCounts cell = matrix.rows().get(rule).byTeam().get(team);
          GroupFilter one =
              new GroupFilter(
                  Set.of(rule),
                  filter.municipalities(),
                  Set.of(matrix.teams().get(team)),
                  Set.of());
          assertThat(listed(snapshot, one, ObligationStatus.OPEN)).isEqualTo(cell.open());
          assertThat(listed(snapshot, one, ObligationStatus.DUE_SOON)).isEqualTo(cell.dueSoon());
          assertThat(listed(snapshot, one, ObligationStatus.OVERDUE)).isEqualTo(cell.overdue());
        }
      }
    }
  }

  private long listed(ViewSnapshot snapshot, GroupFilter filter, ObligationStatus status) {
    return reports
        .obligations(
            () -> snapshot,
            (test, consumer) -> {},
            new ObligationsQuery(Set.of(status), filter, null, null, 100, null))
        .obligations()
        .size();
  }

  private static List<GroupFilter> filters() {
    return List.of(
        GroupFilter.ALL,
        new GroupFilter(Set.of(), Set.of("0330"), Set.of(), Set.of()),
        new GroupFilter(Set.of(), Set.of(), Set.of("Nord"), Set.of()),
        new GroupFilter(Set.of(), Set.of("0101"), Set.of("Syd", "unassigned"), Set.of()));
  }

  private static LiveCounts sum(List<LiveCounts> counts) {
    return counts.stream().reduce(LiveCounts.ZERO, LiveCounts::plus);
  }

  private static ViewSnapshot snapshot(Random random, int size) {
    List<ExampleView> views = List.of(new ExampleView(0), new ExampleView(1));
    for (int i = 0; i < size; i++) {
      ObligationStatus status = any(STATUSES, random);
      views
          .get(random.nextInt(2))
          .live(
              new ExampleObligation()
                  .rule(any(RULES, random))
                  .municipality(any(MUNICIPALITIES, random))
                  .caseId("c-" + i)
                  .lastDay(status == ObligationStatus.OVERDUE ? "2021-05-31" : "2021-06-20")
                  .status(status)
                  .holder(any(TEAMS, random), "anna"));
    }
    return new ViewSnapshot(
        views.stream().map(view -> view.at("2021-06-15T10:00:00Z")).toList(), 2);
  }

  private static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }
}
