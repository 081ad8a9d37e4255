package dk.fristvagt.schemas;

/**
 * What the key of a fact's record names.
 *
 * @param municipality four digits
 * @param revision 0 or more
 */
public record FactKey(String municipality, String caseId, String eventId, int revision) {

  /** The key as it stands in the topic. */
  public String text() {
    return CaseChangeKeys.fact(municipality, caseId, eventId, revision);
  }
}
