package dk.fristvagt.rules.catalogue;

/**
 * What a predicate says of an event: a field that is absent makes it unknown unless the rest
 * decides it.
 */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  public static Truth of(boolean value) {
    return value ? TRUE : FALSE;
  }
}
