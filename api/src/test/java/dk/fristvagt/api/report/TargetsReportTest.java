package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.compliance.Trend;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * {@code plan-before-decision}: 25 % from 30 June 2021, 30 % from 31 December 2021, 50 % from 30
 * June 2022, and so on to 95 % from 31 December 2023; the margin is 5 points.
 */
class TargetsReportTest {

  private static final Group ANNA = new Group("plan-before-decision", "0330", "Nord", "anna");
  private static final Group BO = new Group("plan-before-decision", "0330", "Syd", "bo");
  private static final Offset<Double> EXACT = within(1e-9);

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void a_span_says_met_of_due_share_target_gap_and_verdict() {
    // 15 January 2022, so 30 %. This month 2 of 8 = 25 %: 5 points below, just within the margin.
    // December 2021 was 1 of 5 = 20 % against 30 %: 10 points below. It closed with 0 of 4.
    TargetRow row =
        row(
            TargetsQuery.DEFAULT,
            new ExampleView(0)
                .due("2021-12-31", ANNA, counts(1, 4), counts(0, 4))
                .due("2022-01-03", ANNA, counts(1, 3))
                .due("2022-01-05", BO, counts(1, 3))
                .at("2022-01-15T11:00:00Z"));

    assertThat(row.target()).isEqualTo(new TargetRow.Milestone("2021-12", 30));
    assertThat(row.next()).isEqualTo(new TargetRow.Milestone("2022-06", 50));
    assertThat(row.margin()).isEqualTo(5);
    assertThat(row.team()).isNull();
    assertThat(row.thisMonth())
        .isEqualTo(
            new TargetSpan(
                LocalDate.of(2022, 1, 1),
                LocalDate.of(2022, 1, 15),
                new TargetFigure(2, 8, 0.25, 30, -5.0, Verdict.AMBER),
                null));
    assertThat(row.lastMonth())
        .isEqualTo(
            new TargetSpan(
                LocalDate.of(2021, 12, 1),
                LocalDate.of(2021, 12, 31),
                new TargetFigure(1, 5, 0.2, 30, -10.0, Verdict.RED),
                new TargetFigure(0, 4, 0.0, 30, -30.0, Verdict.RED)));
  }

  @Test
  void a_share_of_nothing_has_no_gap_and_no_verdict() {
    TargetRow row = row(TargetsQuery.DEFAULT, december("2022-02-15T11:00:00Z"));

    assertThat(row.thisMonth().now())
        .isEqualTo(new TargetFigure(0, 0, null, 30, null, Verdict.NONE));
  }

  @Test
  void twelve_months_are_the_finished_ones_before_this_and_held_against_the_target_of_their_last() {
    // At 10 March 2022 they are March 2021 to February 2022: 3 + 4 of 10 + 10 = 35 % against the
    // 30 % of 28 February. February 2021 and March 2022 are left out.
    TargetRow row =
        row(
            TargetsQuery.DEFAULT,
            new ExampleView(0)
                .due("2021-02-28", ANNA, counts(9, 0))
                .due("2021-03-01", ANNA, counts(3, 7))
                .due("2022-02-28", ANNA, counts(4, 6))
                .due("2022-03-01", ANNA, counts(9, 0))
                .at("2022-03-10T11:00:00Z"));

    assertThat(row.last12Months().from()).isEqualTo("2021-03-01");
    assertThat(row.last12Months().to()).isEqualTo("2022-02-28");
    assertThat(row.last12Months().now())
        .isEqualTo(new TargetFigure(7, 20, 0.35, 30, 5.0, Verdict.GREEN));
    assertThat(row.last12Months().atClose()).isEqualTo(row.last12Months().now());
  }

  @Test
  void since_the_first_milestone_its_whole_month_counts_and_the_target_of_today() {
    // May 2021 does not count, June does though the milestone applies from the 30th only:
    // 1 + 2 + 3 of 4 + 4 + 4 = 50 % against the 30 % of today.
    TargetRow row =
        row(
            TargetsQuery.DEFAULT,
            new ExampleView(0)
                .due("2021-05-31", ANNA, counts(9, 0))
                .due("2021-06-01", ANNA, counts(1, 3))
                .due("2021-09-01", ANNA, counts(2, 2))
                .due("2022-01-02", ANNA, counts(3, 1))
                .at("2022-01-15T11:00:00Z"));

    assertThat(row.sinceFirstMilestone())
        .isEqualTo(
            new TargetSpan(
                LocalDate.of(2021, 6, 1),
                LocalDate.of(2022, 1, 15),
                new TargetFigure(6, 12, 0.5, 30, 20.0, Verdict.GREEN),
                null));
  }

  @Test
  void before_the_first_milestone_there_is_a_next_one_and_no_verdict() {
    TargetRow row =
        row(
            TargetsQuery.DEFAULT,
            new ExampleView(0).due("2021-06-01", ANNA, counts(1, 3)).at("2021-06-29T11:00:00Z"));

    assertThat(row.target()).isNull();
    assertThat(row.next()).isEqualTo(new TargetRow.Milestone("2021-06", 25));
    assertThat(row.sinceFirstMilestone()).isNull();
    assertThat(row.thisMonth().now())
        .isEqualTo(new TargetFigure(1, 4, 0.25, null, null, Verdict.NONE));
    assertThat(row.milestones().get(0))
        .isEqualTo(new TargetRow.MilestoneFigure("2021-06", 25, false, null, null));
  }

  @Test
  void each_milestone_has_the_figure_of_its_own_month_held_against_it() {
    // June 2021: 1 of 5 = 20 % against 25 %: amber; as it closed 2 of 5 = 40 %: green.
    TargetRow row =
        row(
            TargetsQuery.DEFAULT,
            new ExampleView(0)
                .due("2021-06-30", ANNA, counts(1, 4), counts(2, 3))
                .due("2021-07-01", ANNA, counts(5, 0))
                .at("2022-01-15T11:00:00Z"));

    assertThat(row.milestones())
        .extracting(TargetRow.MilestoneFigure::month)
        .containsExactly("2021-06", "2021-12", "2022-06", "2022-12", "2023-06", "2023-12");
    assertThat(row.milestones().get(0))
        .isEqualTo(
            new TargetRow.MilestoneFigure(
                "2021-06",
                25,
                true,
                new TargetFigure(1, 5, 0.2, 25, -5.0, Verdict.AMBER),
                new TargetFigure(2, 5, 0.4, 25, 15.0, Verdict.GREEN)));
    assertThat(row.milestones().get(2).reached()).isFalse();
  }

  @Test
  void a_target_that_has_always_applied_has_no_month() {
    // notification-assessed-24h: 100 %. 2 of 3 is 33 1/3 points below.
    Group group = new Group("notification-assessed-24h", "0330", "Nord", "anna");
    TargetRow row =
        rows(
                new TargetsQuery(rule("notification-assessed-24h"), Grouping.MUNICIPALITY),
                new ExampleView(0)
                    .due("2020-02-10", group, counts(2, 1))
                    .at("2022-01-15T11:00:00Z"))
            .get(0);

    assertThat(row.target()).isEqualTo(new TargetRow.Milestone(null, 100));
    assertThat(row.next()).isNull();
    assertThat(row.milestones())
        .containsExactly(new TargetRow.MilestoneFigure(null, 100, true, null, null));
    assertThat(row.sinceFirstMilestone().from()).isEqualTo("2020-02-01");
    assertThat(row.sinceFirstMilestone().now().gap()).isCloseTo(-100.0 / 3, EXACT);
    assertThat(row.sinceFirstMilestone().now().verdict()).isEqualTo(Verdict.RED);
  }

  @Test
  void a_rule_without_a_target_has_figures_and_no_verdict() {
    Group group = new Group("measure-started-4w", "0330", "Nord", "anna");
    TargetRow row =
        rows(
                new TargetsQuery(rule("measure-started-4w"), Grouping.MUNICIPALITY),
                new ExampleView(0)
                    .due("2022-01-10", group, counts(2, 1))
                    .at("2022-01-15T11:00:00Z"))
            .get(0);

    assertThat(row.target()).isNull();
    assertThat(row.milestones()).isEmpty();
    assertThat(row.sinceFirstMilestone()).isNull();
    assertThat(row.thisMonth().now().due()).isEqualTo(3);
    assertThat(row.thisMonth().now().verdict()).isEqualTo(Verdict.NONE);
  }

  @Test
  void the_trend_compares_finished_months_and_needs_ten_due_in_both() {
    // At 10 July 2021. May 4 of 10, June 3 of 10: 10 points worse. January to March 5 of 10 = 50 %,
    // April to June 0 + 4 + 3 of 0 + 10 + 10 = 35 %: 15 points worse. July does not count.
    ExampleView view =
        new ExampleView(0)
            .due("2021-02-10", ANNA, counts(5, 5))
            .due("2021-05-10", ANNA, counts(4, 6))
            .due("2021-06-10", ANNA, counts(3, 7))
            .due("2021-07-01", ANNA, counts(50, 0));
    TargetTrend trend = row(TargetsQuery.DEFAULT, view.at("2021-07-10T11:00:00Z")).trend();

    assertThat(trend.month().direction()).isEqualTo(Trend.WORSE);
    assertThat(trend.month().change()).isCloseTo(-10.0, EXACT);
    assertThat(trend.month().before()).isEqualTo(Share.of(4, 10));
    assertThat(trend.month().after()).isEqualTo(Share.of(3, 10));
    assertThat(trend.threeMonths().direction()).isEqualTo(Trend.WORSE);
    assertThat(trend.threeMonths().change()).isCloseTo(-15.0, EXACT);

    // A month later June 3 of 10 is compared with July 50 of 50, and 5 of 10 of February to April
    // with 57 of 70.
    TargetTrend later = row(TargetsQuery.DEFAULT, view.at("2021-08-10T11:00:00Z")).trend();
    assertThat(later.month().direction()).isEqualTo(Trend.BETTER);
    assertThat(later.month().change()).isCloseTo(70.0, EXACT);
    assertThat(later.threeMonths().after()).isEqualTo(Share.of(57, 70));

    TargetTrend empty = row(TargetsQuery.DEFAULT, view.at("2022-08-10T11:00:00Z")).trend();
    assertThat(empty.month().direction()).isEqualTo(Trend.NONE);
    assertThat(empty.month().change()).isNull();
  }

  @Test
  void the_series_has_twenty_four_months_up_to_this_one() {
    List<TargetRow.Month> series =
        row(TargetsQuery.DEFAULT, december("2022-01-15T11:00:00Z")).series();

    assertThat(series).hasSize(24);
    assertThat(series.get(0))
        .isEqualTo(new TargetRow.Month("2020-02", 0, 0, null, null, Share.of(0, 0)));
    assertThat(series.get(22))
        .isEqualTo(new TargetRow.Month("2021-12", 1, 5, 0.2, 30, Share.of(1, 5)));
    assertThat(series.get(23)).isEqualTo(new TargetRow.Month("2022-01", 0, 0, null, 30, null));
  }

  @Test
  void by_municipality_every_rule_has_a_row_and_by_team_those_with_figures() {
    PartitionView view =
        new ExampleView(0)
            .due("2021-12-31", ANNA, counts(1, 0))
            .due("2021-12-31", BO, counts(0, 1))
            .at("2022-01-15T11:00:00Z");

    assertThat(rows(TargetsQuery.DEFAULT, view))
        .extracting(TargetRow::rule)
        .hasSameSizeAs(BuiltInCatalogues.dkChildServices().rules())
        .startsWith("notification-assessed-24h");
    assertThat(rows(new TargetsQuery(GroupFilter.ALL, Grouping.TEAM), view))
        .extracting(row -> row.rule() + " " + row.team() + " " + row.lastMonth().now().met())
        .containsExactly("plan-before-decision Nord 1", "plan-before-decision Syd 0");
  }

  @Test
  void an_entry_of_a_map_has_a_row_under_its_own_id() {
    Group plan = new Group("audit-plan", "0330", "Nord", "anna");
    List<TargetRow> rows =
        rows(
            new TargetsQuery(rule("audit-*"), Grouping.MUNICIPALITY),
            new ExampleView(0).due("2021-12-31", plan, counts(1, 0)).at("2022-01-15T11:00:00Z"));

    assertThat(rows).extracting(TargetRow::rule).containsExactly("audit-plan");
  }

  @Test
  void what_is_shown_is_the_sum_of_what_compliance_shows() {
    PartitionView view =
        new ExampleView(0)
            .due("2021-12-02", ANNA, counts(1, 4), counts(2, 2))
            .due("2021-12-31", BO, counts(3, 1), counts(0, 0))
            .at("2022-01-15T11:00:00Z");
    ComplianceRow compliance =
        reports
            .compliance(
                snapshot(view),
                new ComplianceQuery(
                    GroupFilter.ALL,
                    null,
                    null,
                    dk.fristvagt.rules.compliance.PeriodKind.MONTH,
                    Basis.DUE,
                    Grouping.MUNICIPALITY))
            .rows()
            .get(0);
    TargetSpan span = row(TargetsQuery.DEFAULT, view).lastMonth();

    assertThat(span.now().met()).isEqualTo(compliance.met()).isEqualTo(4);
    assertThat(span.now().due()).isEqualTo(compliance.due()).isEqualTo(9);
    assertThat(span.now().verdict()).isEqualTo(compliance.verdict());
    assertThat(span.atClose().met()).isEqualTo(compliance.atClose().met()).isEqualTo(2);
    assertThat(span.atClose().due()).isEqualTo(compliance.atClose().due()).isEqualTo(4);
  }

  @Test
  void targets_are_not_for_people() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TargetsQuery(GroupFilter.ALL, Grouping.CASEWORKER));
  }

  private static PartitionView december(String clock) {
    return new ExampleView(0).due("2021-12-31", ANNA, counts(1, 4)).at(clock);
  }

  private static StatusCounts counts(long met, long overdue) {
    return new StatusCounts(met, 0, overdue, 0, 0, 0);
  }

  private static GroupFilter rule(String rule) {
    return new GroupFilter(Set.of(rule), Set.of(), Set.of(), Set.of());
  }

  private TargetRow row(TargetsQuery query, PartitionView view) {
    return rows(query, view).stream()
        .filter(row -> row.rule().equals("plan-before-decision"))
        .findFirst()
        .orElseThrow();
  }

  private List<TargetRow> rows(TargetsQuery query, PartitionView view) {
    return reports.targets(snapshot(view), query).rows();
  }

  private static ViewSnapshot snapshot(PartitionView view) {
    return new ViewSnapshot(List.of(view), 1);
  }
}
