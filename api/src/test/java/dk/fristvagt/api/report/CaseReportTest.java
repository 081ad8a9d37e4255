package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.ExampleCase;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CaseReportTest {

  private static final CaseId ID = new CaseId("0330", "c-17");

  private final Reports reports =
      new Reports(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  @Test
  void facts_have_the_shape_they_came_in() {
    CaseReport report = report();

    assertThat(ReportJson.line(report.facts().get(1)))
        .isEqualTo(
            "{\"eventId\":\"n-1\",\"revision\":0,\"voided\":false,\"municipality\":\"0330\","
                + "\"caseId\":\"c-17\",\"childId\":\"b-4\","
                + "\"occurredAt\":\"2021-03-01T10:15:00+01:00\","
                + "\"registeredAt\":\"2021-03-01T10:15:00+01:00\",\"type\":\"NotificationReceived\","
                + "\"data\":{\"notificationId\":\"n1\",\"notifier\":\"PROFESSIONAL\",\"knownCase\":false}}");
  }

  @Test
  void holders_are_told_from_one_change_to_the_next() {
    // h-2 gives the case to the one who has it. A date is the start of its day: 15 March 00:00 is
    // 14 March 23:00Z.
    assertThat(report().holders())
        .containsExactly(
            new CaseReport.Held(
                Instant.parse("2021-03-01T08:00:00Z"),
                Instant.parse("2021-03-14T23:00:00Z"),
                "Nord",
                "anna"),
            new CaseReport.Held(Instant.parse("2021-03-14T23:00:00Z"), null, "Syd", "bo"));
  }

  @Test
  void obligations_are_those_of_the_case_at_its_clock() {
    CaseReport report = report();

    assertThat(report.clock()).isEqualTo("2021-03-20T10:00:00Z");
    assertThat(report.obligations())
        .extracting(ObligationRow::id)
        .contains("notification-assessed-24h/0330/c-17/n-1/1");
  }

  @Test
  void a_case_that_is_not_known_is_empty() {
    assertThat(reports.caseReport(id -> Optional.empty(), ID)).isEmpty();
  }

  private CaseReport report() {
    return reports.caseReport(id -> Optional.of(ExampleCase.detail()), ID).orElseThrow();
  }
}
