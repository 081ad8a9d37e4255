package dk.fristvagt.sources.capture;

import java.util.Map;

/**
 * What became of one row.
 *
 * @param before null where the row is new, or its past is not known
 * @param after null where it was deleted
 */
record RowChange(String table, Map<String, Object> before, Map<String, Object> after) {}
