package dk.fristvagt.rules.catalogue.yaml;

import java.util.Comparator;

/**
 * One thing that is wrong with a catalogue file.
 *
 * @param line from 1
 * @param column from 1
 * @param path where in the catalogue, as {@code rules[assessment-4m].versions[2].within}; empty for
 *     the file as a whole
 */
public record CatalogueError(int line, int column, String path, String message)
    implements Comparable<CatalogueError> {

  private static final Comparator<CatalogueError> ORDER =
      Comparator.comparingInt(CatalogueError::line)
          .thenComparingInt(CatalogueError::column)
          .thenComparing(CatalogueError::path)
          .thenComparing(CatalogueError::message);

  @Override
  public int compareTo(CatalogueError other) {
    return ORDER.compare(this, other);
  }

  /** {@code 12:7 rules[assessment-4m].within: is required}. */
  @Override
  public String toString() {
    return line + ":" + column + " " + (path.isEmpty() ? "" : path + ": ") + message;
  }
}
