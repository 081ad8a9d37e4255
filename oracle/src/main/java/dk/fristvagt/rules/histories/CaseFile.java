package dk.fristvagt.rules.histories;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.conformance.Translation;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.oracle.Oracle;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The records of one case, written by hand, under the built-in catalogue.
 *
 * <p>Whenever it is asked, the oracle is asked too, and must say the same.
 *
 * <p>Times are written as {@code 2021-03-01} (a date alone), {@code 2021-03-01T10:15} (local) or
 * with an offset. What is registered is registered when it happens, unless said otherwise.
 */
public final class CaseFile {

  private static final CaseEvaluator EVALUATOR =
      new CaseEvaluator(BuiltInCatalogues.dkChildServices(), Calendars.danish(false));

  private final List<Fact> records = new ArrayList<>();

  /** Registers a fact when it happens. The payload is name, value, name, value. */
  public CaseFile add(String eventId, EventType type, String occurredAt, Object... payload) {
    return add(eventId, 0, false, type, occurredAt, occurredAt, payload);
  }

  /** Registers a fact later than it happened. */
  public CaseFile addLate(
      String eventId, EventType type, String occurredAt, String registeredAt, Object... payload) {
    return add(eventId, 0, false, type, occurredAt, registeredAt, payload);
  }

  /** Corrects a fact. */
  public CaseFile correct(
      String eventId,
      int revision,
      EventType type,
      String occurredAt,
      String registeredAt,
      Object... payload) {
    return add(eventId, revision, false, type, occurredAt, registeredAt, payload);
  }

  /** Takes a fact back: its latest record again, with the next revision. */
  public CaseFile takeBack(String eventId, String registeredAt) {
    Fact latest =
        records.stream().filter(r -> r.eventId().equals(eventId)).reduce((a, b) -> b).orElseThrow();
    records.add(
        new Fact(
            latest.municipality(),
            latest.caseId(),
            eventId,
            latest.revision() + 1,
            true,
            null,
            latest.occurredAt(),
            time(registeredAt),
            null,
            latest.type(),
            latest.data(),
            null));
    return this;
  }

  private CaseFile add(
      String eventId,
      int revision,
      boolean voided,
      EventType type,
      String occurredAt,
      String registeredAt,
      Object... payload) {
    Map<String, Object> data = new HashMap<>();
    for (int i = 0; i < payload.length; i += 2) {
      Object value = payload[i + 1];
      data.put(
          (String) payload[i],
          value instanceof Integer number ? (Object) number.longValue() : value);
    }
    records.add(
        new Fact(
            "0330",
            "c-1",
            eventId,
            revision,
            voided,
            null,
            time(occurredAt),
            time(registeredAt),
            null,
            type,
            data,
            null));
    return this;
  }

  public List<Fact> records() {
    return records;
  }

  /** Every obligation at a clock, by id. */
  public Map<String, Obligation> at(String clock) {
    return at(millis(clock));
  }

  /** Every obligation at a clock, by id. */
  public Map<String, Obligation> at(long clock) {
    List<Obligation> evaluated = EVALUATOR.evaluate(records, clock).obligations();
    assertThat(Translation.sorted(evaluated))
        .as("as the oracle says")
        .isEqualTo(Oracle.obligations(records, Instant.ofEpochMilli(clock)));
    Map<String, Obligation> obligations = new HashMap<>();
    for (Obligation o : evaluated) {
      assertThat(obligations.put(o.id(), o)).as("two obligations %s", o.id()).isNull();
    }
    return obligations;
  }

  /**
   * The first obligation that an event opened under a rule, at a clock; null where there is none.
   */
  public Obligation at(String clock, String rule, String startEventId) {
    return at(clock, rule, startEventId, 1);
  }

  /**
   * The n-th obligation that an event opened under a recurring rule, at a clock; null where there
   * is none.
   */
  public Obligation at(String clock, String rule, String startEventId, int occurrence) {
    return at(clock).get(rule + "/0330/c-1/" + startEventId + "/" + occurrence);
  }

  /** The status of the first obligation that an event opened under a rule. */
  public String status(String clock, String rule, String startEventId) {
    Obligation obligation = at(clock, rule, startEventId);
    return obligation == null ? "none" : obligation.status().label();
  }

  /** The status of the n-th. */
  public String status(String clock, String rule, String startEventId, int occurrence) {
    Obligation obligation = at(clock, rule, startEventId, occurrence);
    return obligation == null ? "none" : obligation.status().label();
  }

  /** The evaluator of the built-in catalogue. */
  public static CaseEvaluator evaluator() {
    return EVALUATOR;
  }

  /** Copenhagen's calendar. */
  public static MunicipalCalendar calendar() {
    return EVALUATOR.calendars().of("0330");
  }

  /** A written time in ms since the epoch. */
  public static long millis(String written) {
    return time(written).epochMilli();
  }

  /** An instant as UTC text. */
  public static String utc(Long epochMilli) {
    return epochMilli == null ? null : Instant.ofEpochMilli(epochMilli).toString();
  }

  private static FactTime time(String written) {
    boolean isLocal =
        written.length() > 10 && !written.endsWith("Z") && !written.matches(".*[+-]\\d\\d:\\d\\d");
    return isLocal
        ? FactTime.ofInstant(
            LocalDateTime.parse(written).atZone(Edges.COPENHAGEN).toInstant().toEpochMilli())
        : FactTime.parse(written, Edges.COPENHAGEN);
  }
}
