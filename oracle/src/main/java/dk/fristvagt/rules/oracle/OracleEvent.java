package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * A fact of a history, with measure ids read as those of their chains.
 *
 * @param fact as registered
 * @param chain the id of the first measure of the chain that the fact's measure is in, or null
 *     without a measure
 */
record OracleEvent(Fact fact, String chain) {

  String type() {
    return fact.type().identifier();
  }

  String id() {
    return fact.eventId();
  }

  Instant at() {
    return Instant.ofEpochMilli(fact.occurredAt().epochMilli());
  }

  boolean datePrecision() {
    return fact.occurredAt().datePrecision();
  }

  LocalDate date() {
    return DanishDays.dateOf(at());
  }

  /** The payload with the measure id read as the chain's. */
  Map<String, Object> data() {
    Map<String, Object> data = new HashMap<>(fact.data());
    if (chain != null) {
      data.put("measureId", chain);
    }
    return data;
  }

  boolean has(String field) {
    return data().get(field) != null;
  }

  String text(String field) {
    return (String) data().get(field);
  }

  /** True, false or null when unknown. */
  Boolean flag(String field) {
    return (Boolean) data().get(field);
  }

  /** The number or null when unknown. */
  Long number(String field) {
    return (Long) data().get(field);
  }

  boolean is(String field, Object value) {
    return value.equals(data().get(field));
  }
}
