package dk.fristvagt.rules.fact;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Turns the tree of a JSON object into a {@link Fact}, or says why not, in the order of {@link
 * RejectReason}.
 *
 * <p>Pure and thread-safe. Unknown fields are read past, save that a civil registration number in
 * them rejects the record.
 */
public final class FactReader {

  /** How far {@code occurredAt} may lie after {@code registeredAt}, and that after the clock. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private static final Pattern MUNICIPALITY = Pattern.compile("[0-9]{4}");

  private final Function<String, ZoneId> zones;

  /**
   * @param zones the zone of a municipality's code
   */
  public FactReader(Function<String, ZoneId> zones) {
    this.zones = zones;
  }

  /**
   * @param record maps with string keys, lists, strings, {@link Long}, {@link
   *     java.math.BigInteger}, {@link Double}, {@link Boolean} and nulls
   * @param clock the feed's clock, ms since the epoch
   * @throws RejectedFactException with the first reason that applies
   */
  public Fact read(Map<String, Object> record, long clock) throws RejectedFactException {
    EventType type = type(record);
    Object data = record.get("data");
    Map<?, ?> payload = data instanceof Map<?, ?> map ? map : Map.of();
    requirePresent(record, type, payload);
    if (data != null && !(data instanceof Map)) {
      throw bad("data");
    }
    String municipality = text(record, "municipality");
    if (!MUNICIPALITY.matcher(municipality).matches()) {
      throw bad("municipality");
    }
    ZoneId zone = zones.apply(municipality);
    Fact fact =
        new Fact(
            municipality,
            text(record, "caseId"),
            text(record, "eventId"),
            revision(record.get("revision")),
            flag(record.get("voided")),
            optionalText(record, "childId"),
            time(record, "occurredAt", zone),
            time(record, "registeredAt", zone),
            optionalText(record, "source"),
            type,
            payload(type, payload),
            null);
    if (holdsCprNumber(record)) {
      throw new RejectedFactException(RejectReason.CPR_NUMBER, "a text looks like a CPR number");
    }
    checkTimes(fact, clock);
    String canonical = CanonicalJson.of(record);
    return canonical.equals(CanonicalJson.of(fact)) ? fact : fact.withCanonicalJson(canonical);
  }

  /**
   * The checks that a fact must pass however it came, for one that is already typed.
   *
   * @throws RejectedFactException with the first reason that applies
   */
  public static void check(Fact fact, long clock) throws RejectedFactException {
    for (EventField field : fact.type().fields()) {
      Object value = fact.data().get(field.name());
      if (field.required() && (value == null || "".equals(value))) {
        throw missing("data." + field.name());
      }
    }
    requireText("eventId", fact.eventId());
    requireText("caseId", fact.caseId());
    if (!MUNICIPALITY.matcher(fact.municipality()).matches()) {
      throw bad("municipality");
    }
    if (fact.revision() < 0) {
      throw bad("revision");
    }
    for (EventField field : fact.type().fields()) {
      Object value = fact.data().get(field.name());
      if (value != null) {
        payloadValue(field, value);
      }
    }
    if (holdsCprNumber(fact.data())
        || CprNumbers.in(fact.eventId())
        || CprNumbers.in(fact.caseId())
        || holdsCprNumber(fact.childId())
        || holdsCprNumber(fact.source())) {
      throw new RejectedFactException(RejectReason.CPR_NUMBER, "a text looks like a CPR number");
    }
    checkTimes(fact, clock);
  }

  private static void checkTimes(Fact fact, long clock) throws RejectedFactException {
    long registered = fact.registeredAt().epochMilli();
    if (fact.occurredAt().epochMilli() - registered > TOLERANCE.toMillis()) {
      throw new RejectedFactException(
          RejectReason.OCCURRED_AFTER_REGISTERED,
          "occurredAt is more than 5 minutes after registeredAt");
    }
    if (registered - clock > TOLERANCE.toMillis()) {
      throw new RejectedFactException(
          RejectReason.REGISTERED_IN_FUTURE, "registeredAt is more than 5 minutes after the clock");
    }
  }

  private static EventType type(Map<String, Object> record) throws RejectedFactException {
    Object type = record.get("type");
    if (type == null) {
      throw missing("type");
    }
    return EventType.of(type.toString())
        .filter(known -> type instanceof String)
        .orElseThrow(
            () -> new RejectedFactException(RejectReason.UNKNOWN_TYPE, "type is no known event"));
  }

  private static void requirePresent(Map<String, Object> record, EventType type, Map<?, ?> payload)
      throws RejectedFactException {
    for (String name :
        new String[] {"eventId", "municipality", "caseId", "occurredAt", "registeredAt"}) {
      if (isAbsent(record.get(name))) {
        throw missing(name);
      }
    }
    for (EventField field : type.fields()) {
      if (field.required() && isAbsent(payload.get(field.name()))) {
        throw missing("data." + field.name());
      }
    }
  }

  private static boolean isAbsent(Object value) {
    return value == null || "".equals(value);
  }

  private static void requireText(String name, String value) throws RejectedFactException {
    if (isAbsent(value)) {
      throw missing(name);
    }
  }

  private static String text(Map<String, Object> record, String name) throws RejectedFactException {
    if (record.get(name) instanceof String text) {
      return text;
    }
    throw bad(name);
  }

  private static String optionalText(Map<String, Object> record, String name)
      throws RejectedFactException {
    return record.get(name) == null ? null : text(record, name);
  }

  private static FactTime time(Map<String, Object> record, String name, ZoneId zone)
      throws RejectedFactException {
    try {
      return FactTime.parse(text(record, name), zone);
    } catch (DateTimeException e) {
      throw bad(name);
    }
  }

  private static int revision(Object value) throws RejectedFactException {
    if (value == null) {
      return 0;
    }
    return (int) count("revision", value);
  }

  private static boolean flag(Object value) throws RejectedFactException {
    if (value == null) {
      return false;
    }
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw bad("voided");
  }

  private static Map<String, Object> payload(EventType type, Map<?, ?> payload)
      throws RejectedFactException {
    Map<String, Object> data = new HashMap<>();
    for (EventField field : type.fields()) {
      Object value = payload.get(field.name());
      if (value != null) {
        data.put(field.name(), payloadValue(field, value));
      }
    }
    return data;
  }

  private static Object payloadValue(EventField field, Object value) throws RejectedFactException {
    String name = "data." + field.name();
    FieldType type = field.type();
    if (type instanceof FieldType.Count) {
      return count(name, value);
    }
    if (type instanceof FieldType.Flag && value instanceof Boolean) {
      return value;
    }
    if (type instanceof FieldType.Text && value instanceof String) {
      return value;
    }
    if (type instanceof FieldType.Choice choice && choice.constants().contains(value)) {
      return value;
    }
    if (type instanceof FieldType.Date && value instanceof String text) {
      return date(name, text);
    }
    if (type instanceof FieldType.ChoiceByName choice && value instanceof Map<?, ?> map) {
      Map<String, String> criteria = new HashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String key)
            || key.isEmpty()
            || !choice.constants().contains(entry.getValue())) {
          throw bad(name);
        }
        criteria.put(key, (String) entry.getValue());
      }
      return Map.copyOf(criteria);
    }
    throw bad(name);
  }

  private static String date(String name, String text) throws RejectedFactException {
    try {
      LocalDate date = LocalDate.parse(text);
      if (date.getYear() < 1 || date.getYear() > 9999) {
        throw bad(name);
      }
      return text;
    } catch (DateTimeException e) {
      throw bad(name);
    }
  }

  private static long count(String name, Object value) throws RejectedFactException {
    if (value instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number;
    }
    throw bad(name);
  }

  private static boolean holdsCprNumber(Object tree) {
    if (tree instanceof String text) {
      return CprNumbers.in(text);
    }
    if (tree instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .anyMatch(entry -> holdsCprNumber(entry.getKey()) || holdsCprNumber(entry.getValue()));
    }
    if (tree instanceof Iterable<?> items) {
      for (Object item : items) {
        if (holdsCprNumber(item)) {
          return true;
        }
      }
    }
    return false;
  }

  private static RejectedFactException missing(String field) {
    return new RejectedFactException(RejectReason.MISSING_FIELD, field + " is missing");
  }

  private static RejectedFactException bad(String field) {
    return new RejectedFactException(RejectReason.BAD_VALUE, field + " has a bad value");
  }
}
