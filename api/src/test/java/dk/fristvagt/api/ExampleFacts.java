package dk.fristvagt.api;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.streams.query.CaseRecords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Forty cases of municipality 0330, c-00 to c-39, opened and the need identified on 1 July 2020; of
 * thirty the assessment was completed on 18 December 2020, 170 days later; of ten it never was.
 */
public final class ExampleFacts {

  private static final int CASES = 40;
  private static final int COMPLETED = 30;

  private ExampleFacts() {}

  public static List<CaseRecords> fortyAssessments(String clock) {
    List<CaseRecords> cases = new ArrayList<>();
    for (int i = 0; i < CASES; i++) {
      String caseId = String.format("c-%02d", i);
      List<Fact> facts = new ArrayList<>();
      facts.add(
          fact(
              caseId,
              "o",
              EventType.CASE_OPENED,
              "2020-07-01",
              Map.of("target", "CHILD_AND_FAMILY")));
      facts.add(fact(caseId, "n", EventType.NEED_IDENTIFIED, "2020-07-01", Map.of()));
      if (i < COMPLETED) {
        facts.add(
            fact(
                caseId,
                "d",
                EventType.CHILD_ASSESSMENT_COMPLETED,
                "2020-12-18",
                Map.of("assessmentId", "a-" + i)));
      }
      cases.add(
          new CaseRecords(new CaseId("0330", caseId), Instant.parse(clock).toEpochMilli(), facts));
    }
    return cases;
  }

  private static Fact fact(
      String caseId, String eventId, EventType type, String day, Map<String, Object> data) {
    FactTime time = FactTime.parse(day, MunicipalCalendar.COPENHAGEN);
    return new Fact("0330", caseId, eventId, 0, false, null, time, time, null, type, data, null);
  }
}
