package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.CaseChangeKeys;

/** From a case's key to what it names. */
final class CaseKeys {

  private CaseKeys() {}

  /** The inverse of {@link CaseChangeKeys#caseOf}. */
  static CaseId parse(String caseKey) {
    return CaseChangeKeys.parse(caseKey + "/e/0")
        .map(key -> new CaseId(key.municipality(), key.caseId()))
        .orElseThrow(() -> new IllegalStateException("no case key"));
  }
}
