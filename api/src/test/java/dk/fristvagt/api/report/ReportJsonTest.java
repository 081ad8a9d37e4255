package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleObligation;
import dk.fristvagt.api.ExampleView;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.compliance.StatusCounts;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Names, order and forms that readers of the reports count on. */
class ReportJsonTest {

  private static final Group GROUP = new Group("assessment-4m", "0330", "Sønder Æ", "anna");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));
  private final ViewSnapshot snapshot =
      new ViewSnapshot(
          List.of(
              new ExampleView(0)
                  .due("2021-07-10", GROUP, new StatusCounts(1, 3, 0, 0, 0, 0))
                  .at("2021-08-01T10:00:00Z")),
          1);

  @Test
  void an_obligation_is_written_with_its_names_in_order_and_milliseconds() {
    assertThat(
            ReportJson.line(
                ObligationRow.of(
                    new ExampleObligation().status(ObligationStatus.DUE_SOON).build())))
        .isEqualTo(
            "{\"id\":\"assessment-4m/0330/c-1/e-1/1\",\"rule\":\"assessment-4m\",\"ruleVersion\":1,"
                + "\"municipality\":\"0330\",\"caseId\":\"c-1\",\"matchKey\":null,\"occurrence\":1,"
                + "\"start\":\"2021-01-04T09:00:00.000Z\",\"due\":\"2021-03-31T22:00:00.000Z\","
                + "\"warnAt\":null,\"fulfilledAt\":null,\"cancelledAt\":null,\"status\":\"due-soon\","
                + "\"team\":\"Nord\",\"caseworker\":\"anna\"}");
  }

  @Test
  void a_compliance_row_by_team_has_no_caseworker() {
    assertThat(ReportJson.line(row(Grouping.TEAM)))
        .isEqualTo(
            "{\"rule\":\"assessment-4m\",\"municipality\":\"0330\",\"team\":\"Sønder Æ\","
                + "\"period\":\"2021-07\",\"due\":4,\"met\":1,\"late\":3,\"overdue\":0,\"lapsed\":0,"
                + "\"missed\":0,\"unknown\":0,\"share\":0.25,\"target\":0.25,\"verdict\":\"green\","
                + "\"medianDays\":null,\"p90Days\":null,\"atClose\":{\"due\":4,\"met\":1,\"late\":3,"
                + "\"overdue\":0,\"lapsed\":0,\"missed\":0,\"unknown\":0}}");
  }

  @Test
  void a_compliance_row_by_caseworker_names_both_and_one_by_municipality_neither() {
    assertThat(ReportJson.line(row(Grouping.CASEWORKER)))
        .contains("\"team\":\"Sønder Æ\",\"caseworker\":\"anna\",\"period\"");
    assertThat(ReportJson.line(row(Grouping.MUNICIPALITY)))
        .contains("\"municipality\":\"0330\",\"period\"");
  }

  @Test
  void the_status_is_written_with_its_names_in_order() {
    String json =
        ReportJson.line(
            reports.status(
                snapshot,
                new GroupFilter(Set.of("assessment-4m"), Set.of(), Set.of(), Set.of()),
                false));

    assertThat(json)
        .startsWith(
            "{\"clock\":\"2021-08-01T10:00:00.000Z\",\"clockMax\":\"2021-08-01T10:00:00.000Z\","
                + "\"stale\":false,\"partitions\":{\"answering\":1,\"expected\":1},"
                + "\"totals\":{\"open\":0,\"dueSoon\":0,\"overdue\":0},"
                + "\"rules\":[{\"id\":\"assessment-4m\",\"name\":{\"da\":")
        .contains(
            "\"open\":0,\"dueSoon\":0,\"overdue\":0,\"oldestOverdueDue\":null,"
                + "\"thisMonth\":{\"due\":0,\"met\":0,\"share\":null},"
                + "\"last30Days\":{\"due\":4,\"met\":1,\"share\":0.25},"
                + "\"target\":0.25,\"verdict\":\"none\"}")
        .contains("\"gauges\":{\"openCases\":0,\"childrenWithMeasure\":0,");
  }

  private ComplianceRow row(Grouping by) {
    return reports
        .compliance(
            snapshot,
            new ComplianceQuery(GroupFilter.ALL, null, null, PeriodKind.MONTH, Basis.DUE, by))
        .rows()
        .get(0);
  }
}
