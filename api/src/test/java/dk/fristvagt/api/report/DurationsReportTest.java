package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.streams.view.DayFigures;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Completed in January 10, 20, 20, in March 30, 40, in May 100 days; due in January and March two
 * each, and in June one.
 */
class DurationsReportTest {

  private static final Group ANNA = new Group("assessment-4m", "0330", "Nord", "anna");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void a_quarter_and_a_year_merge_the_durations_and_not_the_medians() {
    // Months: 20 (2nd of 3), 30 (1st of 2). Quarter 1: 10 20 20 30 40, the 3rd is 20, rank
    // ceil(0.9 * 5) = 5 is 40. Year: 10 20 20 30 40 100, the 3rd is 20, rank ceil(5.4) = 6 is 100.
    assertThat(rows(PeriodKind.MONTH, Basis.COMPLETED))
        .containsExactly("2021-01 3 20 20", "2021-03 2 30 40", "2021-05 1 100 100");
    assertThat(rows(PeriodKind.QUARTER, Basis.COMPLETED))
        .containsExactly("2021-Q1 5 20 40", "2021-Q2 1 100 100");
    assertThat(rows(PeriodKind.YEAR, Basis.COMPLETED)).containsExactly("2021 6 20 100");
  }

  @Test
  void rows_of_what_was_due_carry_the_durations_of_what_was_completed_in_the_same_period() {
    // Nothing was due in May, so that month has no row though something was completed; in June
    // something was due and nothing completed.
    assertThat(rows(PeriodKind.MONTH, Basis.DUE))
        .containsExactly("2021-01 2 20 20", "2021-03 2 30 40", "2021-06 1 null null");
    assertThat(rows(PeriodKind.QUARTER, Basis.DUE))
        .containsExactly("2021-Q1 4 20 40", "2021-Q2 1 100 100");
  }

  private List<String> rows(PeriodKind period, Basis basis) {
    ViewSnapshot snapshot =
        new ViewSnapshot(
            List.of(
                new ExampleView(0)
                    .figures("2021-01-15", ANNA, figures(2, 3, Map.of(10, 1L, 20, 2L)))
                    .figures("2021-03-01", ANNA, figures(2, 2, Map.of(30, 1L, 40, 1L)))
                    .figures("2021-05-31", ANNA, figures(0, 1, Map.of(100, 1L)))
                    .figures("2021-06-01", ANNA, figures(1, 0, Map.of()))
                    .at("2022-02-01T10:00:00Z")),
            1);
    ComplianceQuery query =
        new ComplianceQuery(GroupFilter.ALL, null, null, period, basis, Grouping.TEAM);
    return reports.compliance(snapshot, query).rows().stream()
        .map(row -> row.period() + " " + row.due() + " " + row.medianDays() + " " + row.p90Days())
        .toList();
  }

  private static DayFigures figures(long due, long completed, Map<Integer, Long> durations) {
    StatusCounts counts = new StatusCounts(due, 0, 0, 0, 0, 0);
    return new DayFigures(counts, counts, completed, 0, durations);
  }
}
