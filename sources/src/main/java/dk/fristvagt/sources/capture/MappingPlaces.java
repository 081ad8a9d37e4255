package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.Located;
import java.util.ArrayList;
import java.util.List;

/** Where a mapping names what must be in the database, and what it must be like. */
public final class MappingPlaces {

  /** What kind of column is called for. */
  enum Kind {
    ANY("any", List.of()),
    INSTANT("timestamp with time zone", List.of("timestamp with time zone")),
    MOMENT("timestamp with time zone or date", List.of("timestamp with time zone", "date")),
    DATE("date", List.of("date")),
    TIME("time without time zone", List.of("time without time zone")),
    FLAG("boolean", List.of("boolean")),
    WHOLE_NUMBER("smallint, integer or bigint", List.of("smallint", "integer", "bigint")),
    JSON("json or jsonb", List.of("json", "jsonb")),
    TEXT(
        "a text, a whole number or a uuid",
        List.of(
            "text",
            "character varying",
            "character",
            "smallint",
            "integer",
            "bigint",
            "uuid",
            "USER-DEFINED"));

    private final String words;
    private final List<String> types;

    Kind(String words, List<String> types) {
      this.words = words;
      this.types = types;
    }

    String words() {
      return words;
    }

    /**
     * @param type as {@code information_schema.columns.data_type} says it
     */
    boolean accepts(String type) {
      return types.isEmpty() || types.contains(type);
    }
  }

  /**
   * @param column null for the table itself
   */
  record Place(Located at, String table, String column, Kind kind) {}

  private final List<Place> places = new ArrayList<>();

  void add(Located at, String table, String column, Kind kind) {
    places.add(new Place(at, table, column, kind));
  }

  List<Place> all() {
    return List.copyOf(places);
  }
}
