package dk.fristvagt.sources.capture;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.rules.fact.EventField;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.FieldType;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Reads a fact from a row as the connector captured it: times as ISO texts ({@code
 * time.precision.mode=isostring}), whole numbers as numbers.
 *
 * <p>A value that is none becomes {@link #NONE}, which is a bad value wherever it stands, so that
 * the reasons of rejects come in the order that they have for every fact. Thread-safe.
 */
final class RowReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** No value of any kind. */
  private static final Object NONE =
      new Object() {
        @Override
        public String toString() {
          return "none";
        }
      };

  private final Function<String, ZoneId> zones;
  private final FactReader facts;

  RowReader(Function<String, ZoneId> zones) {
    this.zones = zones;
    this.facts = new FactReader(zones);
  }

  /**
   * @param clock that no fact may be ahead of, ms since the epoch
   * @throws RejectedFactException with the first reason that applies
   */
  Fact fact(FactMapping mapping, Map<String, Object> row, long clock) throws RejectedFactException {
    Map<String, Object> tree = new HashMap<>();
    Object municipality = text(mapping.municipality(), row);
    ZoneId zone = zones.apply(municipality == null ? "" : municipality.toString());
    put(tree, "municipality", municipality);
    put(tree, "caseId", text(mapping.caseId(), row));
    put(tree, "childId", text(mapping.childId(), row));
    put(tree, "eventId", text(mapping.eventId(), row));
    put(tree, "revision", count(raw(mapping.revision(), row)));
    put(tree, "occurredAt", time(mapping.occurredAt(), row, zone));
    put(tree, "registeredAt", time(mapping.registeredAt(), row, zone));
    put(tree, "source", text(mapping.source(), row));
    put(tree, "type", mapping.type().identifier());
    Map<String, Object> data = new HashMap<>();
    for (EventField field : mapping.type().fields()) {
      Value value = mapping.data().get(field.name());
      if (value != null) {
        put(data, field.name(), payload(field.type(), value, row));
      }
    }
    tree.put("data", data);
    return standard(facts.read(tree, clock));
  }

  /** The revision that a row gives, or -1 where it gives none. */
  int revision(FactMapping mapping, Map<String, Object> row) {
    return count(raw(mapping.revision(), row)) instanceof Long number
        ? (int) Math.min(number, Integer.MAX_VALUE)
        : -1;
  }

  /**
   * The registration time that a row gives.
   *
   * @throws RejectedFactException when it gives none
   */
  FactTime registeredAt(FactMapping mapping, Map<String, Object> row, String municipality)
      throws RejectedFactException {
    ZoneId zone = zones.apply(municipality);
    Object text = time(mapping.registeredAt(), row, zone);
    if (text == null) {
      throw new RejectedFactException(RejectReason.MISSING_FIELD, "registeredAt is missing");
    }
    try {
      return standard(FactTime.parse(text.toString(), zone));
    } catch (DateTimeException e) {
      throw new RejectedFactException(RejectReason.BAD_VALUE, "registeredAt has a bad value");
    }
  }

  /** Written as everything from a database is: as the municipality's clocks show it. */
  private static Fact standard(Fact fact) {
    return new Fact(
        fact.municipality(),
        fact.caseId(),
        fact.eventId(),
        fact.revision(),
        fact.voided(),
        fact.childId(),
        standard(fact.occurredAt()),
        standard(fact.registeredAt()),
        fact.source(),
        fact.type(),
        fact.data(),
        null);
  }

  private static FactTime standard(FactTime time) {
    return new FactTime(time.epochMilli(), time.datePrecision(), null);
  }

  private static void put(Map<String, Object> tree, String name, Object value) {
    if (value != null) {
      tree.put(name, value);
    }
  }

  /** What the database holds, its code translated; null where it holds nothing. */
  private static Object raw(Value value, Map<String, Object> row) {
    if (value instanceof Value.Constant constant) {
      return constant.text();
    }
    if (value instanceof Value.Column column) {
      Object found = row.get(column.name());
      if (found == null || column.codes().isEmpty()) {
        return found;
      }
      String coded = column.codes().get(found.toString());
      return coded == null ? NONE : coded;
    }
    if (value instanceof Value.Template template) {
      StringBuilder text = new StringBuilder();
      for (Value.Template.Part part : template.parts()) {
        Object found = part.isColumn() ? row.get(part.text()) : part.text();
        if (found == null) {
          return null;
        }
        text.append(found);
      }
      return text.toString();
    }
    return null;
  }

  private static Object text(Value value, Map<String, Object> row) {
    Object found = raw(value, row);
    return found instanceof Number || found instanceof Boolean ? found.toString() : found;
  }

  private static Object count(Object found) {
    if (found instanceof Integer number) {
      return number.longValue();
    }
    if (found instanceof String text) {
      return text.matches("[0-9]{1,9}") ? (Object) Long.valueOf(text) : NONE;
    }
    return found;
  }

  private static Object payload(FieldType type, Value value, Map<String, Object> row) {
    if (type instanceof FieldType.ChoiceByName) {
      return choices((Value.Column) value, row);
    }
    Object found = raw(value, row);
    if (type instanceof FieldType.Flag) {
      return "true".equals(found) ? Boolean.TRUE : "false".equals(found) ? Boolean.FALSE : found;
    }
    if (type instanceof FieldType.Count) {
      return count(found);
    }
    if (type instanceof FieldType.Date && found instanceof String text) {
      return withoutZone(text);
    }
    return found instanceof Number || found instanceof Boolean ? found.toString() : found;
  }

  private static Object choices(Value.Column column, Map<String, Object> row) {
    Object found = row.get(column.name());
    if (found == null) {
      return null;
    }
    try {
      Map<?, ?> criteria = JSON.readValue(found.toString(), Map.class);
      Map<String, Object> coded = new HashMap<>();
      criteria.forEach(
          (name, answer) ->
              coded.put(
                  (String) name,
                  column.codes().isEmpty() || answer == null
                      ? answer
                      : column.codes().getOrDefault(answer.toString(), NONE.toString())));
      return coded;
    } catch (JsonProcessingException e) {
      return NONE;
    }
  }

  private static Object time(TimeValue value, Map<String, Object> row, ZoneId zone) {
    try {
      if (value instanceof TimeValue.Local local) {
        return local(local, row, zone);
      }
      TimeValue.Moment moment = (TimeValue.Moment) value;
      Object found = row.get(moment.column());
      if (found == null) {
        return null;
      }
      String text = found.toString();
      if (text.indexOf('T') < 0) {
        return withoutZone(text);
      }
      boolean dateOnly =
          moment.dateOnly() != null && Boolean.TRUE.equals(row.get(moment.dateOnly()));
      var time = Instant.parse(text).truncatedTo(ChronoUnit.MILLIS).atZone(zone);
      return dateOnly
          ? time.toLocalDate().toString()
          : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time);
    } catch (DateTimeException e) {
      return NONE;
    }
  }

  private static Object local(TimeValue.Local local, Map<String, Object> row, ZoneId zone) {
    Object date = row.get(local.date());
    Object time = local.time() == null ? null : row.get(local.time());
    if (date == null || time == null) {
      return date == null ? null : withoutZone(date.toString());
    }
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(
        LocalDate.parse(withoutZone(date.toString()))
            .atTime(LocalTime.parse(withoutZone(time.toString())).truncatedTo(ChronoUnit.MILLIS))
            .atZone(zone));
  }

  /** The connector writes local dates and times as if they were UTC's. */
  private static String withoutZone(String text) {
    return text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
  }
}
