package dk.fristvagt.rules.fact;

import java.util.Map;

/**
 * One record of one fact about one case ("case change").
 *
 * <p>{@code (municipality, caseId, eventId)} names the fact; records with a higher {@code revision}
 * correct it and a {@code voided} one takes it back.
 *
 * @param municipality four digits
 * @param revision 0 or more
 * @param childId a pseudonym, or null
 * @param occurredAt when it happened in the world
 * @param registeredAt when it was typed into the case system
 * @param source the system it comes from, or null
 * @param data the payload: only fields of {@code type}, absent ones left out; values as {@link
 *     FieldType} says
 * @param canonicalJson the record as it came, as JSON with keys sorted and no white space, or null
 *     where {@link CanonicalJson#of} of this record is the same text; breaks ties between equal
 *     revisions registered at the same time
 */
public record Fact(
    String municipality,
    String caseId,
    String eventId,
    int revision,
    boolean voided,
    String childId,
    FactTime occurredAt,
    FactTime registeredAt,
    String source,
    EventType type,
    Map<String, Object> data,
    String canonicalJson) {

  public Fact {
    data = Map.copyOf(data);
  }

  /** The case this fact is about. */
  public CaseId caseKey() {
    return new CaseId(municipality, caseId);
  }

  /** The text field of that name, or null when it is absent. */
  public String text(String field) {
    return (String) data.get(field);
  }

  /** The canonical text that breaks ties: the one it came with, else its rendering. */
  public String canonical() {
    return canonicalJson != null ? canonicalJson : CanonicalJson.of(this);
  }

  /** This record with another payload. */
  public Fact withData(Map<String, Object> other) {
    return new Fact(
        municipality,
        caseId,
        eventId,
        revision,
        voided,
        childId,
        occurredAt,
        registeredAt,
        source,
        type,
        other,
        canonicalJson);
  }

  /** This record with the canonical text it came with. */
  public Fact withCanonicalJson(String canonical) {
    return new Fact(
        municipality,
        caseId,
        eventId,
        revision,
        voided,
        childId,
        occurredAt,
        registeredAt,
        source,
        type,
        data,
        canonical);
  }
}
