package dk.fristvagt.api.report;

import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.Fact;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Facts in the shape they have as NDJSON. */
final class FactJson {

  static final String CHILD = "childId";

  private FactJson() {}

  /** Fields in the order of the contract, times as they were written, absent ones left out. */
  static Map<String, Object> of(Fact fact) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("eventId", fact.eventId());
    json.put("revision", fact.revision());
    json.put("voided", fact.voided());
    json.put("municipality", fact.municipality());
    json.put("caseId", fact.caseId());
    if (fact.childId() != null) {
      json.put(CHILD, fact.childId());
    }
    json.put("occurredAt", fact.occurredAt().text());
    json.put("registeredAt", fact.registeredAt().text());
    if (fact.source() != null) {
      json.put("source", fact.source());
    }
    json.put("type", fact.type().identifier());
    Map<String, Object> data = new LinkedHashMap<>();
    for (EventField field : fact.type().fields()) {
      Object value = fact.data().get(field.name());
      if (value != null) {
        // In one order, so that every instance of a service writes the same bytes.
        data.put(field.name(), value instanceof Map<?, ?> map ? new TreeMap<>(map) : value);
      }
    }
    json.put("data", data);
    return json;
  }
}
