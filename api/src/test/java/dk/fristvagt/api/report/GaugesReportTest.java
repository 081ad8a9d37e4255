package dk.fristvagt.api.report;

import static dk.fristvagt.rules.evaluation.CaseFlow.Kind.CASEWORKER_CHANGED;
import static dk.fristvagt.rules.evaluation.CaseFlow.Kind.CLOSED;
import static dk.fristvagt.rules.evaluation.CaseFlow.Kind.OPEN;
import static dk.fristvagt.rules.evaluation.CaseFlow.Kind.OPENED;
import static dk.fristvagt.rules.evaluation.CaseFlow.Kind.WITH_MEASURE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.streams.view.CaseGauge;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GaugesReportTest {

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void the_clock_says_open_cases_by_target_group_and_team_children_and_assessments() {
    GaugesReport report =
        report(
            GaugesQuery.DEFAULT,
            Population.NONE,
            new ExampleView(0)
                .openCase("1", "CHILD_AND_FAMILY", "Nord", "anna")
                .openCase("2", "DISABILITY", "Nord", "anna")
                .openCase("3", "CHILD_AND_FAMILY", "unassigned", "unassigned")
                .gauge(new CaseGauge("0330", "4", true, "YOUTH", "Syd", "bo", List.of("b1"), 2))
                .gauge(new CaseGauge("0330", "5", false, null, "Syd", "bo", List.of("b1", "b2"), 1))
                .at("2021-06-15T10:00:00Z"));

    assertThat(report.atClock())
        .containsExactly(
            new GaugesReport.Standing(
                "0330",
                4,
                sorted(Map.of("CHILD_AND_FAMILY", 2L, "DISABILITY", 1L, "YOUTH", 1L)),
                List.of(
                    new GaugesReport.Team(
                        "Nord", 2, sorted(Map.of("CHILD_AND_FAMILY", 1L, "DISABILITY", 1L))),
                    new GaugesReport.Team("Syd", 1, sorted(Map.of("YOUTH", 1L))),
                    new GaugesReport.Team("unassigned", 1, sorted(Map.of("CHILD_AND_FAMILY", 1L)))),
                1,
                2,
                3));
  }

  @Test
  void a_caseload_is_over_its_threshold_from_the_first_case_above_it() {
    // 31 child and family cases in two teams: above the local 30, within the national 40.
    // 45 disability cases are within the local 45.
    ExampleView view = new ExampleView(0);
    for (int i = 0; i < 31; i++) {
      view.openCase("a" + i, "CHILD_AND_FAMILY", i == 0 ? "Syd" : "Nord", "anna");
    }
    for (int i = 0; i < 45; i++) {
      view.openCase("b" + i, "DISABILITY", "Nord", "bo");
    }
    GaugesReport report =
        report(GaugesQuery.DEFAULT, Population.NONE, view.at("2021-06-15T10:00:00Z"));

    assertThat(report.caseload())
        .containsExactly(
            new GaugesReport.Caseload(
                "0330",
                "anna",
                List.of("Nord", "Syd"),
                31,
                sorted(Map.of("CHILD_AND_FAMILY", 31L)),
                List.of(
                    new GaugesReport.Threshold("local", "CHILD_AND_FAMILY", 30, 31, true),
                    new GaugesReport.Threshold("local", "DISABILITY", 45, 0, false),
                    new GaugesReport.Threshold("national", "CHILD_AND_FAMILY", 40, 31, false),
                    new GaugesReport.Threshold("national", "DISABILITY", 55, 0, false))),
            new GaugesReport.Caseload(
                "0330",
                "bo",
                List.of("Nord"),
                45,
                sorted(Map.of("DISABILITY", 45L)),
                List.of(
                    new GaugesReport.Threshold("local", "CHILD_AND_FAMILY", 30, 0, false),
                    new GaugesReport.Threshold("local", "DISABILITY", 45, 45, false),
                    new GaugesReport.Threshold("national", "CHILD_AND_FAMILY", 40, 0, false),
                    new GaugesReport.Threshold("national", "DISABILITY", 55, 45, false))));
  }

  /**
   * January 2021: 10 cases are opened, 6 for anna and 4 for bo. February: anna gives 2 to carl.
   * March: nothing. April: bo gives his 4 to carl, one of anna's 4 is closed.
   */
  private static ExampleView threeCaseworkers() {
    return new ExampleView(0)
        .flow("2021-01", OPENED, "Nord", "anna", 6)
        .flow("2021-01", OPENED, "Syd", "bo", 4)
        .flow("2021-01", OPEN, "Nord", "anna", 6)
        .flow("2021-01", OPEN, "Syd", "bo", 4)
        .flow("2021-01", WITH_MEASURE, "Nord", "anna", 3)
        .flow("2021-02", CASEWORKER_CHANGED, "Nord", "anna", 2)
        .flow("2021-02", OPEN, "Nord", "anna", -2)
        .flow("2021-02", OPEN, "Nord", "carl", 2)
        .flow("2021-04", CASEWORKER_CHANGED, "Syd", "bo", 4)
        .flow("2021-04", OPEN, "Syd", "bo", -4)
        .flow("2021-04", OPEN, "Nord", "carl", 4)
        .flow("2021-04", CLOSED, "Nord", "anna", 1)
        .flow("2021-04", OPEN, "Nord", "anna", -1)
        .flow("2021-04", WITH_MEASURE, "Nord", "anna", -1)
        .notifications("0330", "2021-01-31", 3)
        .notifications("0330", "2021-04-01", 6);
  }

  @Test
  void months_say_what_came_went_and_changed_hands() {
    List<GaugesReport.Period> rows =
        report(GaugesQuery.DEFAULT, Population.NONE, threeCaseworkers().at("2021-05-15T10:00:00Z"))
            .periods();

    assertThat(rows)
        .extracting(GaugesReport.Period::period)
        .containsExactly("2021-01", "2021-02", "2021-03", "2021-04", "2021-05");
    assertThat(rows).extracting(GaugesReport.Period::opened).containsExactly(10L, 0L, 0L, 0L, 0L);
    assertThat(rows).extracting(GaugesReport.Period::closed).containsExactly(0L, 0L, 0L, 1L, 0L);
    assertThat(rows)
        .extracting(GaugesReport.Period::openAtEnd)
        .containsExactly(10L, 10L, 10L, 9L, 9L);
    assertThat(rows)
        .extracting(GaugesReport.Period::casesWithMeasureAtEnd)
        .containsExactly(3L, 3L, 3L, 2L, 2L);
    assertThat(rows)
        .extracting(GaugesReport.Period::notifications)
        .containsExactly(3L, 0L, 0L, 6L, 0L);
    assertThat(rows)
        .extracting(GaugesReport.Period::finished)
        .containsExactly(true, true, true, true, false);
    // February 2 of 10 open: 20 per 100. April 4 of 9: 44.4.
    assertThat(rows)
        .extracting(GaugesReport.Period::caseworkerChangesPer100OpenCases)
        .containsExactly(0.0, 20.0, 0.0, 400.0 / 9, 0.0);
    // Of anna, bo and carl at the start of April bo holds none at its end: 1 of 3.
    assertThat(rows)
        .extracting(row -> row.caseworkersLeft() + " of " + row.caseworkersAtStart())
        .containsExactly("0 of 0", "0 of 2", "0 of 3", "1 of 3", "0 of 2");
    assertThat(rows.get(3).staffTurnover()).isEqualTo(1.0 / 3);
    assertThat(rows.get(0).staffTurnover()).isNull();
  }

  @Test
  void a_year_is_made_of_the_same_movements() {
    GaugesReport.Period year =
        report(
                new GaugesQuery(GroupFilter.ALL, null, null, PeriodKind.YEAR),
                Population.NONE,
                threeCaseworkers().at("2022-01-15T10:00:00Z"))
            .periods()
            .get(0);

    assertThat(year.period()).isEqualTo("2021");
    assertThat(year.opened()).isEqualTo(10);
    assertThat(year.closed()).isEqualTo(1);
    assertThat(year.openAtEnd()).isEqualTo(9);
    assertThat(year.caseworkerChanges()).isEqualTo(6);
    assertThat(year.notifications()).isEqualTo(9);
    // Nobody held a case on 1 January.
    assertThat(year.caseworkersAtStart()).isZero();
  }

  @Test
  void quarters_are_chosen_whole_and_start_where_the_one_before_ended() {
    List<GaugesReport.Period> rows =
        report(
                new GaugesQuery(
                    GroupFilter.ALL,
                    LocalDate.of(2021, 5, 20),
                    LocalDate.of(2021, 8, 1),
                    PeriodKind.QUARTER),
                Population.NONE,
                threeCaseworkers().at("2021-11-15T10:00:00Z"))
            .periods();

    assertThat(rows)
        .extracting(row -> row.period() + " " + row.openAtEnd() + " " + row.caseworkersAtStart())
        .containsExactly("2021-Q2 9 3", "2021-Q3 9 2");
    assertThat(rows.get(0).from()).isEqualTo("2021-04-01");
    assertThat(rows.get(0).to()).isEqualTo("2021-06-30");
  }

  @Test
  void a_team_that_is_left_for_another_is_left_and_has_no_notifications() {
    GroupFilter syd = new GroupFilter(Set.of(), Set.of(), Set.of("Syd"), Set.of());
    GaugesReport.Period april =
        report(
                new GaugesQuery(syd, LocalDate.of(2021, 4, 1), null, PeriodKind.MONTH),
                new Population(Map.of("0330", Map.of(2021, 1000))),
                threeCaseworkers().at("2021-04-15T10:00:00Z"))
            .periods()
            .get(0);

    assertThat(april.openAtEnd()).isZero();
    assertThat(april.caseworkerChanges()).isEqualTo(4);
    assertThat(april.caseworkerChangesPer100OpenCases()).isNull();
    assertThat(april.caseworkersLeft()).isEqualTo(1);
    assertThat(april.notifications()).isNull();
    assertThat(april.notificationsPer1000Children()).isNull();
  }

  @Test
  void notifications_are_held_against_the_latest_population_that_is_not_of_a_later_year() {
    // 3 of 2,000 children in 2020 would be 1.5; 9 of 3,000 in 2021 are 3.0; 2022 has no count of
    // its own and takes 2021's; 2019 has none at all.
    Population population = new Population(Map.of("0330", Map.of(2020, 2000, 2021, 3000)));
    List<GaugesReport.Period> rows =
        report(
                new GaugesQuery(GroupFilter.ALL, null, null, PeriodKind.YEAR),
                population,
                new ExampleView(0)
                    .notifications("0330", "2019-12-31", 3)
                    .notifications("0330", "2020-01-01", 3)
                    .notifications("0330", "2021-07-01", 9)
                    .notifications("0330", "2022-01-01", 6)
                    .at("2022-06-15T10:00:00Z"))
            .periods();

    assertThat(rows)
        .extracting(GaugesReport.Period::notificationsPer1000Children)
        .containsExactly(null, 1.5, 3.0, 2.0);
    assertThat(rows)
        .extracting(GaugesReport.Period::population)
        .containsExactly(
            null,
            new Population.Count(2020, 2000),
            new Population.Count(2021, 3000),
            new Population.Count(2021, 3000));
  }

  @Test
  void municipalities_and_partitions_are_added_up_apart() {
    List<GaugesReport.Period> rows =
        report(
                GaugesQuery.DEFAULT,
                Population.NONE,
                new ExampleView(0)
                    .flow("0101", "2021-05", OPEN, "A", "x", 2)
                    .flow("0330", "2021-05", OPEN, "Nord", "anna", 1)
                    .at("2021-05-15T10:00:00Z"),
                new ExampleView(1)
                    .flow("0330", "2021-05", OPEN, "Nord", "anna", 1)
                    .at("2021-05-15T10:00:00Z"))
            .periods();

    assertThat(rows)
        .extracting(row -> row.municipality() + " " + row.openAtEnd())
        .containsExactly("0101 2", "0330 2");
  }

  @Test
  void there_are_no_gauges_by_day_or_week() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GaugesQuery(GroupFilter.ALL, null, null, PeriodKind.WEEK));
  }

  private GaugesReport report(GaugesQuery query, Population population, PartitionView... views) {
    return reports.gauges(new ViewSnapshot(List.of(views), views.length), query, population);
  }

  private static java.util.SortedMap<String, Long> sorted(Map<String, Long> map) {
    return new java.util.TreeMap<>(map);
  }
}
