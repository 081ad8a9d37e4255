package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComplianceReportTest {

  private static final Group ANNA = new Group("assessment-4m", "0330", "Nord", "anna");
  private static final Group ADAM = new Group("assessment-4m", "0330", "Nord", "adam");
  private static final Group BO = new Group("assessment-4m", "0330", "Syd", "bo");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void a_month_adds_up_days_caseworkers_and_partitions() {
    // Nord in July 2021: 1 + 2 met, 1 late, 1 overdue, 1 lapsed, 1 missed, 1 unknown: 3 of 8.
    // Target on 31 July: 25 % since 30 June. Durations 10, 20, 20 and 90 days: the median is the
    // 2nd, the 90th
    // percentile the 4th of four.
    List<ComplianceRow> rows =
        rows(
            ComplianceQuery.DEFAULT,
            new ExampleView(0)
                .figures(
                    "2021-07-01",
                    ANNA,
                    figures(new StatusCounts(1, 1, 1, 0, 0, 0), Map.of(10, 1L, 20, 1L)))
                .due("2021-07-31", ADAM, new StatusCounts(0, 0, 0, 1, 1, 1))
                .at("2021-08-15T10:00:00Z"),
            new ExampleView(1)
                .figures(
                    "2021-07-31",
                    ANNA,
                    figures(new StatusCounts(2, 0, 0, 0, 0, 0), Map.of(20, 1L, 90, 1L)))
                .due("2021-08-01", BO, new StatusCounts(1, 0, 0, 0, 0, 0))
                .at("2021-08-15T10:00:00Z"));

    assertThat(rows)
        .containsExactly(
            new ComplianceRow(
                "assessment-4m",
                "0330",
                "Nord",
                null,
                "2021-07",
                8,
                3,
                1,
                1,
                1,
                1,
                1,
                0.375,
                0.25,
                Verdict.GREEN,
                20,
                90,
                new DueFigures(8, 3, 1, 1, 1, 1, 1)),
            new ComplianceRow(
                "assessment-4m",
                "0330",
                "Syd",
                null,
                "2021-08",
                1,
                1,
                0,
                0,
                0,
                0,
                0,
                1.0,
                0.25,
                Verdict.GREEN,
                null,
                null,
                null));
  }

  @Test
  void at_close_is_null_until_the_first_instant_of_the_next_month() {
    ExampleView view =
        new ExampleView(0)
            .due(
                "2021-07-10",
                ANNA,
                new StatusCounts(1, 0, 0, 0, 0, 0),
                new StatusCounts(0, 0, 1, 0, 0, 0));

    // The first instant of August in Copenhagen is 31 July 22:00Z.
    assertThat(rows(ComplianceQuery.DEFAULT, view.at("2021-07-31T21:59:59.999Z")).get(0).atClose())
        .isNull();
    assertThat(rows(ComplianceQuery.DEFAULT, view.at("2021-07-31T22:00:00Z")).get(0).atClose())
        .isEqualTo(new DueFigures(1, 0, 0, 1, 0, 0, 0));
  }

  @Test
  void a_group_new_since_the_close_has_zeros_and_one_that_lost_its_last_keeps_its_row() {
    StatusCounts one = new StatusCounts(1, 0, 0, 0, 0, 0);
    List<ComplianceRow> rows =
        rows(
            ComplianceQuery.DEFAULT,
            new ExampleView(0)
                .due("2021-07-10", ANNA, one, StatusCounts.ZERO)
                .due("2021-07-10", BO, StatusCounts.ZERO, one)
                .at("2021-09-01T10:00:00Z"));

    assertThat(rows).extracting(ComplianceRow::team).containsExactly("Nord", "Syd");
    assertThat(rows.get(0).atClose()).isEqualTo(new DueFigures(0, 0, 0, 0, 0, 0, 0));
    assertThat(rows.get(1).due()).isZero();
    assertThat(rows.get(1).share()).isNull();
    assertThat(rows.get(1).verdict()).isEqualTo(Verdict.NONE);
    assertThat(rows.get(1).atClose()).isEqualTo(new DueFigures(1, 1, 0, 0, 0, 0, 0));
  }

  @Test
  void
      an_unfinished_period_is_held_against_the_target_at_the_clock_a_finished_one_on_its_last_day() {
    // 100 % up to 29 June 2021, 25 % from 30 June, 30 % from 31 December.
    ExampleView view =
        new ExampleView(0).due("2021-06-10", ANNA, new StatusCounts(1, 4, 0, 0, 0, 0));

    ComplianceRow unfinished =
        rows(ComplianceQuery.DEFAULT, view.at("2021-06-29T10:00:00Z")).get(0);
    ComplianceRow finished = rows(ComplianceQuery.DEFAULT, view.at("2022-02-01T10:00:00Z")).get(0);

    assertThat(unfinished.target()).isEqualTo(1.0);
    assertThat(unfinished.verdict()).isEqualTo(Verdict.RED);
    // 1 of 5 is 20 %: exactly the margin of 5 points below 25 %.
    assertThat(finished.target()).isEqualTo(0.25);
    assertThat(finished.verdict()).isEqualTo(Verdict.AMBER);
  }

  @Test
  void the_completed_basis_counts_what_was_done_in_the_period() {
    ComplianceRow row =
        rows(
                new ComplianceQuery(
                    GroupFilter.ALL, null, null, PeriodKind.MONTH, Basis.COMPLETED, Grouping.TEAM),
                new ExampleView(0)
                    .figures(
                        "2021-07-10",
                        ANNA,
                        new DayFigures(
                            new StatusCounts(9, 9, 9, 9, 9, 9),
                            StatusCounts.ZERO,
                            3,
                            1,
                            Map.of(5, 4L)))
                    .due("2021-08-10", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0))
                    .at("2021-09-01T10:00:00Z"))
            .get(0);

    assertThat(row)
        .isEqualTo(
            new ComplianceRow(
                "assessment-4m",
                "0330",
                "Nord",
                null,
                "2021-07",
                4,
                3,
                1,
                0,
                0,
                0,
                0,
                0.75,
                0.25,
                Verdict.GREEN,
                5,
                5,
                null));
  }

  @Test
  void a_quarter_has_figures_at_close_only_when_all_its_months_are_closed() {
    ComplianceQuery quarters = query(PeriodKind.QUARTER, Grouping.TEAM);
    ExampleView view =
        new ExampleView(0)
            .due(
                "2021-07-10",
                ANNA,
                new StatusCounts(1, 0, 0, 0, 0, 0),
                new StatusCounts(0, 0, 1, 0, 0, 0))
            .due("2021-09-10", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0));

    assertThat(rows(quarters, view.at("2021-09-29T10:00:00Z")).get(0).atClose()).isNull();
    ComplianceRow closed = rows(quarters, view.at("2021-10-01T10:00:00Z")).get(0);
    assertThat(closed.period()).isEqualTo("2021-Q3");
    assertThat(closed.atClose()).isEqualTo(new DueFigures(2, 1, 0, 1, 0, 0, 0));
  }

  @Test
  void weeks_cross_months_and_years_by_the_iso_calendar() {
    List<ComplianceRow> rows =
        rows(
            query(PeriodKind.WEEK, Grouping.TEAM),
            new ExampleView(0)
                .due("2020-12-31", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0))
                .due("2021-01-03", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0))
                .due("2021-01-04", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0))
                .at("2021-01-20T10:00:00Z"));

    assertThat(rows).extracting(ComplianceRow::period).containsExactly("2020-W53", "2021-W01");
    assertThat(rows).extracting(ComplianceRow::due).containsExactly(2L, 1L);
    // January is open, so neither week lies wholly in closed months.
    assertThat(rows).extracting(ComplianceRow::atClose).containsExactly(null, null);
  }

  @Test
  void rows_by_caseworker_and_by_municipality_part_and_join_the_same_figures() {
    PartitionView view =
        new ExampleView(0)
            .due("2021-07-10", ANNA, new StatusCounts(1, 0, 0, 0, 0, 0))
            .due("2021-07-11", ADAM, new StatusCounts(0, 1, 0, 0, 0, 0))
            .due("2021-07-12", BO, new StatusCounts(1, 0, 0, 0, 0, 0))
            .at("2021-08-01T10:00:00Z");

    assertThat(rows(query(PeriodKind.MONTH, Grouping.CASEWORKER), view))
        .extracting(row -> row.team() + '/' + row.caseworker() + ' ' + row.met() + '/' + row.due())
        .containsExactly("Nord/adam 0/1", "Nord/anna 1/1", "Syd/bo 1/1");
    assertThat(rows(query(PeriodKind.YEAR, Grouping.MUNICIPALITY), view))
        .extracting(row -> row.team() + ' ' + row.period() + ' ' + row.met() + '/' + row.due())
        .containsExactly("null 2021 2/3");
  }

  @Test
  void bounds_choose_whole_periods_and_filters_choose_groups() {
    StatusCounts one = new StatusCounts(1, 0, 0, 0, 0, 0);
    PartitionView view =
        new ExampleView(0)
            .due("2021-06-30", ANNA, one)
            .due("2021-07-01", ANNA, one)
            .due("2021-07-31", ANNA, one)
            .due("2021-07-31", BO, one)
            .due("2021-08-01", ANNA, one)
            .at("2021-09-01T10:00:00Z");

    List<ComplianceRow> rows =
        rows(
            new ComplianceQuery(
                new GroupFilter(Set.of("assessment-4m"), Set.of("0330"), Set.of("Nord"), Set.of()),
                LocalDate.parse("2021-07-15"),
                LocalDate.parse("2021-07-15"),
                PeriodKind.MONTH,
                Basis.DUE,
                Grouping.TEAM),
            view);

    assertThat(rows).extracting(ComplianceRow::period).containsExactly("2021-07");
    assertThat(rows).extracting(ComplianceRow::due).containsExactly(2L);
  }

  private List<ComplianceRow> rows(ComplianceQuery query, PartitionView... views) {
    return reports.compliance(new ViewSnapshot(List.of(views), views.length), query).rows();
  }

  private static ComplianceQuery query(PeriodKind period, Grouping by) {
    return new ComplianceQuery(GroupFilter.ALL, null, null, period, Basis.DUE, by);
  }

  private static DayFigures figures(StatusCounts counts, Map<Integer, Long> durations) {
    return new DayFigures(counts, counts, durations.size(), 0, durations);
  }
}
