package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.catalogue.yaml.Findings;
import dk.fristvagt.rules.catalogue.yaml.Located;
import dk.fristvagt.rules.catalogue.yaml.Suggestion;
import dk.fristvagt.sources.mapping.InvalidMappingException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Holds a mapping against the database that it speaks of: its tables and columns, and whether what
 * the mapping needs of them can be captured at all.
 */
public final class DatabaseCheck {

  private static final String COLUMNS =
      "SELECT table_name, column_name, data_type FROM information_schema.columns"
          + " WHERE table_schema = ?";
  private static final String REPLICA_IDENTITIES =
      "SELECT c.relname, c.relreplident FROM pg_class c"
          + " JOIN pg_namespace n ON n.oid = c.relnamespace"
          + " WHERE n.nspname = ? AND c.relkind IN ('r', 'p')";
  private static final String PUBLISHED =
      "SELECT tablename FROM pg_publication_tables WHERE pubname = ? AND schemaname = ?";

  private final Connection database;
  private final Findings findings = new Findings();

  private DatabaseCheck(Connection database) {
    this.database = database;
  }

  /**
   * Reads only.
   *
   * @param publication the one that the connector is to read; null where it is not made yet
   * @throws InvalidMappingException with all that does not fit
   * @throws SQLException when the database cannot be asked
   */
  public static void check(MappingLoader.Loaded loaded, Connection database, String publication)
      throws InvalidMappingException, SQLException {
    new DatabaseCheck(database).run(loaded, publication);
  }

  private void run(MappingLoader.Loaded loaded, String publication)
      throws InvalidMappingException, SQLException {
    String schema = loaded.mapping().schema();
    Map<String, Map<String, String>> columns = columns(schema);
    Set<String> full = tablesWithWholeRows(schema);
    Set<String> published = publication == null ? null : published(publication, schema);
    for (MappingPlaces.Place place : loaded.places().all()) {
      Map<String, String> table = columns.get(place.table());
      if (place.column() != null) {
        if (table != null) {
          column(place, table);
        }
      } else if (table == null) {
        findings.add(
            place.at(),
            "the database has no table "
                + schema
                + "."
                + place.table()
                + Suggestion.forName(place.table(), columns.keySet()));
      } else {
        table(place.at(), schema + "." + place.table(), place.table(), full, published);
      }
    }
    requireLogicalDecoding();
    if (findings.count() > 0) {
      throw new InvalidMappingException(findings.all());
    }
  }

  private void column(MappingPlaces.Place place, Map<String, String> table) {
    String type = table.get(place.column());
    if (type == null) {
      findings.add(
          place.at(),
          "the table "
              + place.table()
              + " has no column "
              + place.column()
              + Suggestion.forName(place.column(), table.keySet()));
    } else if (!place.kind().accepts(type)) {
      findings.add(
          place.at(),
          "the column "
              + place.table()
              + "."
              + place.column()
              + " is "
              + type
              + "; needed is "
              + place.kind().words());
    }
  }

  private void table(
      Located at, String qualified, String table, Set<String> full, Set<String> published) {
    if (!full.contains(table)) {
      findings.add(
          at,
          "the table gives no whole rows when one is changed or deleted; run: ALTER TABLE "
              + qualified
              + " REPLICA IDENTITY FULL");
    }
    if (published != null && !published.contains(table)) {
      findings.add(at, "the publication does not have the table");
    }
  }

  private void requireLogicalDecoding() throws SQLException {
    try (PreparedStatement query = database.prepareStatement("SHOW wal_level");
        ResultSet rows = query.executeQuery()) {
      rows.next();
      if (!rows.getString(1).equals("logical")) {
        findings.add(
            1,
            1,
            "",
            "the server's wal_level is "
                + rows.getString(1)
                + "; set it to"
                + " logical and restart the server");
      }
    }
  }

  private Map<String, Map<String, String>> columns(String schema) throws SQLException {
    Map<String, Map<String, String>> columns = new HashMap<>();
    try (PreparedStatement query = database.prepareStatement(COLUMNS)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          columns
              .computeIfAbsent(rows.getString(1), name -> new HashMap<>())
              .put(rows.getString(2), rows.getString(3));
        }
      }
    }
    return columns;
  }

  private Set<String> tablesWithWholeRows(String schema) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (PreparedStatement query = database.prepareStatement(REPLICA_IDENTITIES)) {
      query.setString(1, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          if (rows.getString(2).equals("f")) {
            tables.add(rows.getString(1));
          }
        }
      }
    }
    return tables;
  }

  private Set<String> published(String publication, String schema) throws SQLException {
    Set<String> tables = new HashSet<>();
    try (PreparedStatement query = database.prepareStatement(PUBLISHED)) {
      query.setString(1, publication);
      query.setString(2, schema);
      try (ResultSet rows = query.executeQuery()) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
    }
    return tables;
  }
}
