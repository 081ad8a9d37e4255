package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.schemas.CaseChangeCodec;
import java.time.ZoneId;

/** Lines of facts for tests. */
final class Lines {

  static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  static final FactReader FACTS = new FactReader(municipality -> ZONE);
  static final CaseChangeCodec CODEC = new CaseChangeCodec(municipality -> ZONE);

  private Lines() {}

  static String need(String eventId, String registeredAt) {
    return need(eventId, registeredAt, registeredAt);
  }

  static String need(String eventId, String occurredAt, String registeredAt) {
    return """
        {"eventId":"%s","municipality":"0330","caseId":"c-17","occurredAt":"%s","registeredAt":"%s","type":"NeedIdentified","data":{}}"""
        .formatted(eventId, occurredAt, registeredAt);
  }

  /** A notification whose envelope and payload may be changed by replacing text. */
  static String notification() {
    return """
        {"eventId":"n1-received","revision":0,"voided":false,"municipality":"0330","caseId":"c-17","childId":"b-4",\
        "occurredAt":"2021-03-01T10:15:00+01:00","registeredAt":"2021-03-01T10:20:00+01:00","source":"dubu",\
        "type":"NotificationReceived","data":{"notificationId":"n1","notifier":"PROFESSIONAL","knownCase":false}}""";
  }
}
