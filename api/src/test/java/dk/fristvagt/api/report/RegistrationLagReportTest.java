package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.streams.view.PartitionView;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegistrationLagReportTest {

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  /**
   * Nord in March: 5 facts after 0, 0, 0, 2 and 10 days; in April one after 1. Syd: one after 30.
   */
  private final PartitionView[] views = {
    new ExampleView(0)
        .lags("2021-03", "0330", "Nord", Map.of(0, 2L, 10, 1L))
        .lags("2021-04", "0330", "Nord", Map.of(1, 1L))
        .at("2021-04-20T10:00:00Z"),
    new ExampleView(1)
        .lags("2021-03", "0330", "Nord", Map.of(0, 1L, 2, 1L))
        .lags("2021-03", "0330", "Syd", Map.of(30, 1L))
        .at("2021-04-20T10:00:00Z")
  };

  @Test
  void medianAndNinetiethPercentileAreByNearestRankOverAllPartitions() {
    // Of 5, the median is the 3rd: 0; the 90th percentile the 5th: 10.
    assertThat(rows(RegistrationLagQuery.DEFAULT))
        .containsExactly(
            new RegistrationLagRow("0330", "Nord", "2021-03", 5, 3, 0.6, 0, 10),
            new RegistrationLagRow("0330", "Nord", "2021-04", 1, 0, 0.0, 1, 1),
            new RegistrationLagRow("0330", "Syd", "2021-03", 1, 0, 0.0, 30, 30));
  }

  @Test
  void allTeamsOfAYearTogether() {
    // 0, 0, 0, 1, 2, 10, 30: the median is the 4th of 7, the 90th percentile the 7th.
    RegistrationLagQuery query =
        new RegistrationLagQuery(
            GroupFilter.ALL, null, null, PeriodKind.YEAR, Grouping.MUNICIPALITY);

    assertThat(rows(query))
        .containsExactly(new RegistrationLagRow("0330", null, "2021", 7, 3, 3 / 7.0, 1, 30));
  }

  @Test
  void fromAndToChooseWholePeriodsAndTeamsAreFiltered() {
    RegistrationLagQuery query =
        new RegistrationLagQuery(
            new GroupFilter(Set.of(), Set.of("0330"), Set.of("Nord"), Set.of()),
            LocalDate.parse("2021-04-30"),
            LocalDate.parse("2021-04-30"),
            PeriodKind.MONTH,
            Grouping.TEAM);

    assertThat(rows(query))
        .containsExactly(new RegistrationLagRow("0330", "Nord", "2021-04", 1, 0, 0.0, 1, 1));
  }

  private List<RegistrationLagRow> rows(RegistrationLagQuery query) {
    return reports.registrationLag(new ViewSnapshot(List.of(views), 2), query).rows();
  }
}
