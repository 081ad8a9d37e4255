package dk.fristvagt.bench;

import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import java.util.List;
import java.util.Map;

/**
 * The facts of a case that is open, has passed from one caseworker to another, and has two
 * placements, each of them three open deadlines and a missing plan.
 */
final class PlacementCase {

  static final int LIVE_DEADLINES = 8;
  static final int FACTS = 5;

  private PlacementCase() {}

  static List<Fact> facts(String caseId, long at) {
    return List.of(
        opened(caseId, at),
        assigned(caseId, "anna", at),
        assigned(caseId, "bo", at + 1),
        placement(caseId, "m1", at),
        placement(caseId, "m2", at));
  }

  private static Fact opened(String caseId, long at) {
    return fact(caseId, "opened", EventType.CASE_OPENED, at, Map.of("target", "CHILD_AND_FAMILY"));
  }

  private static Fact assigned(String caseId, String caseworker, long at) {
    return fact(
        caseId,
        "assigned-" + caseworker,
        EventType.CASEWORKER_ASSIGNED,
        at,
        Map.of("team", "Nord", "caseworker", caseworker));
  }

  private static Fact placement(String caseId, String measure, long at) {
    return fact(
        caseId,
        measure + "-started",
        EventType.MEASURE_STARTED,
        at,
        Map.of(
            "measureId", measure,
            "section", "BL §32",
            "category", "PLACEMENT",
            "provider", "MUNICIPAL",
            "caseworkers", 2L));
  }

  /** A talk with the child about one of the two placements, by turns; it meets open deadlines. */
  static Fact followUp(String caseId, int number, long at) {
    return fact(
        caseId,
        "f" + number,
        EventType.FOLLOW_UP_HELD,
        at,
        Map.of("measureId", number % 2 == 0 ? "m1" : "m2"));
  }

  private static Fact fact(
      String caseId, String eventId, EventType type, long at, Map<String, Object> data) {
    return new Fact(
        "0330",
        caseId,
        eventId,
        0,
        false,
        null,
        FactTime.ofInstant(at),
        FactTime.ofInstant(at),
        "bench",
        type,
        data,
        null);
  }
}
