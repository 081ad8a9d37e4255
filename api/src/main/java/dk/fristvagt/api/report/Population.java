package dk.fristvagt.api.report;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How many children, aged 0 to 17, live in which municipality, by year, as configured. Immutable.
 */
public final class Population {

  /** Nothing is known. */
  public static final Population NONE = new Population(Map.of());

  private final Map<String, NavigableMap<Integer, Integer>> byMunicipality;

  /**
   * @param byMunicipality children by year, by municipality code
   */
  public Population(Map<String, Map<Integer, Integer>> byMunicipality) {
    Map<String, NavigableMap<Integer, Integer>> copy = new HashMap<>();
    byMunicipality.forEach((code, years) -> copy.put(code, new TreeMap<>(years)));
    this.byMunicipality = copy;
  }

  /** The latest count that is not of a later year. */
  public Optional<Count> of(String municipality, int year) {
    return Optional.ofNullable(byMunicipality.get(municipality))
        .map(years -> years.floorEntry(year))
        .map(entry -> new Count(entry.getKey(), entry.getValue()));
  }

  /** The children of one year. */
  public record Count(int year, int children) {}
}
