package dk.fristvagt.api.table;

/**
 * One column.
 *
 * @param header in the table's language; the same for every request in that language
 */
public record Column(String header, ColumnType type) {}
