package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MatrixReportTest {

  private static final String CLOCK = "2021-06-15T10:00:00Z";
  private static final Group NORD = new Group("assessment-4m", "0330", "Nord", "anna");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void teams_are_columns_by_name_and_the_cases_of_nobody_come_last() {
    MatrixReport matrix =
        reports.matrix(
            snapshot(
                new ExampleView(0)
                    .live(
                        obligation("c-1", ObligationStatus.OVERDUE).holder("unassigned", "-"),
                        obligation("c-2", ObligationStatus.OVERDUE).holder("Øst", "bo"),
                        obligation("c-3", ObligationStatus.DUE_SOON).holder("Nord", "anna"),
                        obligation("c-4", ObligationStatus.OVERDUE).holder("Nord", "bo"))
                    .at(CLOCK)),
            GroupFilter.ALL);

    assertThat(matrix.teams()).containsExactly("Nord", "Øst", "unassigned");
    assertThat(matrix.rows().get("assessment-4m").byTeam())
        .containsExactly(new LiveCounts(0, 1, 1), new LiveCounts(0, 0, 1), new LiveCounts(0, 0, 1));
    assertThat(matrix.total()).isEqualTo(new LiveCounts(0, 1, 3));
  }

  @Test
  void rules_that_are_decided_at_once_cannot_be_overdue() {
    MatrixReport matrix = reports.matrix(snapshot(new ExampleView(0).at(CLOCK)), GroupFilter.ALL);

    assertThat(matrix.rows().get("assessment-4m").canBeOverdue()).isTrue();
    assertThat(matrix.rows().get("follow-up").canBeOverdue()).isTrue();
    assertThat(matrix.rows().get("plan-before-decision").canBeOverdue()).isTrue();
    assertThat(matrix.rows().get("assessment-written-plan").canBeOverdue()).isFalse();
    assertThat(matrix.rows().get("preventive-not-escalated").canBeOverdue()).isFalse();
    assertThat(matrix.teams()).isEmpty();
  }

  @Test
  void what_is_due_within_a_time_leaves_out_the_overdue_and_what_only_has_to_be_left_undone() {
    // 10:00Z on 15 June and 24 hours: the end of 15 June (22:00Z) is within, that of 16 June not.
    ViewSnapshot snapshot =
        snapshot(
            new ExampleView(0)
                .live(
                    obligation("c-1", ObligationStatus.OVERDUE).lastDay("2021-06-14"),
                    obligation("c-2", ObligationStatus.DUE_SOON).lastDay("2021-06-15"),
                    obligation("c-3", ObligationStatus.OPEN).due("2021-06-16T10:00:00Z"),
                    obligation("c-4", ObligationStatus.OPEN).due("2021-06-16T10:00:00.001Z"),
                    obligation("c-5", ObligationStatus.DUE_SOON).lastDay("2021-06-16"),
                    obligation("c-6", ObligationStatus.OPEN)
                        .rule("caseworker-continuity")
                        .kind(RuleKind.ABSENCE)
                        .lastDay("2021-06-15"))
                .at(CLOCK));

    assertThat(reports.dueWithin(snapshot, GroupFilter.ALL, Duration.ofHours(24))).isEqualTo(2);
    assertThat(
            reports.dueWithin(
                snapshot,
                new GroupFilter(Set.of(), Set.of(), Set.of("Syd"), Set.of()),
                Duration.ofHours(24)))
        .isZero();
  }

  @Test
  void the_series_has_twelve_months_up_to_this_one_with_the_target_of_each() {
    ShareSeries series =
        reports.series(
            snapshot(
                new ExampleView(0)
                    // Before the first month, and in no month that is shown.
                    .due("2020-06-30", NORD, counts(5, 0))
                    .due("2020-07-01", NORD, counts(1, 1))
                    .due("2021-06-30", NORD, counts(2, 0))
                    .at("2021-06-30T10:00:00Z"),
                new ExampleView(1)
                    .due("2020-07-31", NORD, counts(0, 2))
                    .at("2021-06-30T10:00:05Z")),
            GroupFilter.ALL);

    assertThat(series.months()).hasSize(12);
    assertThat(series.months().get(0)).isEqualTo(YearMonth.parse("2020-07"));
    List<ShareSeries.Month> months = series.byRule().get("assessment-4m");
    // 100 % since 2017-12; 25 % from 30 June 2021, which is the clock's day.
    assertThat(months.get(0)).isEqualTo(new ShareSeries.Month(new Share(4, 1, 0.25), 1.0));
    assertThat(months.get(1)).isEqualTo(new ShareSeries.Month(new Share(0, 0, null), 1.0));
    assertThat(months.get(11)).isEqualTo(new ShareSeries.Month(new Share(2, 2, 1.0), 0.25));
    assertThat(series.byRule().get("follow-up"))
        .allMatch(month -> month.equals(new ShareSeries.Month(new Share(0, 0, null), null)));
  }

  private static ViewSnapshot snapshot(PartitionView... views) {
    return new ViewSnapshot(List.of(views), views.length);
  }

  private static ExampleObligation obligation(String caseId, ObligationStatus status) {
    return new ExampleObligation().caseId(caseId).status(status);
  }

  private static StatusCounts counts(int met, int late) {
    return new StatusCounts(met, late, 0, 0, 0, 0);
  }
}
