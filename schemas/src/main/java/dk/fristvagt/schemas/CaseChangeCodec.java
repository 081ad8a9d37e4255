package dk.fristvagt.schemas;

import dk.fristvagt.rules.fact.CanonicalJson;
import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import dk.fristvagt.schemas.v1.CaseChange;
import dk.fristvagt.schemas.v1.Precision;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.function.Function;

/**
 * Turns facts into the records of {@code case-changes} and back.
 *
 * <p>A fact and its record hold the same, save for the texts of the two times, which a decoded fact
 * does not have ({@link FactTime#text()} is null): {@link #canonical} gives them back. Thread-safe,
 * as far as the zone function is.
 *
 * <p>The <em>standard rendering</em> of a record is JSON with keys sorted and no white space,
 * {@code revision} and {@code voided} always there, {@code childId} and {@code source} where they
 * have a value, an instant as ISO-8601 with the municipality's offset and seconds ({@code
 * 2021-03-01T10:15:00+01:00}, a fraction only where it is not zero) and a date as {@code
 * yyyy-MM-dd}. What looks like a CPR number in the canonical text, which of a valid fact can only
 * be a JSON number, is masked. A record carries its canonical text only where it is another one.
 */
public final class CaseChangeCodec {

  private static final long FIRST_TIME = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
  private static final long AFTER_LAST_TIME =
      Instant.parse("+10000-01-01T00:00:00Z").toEpochMilli();

  private final Function<String, ZoneId> zones;

  /**
   * @param zones the zone of a municipality's code
   */
  public CaseChangeCodec(Function<String, ZoneId> zones) {
    this.zones = zones;
  }

  /**
   * The record of a fact.
   *
   * @throws IllegalArgumentException when an enum field has a value that is no constant of it
   */
  public CaseChange encode(Fact fact) {
    CaseChange change = new CaseChange();
    change.put(Position.EVENT_ID, fact.eventId());
    change.put(Position.REVISION, fact.revision());
    change.put(Position.VOIDED, fact.voided());
    change.put(Position.MUNICIPALITY, fact.municipality());
    change.put(Position.CASE_ID, fact.caseId());
    change.put(Position.CHILD_ID, fact.childId());
    change.put(Position.OCCURRED_AT, fact.occurredAt().epochMilli());
    change.put(Position.OCCURRED_AT_PRECISION, precision(fact.occurredAt()));
    change.put(Position.REGISTERED_AT, fact.registeredAt().epochMilli());
    change.put(Position.REGISTERED_AT_PRECISION, precision(fact.registeredAt()));
    change.put(Position.SOURCE, fact.source());
    change.put(Position.TYPE, fact.type().identifier());
    change.put(Position.CANONICAL_JSON, canonicalWhereNotStandard(fact));
    PayloadCodec.of(fact.type().identifier()).put(fact.data(), change);
    return change;
  }

  /**
   * The fact of a record that passed {@link #read} before, or was encoded here: nothing but what
   * cannot be made into a fact is looked for.
   *
   * @throws RejectedFactException when the type or a constant is not known here, or the payload is
   *     missing
   */
  public Fact decode(CaseChange change) throws RejectedFactException {
    PayloadCodec payload = payloadOf(change);
    if (!payload.isIn(change) && payload.firstRequired().isPresent()) {
      throw new RejectedFactException(
          RejectReason.MISSING_FIELD, "data." + payload.firstRequired().get() + " is missing");
    }
    Fact fact = fact(change, payload);
    String unrecognised = payload.unrecognised(fact.data());
    if (unrecognised != null) {
      throw bad("data." + unrecognised);
    }
    return fact;
  }

  /**
   * The fact of a record that may come from anywhere.
   *
   * @param clock the feed's clock, ms since the epoch
   * @throws RejectedFactException with the first reason that applies
   */
  public Fact read(CaseChange change, long clock) throws RejectedFactException {
    Fact fact = fact(change, payloadOf(change));
    RejectedFactException rejected = null;
    try {
      FactReader.check(fact, clock);
    } catch (RejectedFactException e) {
      if (e.reason().compareTo(RejectReason.BAD_VALUE) <= 0) {
        throw e;
      }
      rejected = e;
    }
    requireTime("occurredAt", fact.occurredAt(), fact.municipality());
    requireTime("registeredAt", fact.registeredAt(), fact.municipality());
    if (fact.canonicalJson() != null && CprNumbers.in(fact.canonicalJson())) {
      throw new RejectedFactException(RejectReason.CPR_NUMBER, "a text looks like a CPR number");
    }
    if (rejected != null) {
      throw rejected;
    }
    return fact;
  }

  /** The canonical text of a record: the one that it carries, else the standard rendering. */
  public String canonical(CaseChange change) {
    if (change.getCanonicalJson() != null) {
      return change.getCanonicalJson();
    }
    try {
      return canonical(fact(change, payloadOf(change)));
    } catch (RejectedFactException e) {
      throw new IllegalArgumentException("a record of an unknown type has no canonical text", e);
    }
  }

  /**
   * The canonical text of a fact, decoded or not; unlike {@link Fact#canonical()} it supplies the
   * texts of times that have none. Equal to {@link #canonical(CaseChange)} of its record.
   */
  public String canonical(Fact fact) {
    if (fact.canonicalJson() != null) {
      return CprNumbers.mask(fact.canonicalJson());
    }
    ZoneId zone = zones.apply(fact.municipality());
    String text =
        CanonicalJson.of(
            new Fact(
                fact.municipality(),
                fact.caseId(),
                fact.eventId(),
                fact.revision(),
                fact.voided(),
                fact.childId(),
                withText(fact.occurredAt(), zone),
                withText(fact.registeredAt(), zone),
                fact.source(),
                fact.type(),
                fact.data(),
                null));
    return CprNumbers.mask(text);
  }

  private String canonicalWhereNotStandard(Fact fact) {
    if (fact.canonicalJson() != null) {
      return CprNumbers.mask(fact.canonicalJson());
    }
    ZoneId zone = zones.apply(fact.municipality());
    return isStandard(fact.occurredAt(), zone) && isStandard(fact.registeredAt(), zone)
        ? null
        : canonical(fact);
  }

  private static boolean isStandard(FactTime time, ZoneId zone) {
    return time.text() == null
        || time.text().equals(StandardTime.text(time.epochMilli(), time.datePrecision(), zone));
  }

  private static FactTime withText(FactTime time, ZoneId zone) {
    return time.text() != null
        ? time
        : new FactTime(
            time.epochMilli(),
            time.datePrecision(),
            StandardTime.text(time.epochMilli(), time.datePrecision(), zone));
  }

  private static Fact fact(CaseChange change, PayloadCodec payload) {
    Map<String, Object> data = payload.get(change);
    return new Fact(
        change.getMunicipality(),
        change.getCaseId(),
        change.getEventId(),
        change.getRevision(),
        change.getVoided(),
        change.getChildId(),
        new FactTime(
            change.getOccurredAt(), change.getOccurredAtPrecision() == Precision.DATE, null),
        new FactTime(
            change.getRegisteredAt(), change.getRegisteredAtPrecision() == Precision.DATE, null),
        change.getSource(),
        payload.type(),
        data,
        change.getCanonicalJson());
  }

  private static PayloadCodec payloadOf(CaseChange change) throws RejectedFactException {
    PayloadCodec payload = PayloadCodec.of(change.getType());
    if (payload == null) {
      throw new RejectedFactException(RejectReason.UNKNOWN_TYPE, "type is no known event");
    }
    return payload;
  }

  private static Precision precision(FactTime time) {
    return time.datePrecision() ? Precision.DATE : Precision.INSTANT;
  }

  private void requireTime(String name, FactTime time, String municipality)
      throws RejectedFactException {
    if (time.epochMilli() < FIRST_TIME || time.epochMilli() >= AFTER_LAST_TIME) {
      throw bad(name);
    }
    if (time.datePrecision() && !isStartOfDay(time.epochMilli(), zones.apply(municipality))) {
      throw bad(name);
    }
  }

  private static boolean isStartOfDay(long epochMilli, ZoneId zone) {
    ZonedDateTime time = Instant.ofEpochMilli(epochMilli).atZone(zone);
    return time.toLocalDate().atStartOfDay(zone).toInstant().equals(time.toInstant());
  }

  private static RejectedFactException bad(String field) {
    return new RejectedFactException(RejectReason.BAD_VALUE, field + " has a bad value");
  }

  /** Where the fields of the envelope stand in the record. */
  private static final class Position {
    static final int EVENT_ID = of("eventId");
    static final int REVISION = of("revision");
    static final int VOIDED = of("voided");
    static final int MUNICIPALITY = of("municipality");
    static final int CASE_ID = of("caseId");
    static final int CHILD_ID = of("childId");
    static final int OCCURRED_AT = of("occurredAt");
    static final int OCCURRED_AT_PRECISION = of("occurredAtPrecision");
    static final int REGISTERED_AT = of("registeredAt");
    static final int REGISTERED_AT_PRECISION = of("registeredAtPrecision");
    static final int SOURCE = of("source");
    static final int TYPE = of("type");
    static final int CANONICAL_JSON = of("canonicalJson");

    private Position() {}

    private static int of(String field) {
      return CaseChange.getClassSchema().getField(field).pos();
    }
  }
}
