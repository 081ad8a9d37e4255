package dk.fristvagt.sources.csv;

/** What a mapping makes of some cells of a row. */
@FunctionalInterface
interface Value {

  /**
   * A text, a {@link Long}, a {@link Boolean} or a map; null where the row says nothing; {@link
   * Row#BAD} where the row says what cannot be.
   */
  Object of(Row row);
}
