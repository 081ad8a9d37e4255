package dk.fristvagt.sources.capture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Where a value of a fact comes from. */
sealed interface Value {

  /** The columns that it is read from. */
  Set<String> columns();

  /**
   * What a column holds.
   *
   * @param codes what stands for which code of the database; empty where a value is taken as it is
   */
  record Column(String name, Map<String, String> codes) implements Value {

    public Column {
      codes = Map.copyOf(new LinkedHashMap<>(codes));
    }

    @Override
    public Set<String> columns() {
      return Set.of(name);
    }
  }

  /** The same in every row. */
  record Constant(String text) implements Value {

    @Override
    public Set<String> columns() {
      return Set.of();
    }
  }

  /** Texts and columns in turn, as {@code underretning-{id}-modtaget}. */
  record Template(List<Part> parts) implements Value {

    /** Either a text or the name of a column. */
    record Part(String text, boolean isColumn) {}

    public Template {
      parts = List.copyOf(parts);
    }

    @Override
    public Set<String> columns() {
      return parts.stream().filter(Part::isColumn).map(Part::text).collect(Collectors.toSet());
    }
  }
}
