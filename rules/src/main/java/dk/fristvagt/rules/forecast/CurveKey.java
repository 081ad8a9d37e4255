package dk.fristvagt.rules.forecast;

/**
 * Whose curve.
 *
 * @param team null for the whole municipality's
 */
public record CurveKey(String rule, Stage stage, String municipality, String team) {

  CurveKey ofMunicipality() {
    return new CurveKey(rule, stage, municipality, null);
  }
}
