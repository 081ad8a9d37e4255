package dk.fristvagt.rules.fact;

/**
 * Names a case. Case numbers are unique within a municipality only.
 *
 * @param municipality four digits
 * @param caseId the case system's own number
 */
public record CaseId(String municipality, String caseId) implements Comparable<CaseId> {

  @Override
  public int compareTo(CaseId other) {
    int byMunicipality = municipality.compareTo(other.municipality);
    return byMunicipality != 0 ? byMunicipality : caseId.compareTo(other.caseId);
  }
}
