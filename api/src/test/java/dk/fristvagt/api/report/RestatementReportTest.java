package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.restatement.RestatementReason;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RestatementReportTest {

  private static final Group ANNA = new Group("assessment-4m", "0330", "Nord", "anna");
  private static final Group ADAM = new Group("assessment-4m", "0330", "Nord", "adam");
  private static final Group BO = new Group("assessment-4m", "0330", "Syd", "bo");
  private static final StatusCounts MET_FOR_OVERDUE = new StatusCounts(1, 0, -1, 0, 0, 0);

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  /**
   * March: Anna had 2 met and 2 overdue at the close; one of the overdue was typed late. One that
   * Adam had as overdue went to Anna by a correction, and she had it late. Bo's did not change.
   */
  private static PartitionView march(String clock) {
    return new ExampleView(0)
        .due("2021-03-10", ANNA, new StatusCounts(2, 0, 1, 0, 0, 0), counts(2, 0, 1))
        .due("2021-03-31", ANNA, new StatusCounts(1, 1, 0, 0, 0, 0), counts(0, 0, 1))
        .due("2021-03-31", ADAM, StatusCounts.ZERO, counts(0, 0, 1))
        .due("2021-03-05", BO, counts(4, 0, 0))
        .due("2021-04-05", BO, counts(5, 0, 0))
        .restated("2021-03", ANNA, RestatementReason.LATE_REGISTRATION, MET_FOR_OVERDUE)
        .restated("2021-03", ANNA, RestatementReason.CORRECTION, counts(0, 1, 0))
        .restated("2021-03", ADAM, RestatementReason.CORRECTION, counts(0, 0, -1))
        .at(clock);
  }

  @Test
  void aTeamAddsUpItsCaseworkersAndRowsThatDidNotChangeAreThereToo() {
    List<RestatementRow> rows = rows(RestatementQuery.DEFAULT, march("2021-04-20T10:00:00Z"));

    assertThat(rows)
        .containsExactly(
            new RestatementRow(
                "assessment-4m",
                "0330",
                "Nord",
                null,
                "2021-03",
                1,
                figures(2, 0, 3),
                figures(3, 1, 1),
                Map.of("late-registration", figures(1, 0, -1), "correction", figures(0, 1, -1))),
            new RestatementRow(
                "assessment-4m",
                "0330",
                "Syd",
                null,
                "2021-03",
                1,
                figures(4, 0, 0),
                figures(4, 0, 0),
                Map.of()));
  }

  @Test
  void byCaseworkerWhatMovedBetweenThemShows() {
    List<RestatementRow> rows =
        rows(
            new RestatementQuery(
                new GroupFilter(Set.of(), Set.of(), Set.of("Nord"), Set.of("adam")),
                null,
                null,
                PeriodKind.MONTH,
                Grouping.CASEWORKER),
            march("2021-04-20T10:00:00Z"));

    assertThat(rows)
        .containsExactly(
            new RestatementRow(
                "assessment-4m",
                "0330",
                "Nord",
                "adam",
                "2021-03",
                1,
                figures(0, 0, 1),
                figures(0, 0, 0),
                Map.of("correction", figures(0, 0, -1))));
  }

  @Test
  void aMonthShowsFromTheInstantItClosesInDenmark() {
    assertThat(rows(RestatementQuery.DEFAULT, march("2021-03-31T21:59:59.999Z"))).isEmpty();
    assertThat(rows(RestatementQuery.DEFAULT, march("2021-03-31T22:00:00Z"))).hasSize(2);
  }

  @Test
  void aQuarterIsTheSumOfItsClosedMonthsAndSaysHowMany() {
    RestatementQuery query =
        new RestatementQuery(
            GroupFilter.ALL,
            LocalDate.parse("2021-05-01"),
            null,
            PeriodKind.QUARTER,
            Grouping.MUNICIPALITY);
    PartitionView view =
        new ExampleView(0)
            .due("2021-03-31", ANNA, counts(7, 0, 0))
            .due("2021-04-30", ANNA, counts(1, 0, 0), counts(0, 0, 1))
            .due("2021-05-31", BO, counts(1, 0, 0))
            .due("2021-06-01", BO, counts(9, 0, 0))
            .restated("2021-04", ANNA, RestatementReason.LATER_EVENT, MET_FOR_OVERDUE)
            .at("2021-06-15T10:00:00Z");

    assertThat(rows(query, view))
        .containsExactly(
            new RestatementRow(
                "assessment-4m",
                "0330",
                null,
                null,
                "2021-Q2",
                2,
                figures(1, 0, 1),
                figures(2, 0, 0),
                Map.of("later-event", figures(1, 0, -1))));
  }

  @Test
  void aGroupThatIsNewSinceTheCloseAndGoneAgainKeepsItsReasons() {
    PartitionView view =
        new ExampleView(0)
            .restated("2021-03", BO, RestatementReason.LATE_REGISTRATION, counts(0, 0, 1))
            .restated("2021-03", BO, RestatementReason.VOID, counts(0, 0, -1))
            .at("2021-04-20T10:00:00Z");

    assertThat(rows(RestatementQuery.DEFAULT, view))
        .singleElement()
        .satisfies(row -> assertThat(row.reasons()).containsOnlyKeys("late-registration", "void"));
  }

  @Test
  void daysAndWeeksHaveNoClose() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new RestatementQuery(GroupFilter.ALL, null, null, PeriodKind.WEEK, Grouping.TEAM));
  }

  private List<RestatementRow> rows(RestatementQuery query, PartitionView... views) {
    return reports.restatement(new ViewSnapshot(List.of(views), views.length), query).rows();
  }

  private static StatusCounts counts(long met, long late, long overdue) {
    return new StatusCounts(met, late, overdue, 0, 0, 0);
  }

  private static DueFigures figures(long met, long late, long overdue) {
    return new DueFigures(met + late + overdue, met, late, overdue, 0, 0, 0);
  }
}
