package dk.fristvagt.api;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.streams.query.CaseDetail;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Case 0330/c-17 for tests: a notification, and two caseworkers one after the other. */
public final class ExampleCase {

  private static final String CLOCK = "2021-03-20T10:00:00Z";

  private ExampleCase() {}

  public static CaseDetail detail() {
    List<Fact> facts =
        List.of(
            fact(
                "h-1",
                EventType.CASE_HANDED_OVER,
                "2021-03-01T09:00:00+01:00",
                Map.of("team", "Nord", "caseworker", "anna")),
            fact(
                "n-1",
                EventType.NOTIFICATION_RECEIVED,
                "2021-03-01T10:15:00+01:00",
                Map.of("notificationId", "n1", "notifier", "PROFESSIONAL", "knownCase", false)),
            fact(
                "h-2",
                EventType.CASEWORKER_ASSIGNED,
                "2021-03-10",
                Map.of("team", "Nord", "caseworker", "anna")),
            fact(
                "h-3",
                EventType.CASEWORKER_ASSIGNED,
                "2021-03-15",
                Map.of("team", "Syd", "caseworker", "bo")));
    long clock = Instant.parse(CLOCK).toEpochMilli();
    CaseEvaluator evaluator =
        new CaseEvaluator(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));
    return new CaseDetail(
        clock,
        facts,
        evaluator.evaluate(facts, clock),
        evaluator,
        List.of(
            new SentAlert(
                "notification-assessed-24h/0330/c-17/n-1/1",
                new Alert(1, AlertKind.OVERDUE, null, null),
                Instant.parse("2021-03-02T09:15:05Z").toEpochMilli(),
                Instant.parse("2021-03-02T09:15:00Z").toEpochMilli(),
                "Nord",
                "anna")));
  }

  private static Fact fact(String eventId, EventType type, String at, Map<String, Object> data) {
    FactTime time = FactTime.parse(at, MunicipalCalendar.COPENHAGEN);
    return new Fact("0330", "c-17", eventId, 0, false, "b-4", time, time, null, type, data, null);
  }
}
