package dk.fristvagt.casesystem;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The tables of the sample case system. */
public final class SampleDatabase {

  /** Where the tables are. */
  public static final String SCHEMA = "fagsystem";

  /** Of the tables that are captured. */
  public static final String PUBLICATION = "fristvagt";

  private SampleDatabase() {}

  /** Makes the tables, unless they are there. */
  public static void ensure(Connection database) throws SQLException {
    try (Statement statement = database.createStatement()) {
      try (ResultSet rows = statement.executeQuery("SELECT to_regnamespace('fagsystem')")) {
        rows.next();
        if (rows.getString(1) != null) {
          return;
        }
      }
      // Several statements in one go are one transaction.
      statement.execute(text("schema.sql"));
      statement.execute("RESET search_path");
    }
  }

  /** The mapping of the tables to facts, as YAML. */
  public static String mapping() {
    return text("mapping.yaml");
  }

  private static String text(String resource) {
    try (InputStream in = SampleDatabase.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
