package dk.fristvagt.bench;

import dk.fristvagt.streams.view.CaseGauge;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * A PostgreSQL on this machine with the same data, asked for the same answers over one connection
 * with prepared statements; every column is read. It holds live obligations alone, vacuumed and
 * analysed, with an index for each question, and is not written to meanwhile.
 *
 * <p>Answers come two ways: from the rows themselves, and from counts that whoever writes the rows
 * would have to keep ({@code kept}).
 */
final class PostgresPeer implements AutoCloseable {

  static final int PAGE = 100;

  private static final String TABLES =
      """
      CREATE TABLE obligation (
        id text NOT NULL, rule text NOT NULL, rule_version int NOT NULL, municipality text NOT NULL,
        case_id text NOT NULL, match_key text, occurrence int NOT NULL, start_at timestamptz NOT NULL,
        due timestamptz NOT NULL, due_day date NOT NULL, warn_at timestamptz, status text NOT NULL,
        team text NOT NULL, caseworker text NOT NULL);
      CREATE TABLE raw_figure (
        day date NOT NULL, rule text NOT NULL, municipality text NOT NULL, team text NOT NULL,
        caseworker text NOT NULL, met int NOT NULL, late int NOT NULL, overdue int NOT NULL,
        lapsed int NOT NULL, missed int NOT NULL, unknown int NOT NULL);
      CREATE TABLE open_case (
        case_id text NOT NULL, municipality text NOT NULL, target text, team text NOT NULL,
        caseworker text NOT NULL);
      CREATE TABLE child_measure (
        child text NOT NULL, municipality text NOT NULL, team text NOT NULL);
      CREATE TABLE notification_day (municipality text NOT NULL, day date NOT NULL, n int NOT NULL);
      """;

  private static final String INDEXES =
      """
      ALTER TABLE obligation ADD PRIMARY KEY (id);
      CREATE INDEX ON obligation (due, id);
      CREATE INDEX ON obligation (status, due);
      CREATE INDEX ON obligation (team, due, id);
      CREATE INDEX ON obligation (caseworker, due, id);
      CREATE INDEX ON obligation (case_id, due, id);
      CREATE INDEX ON obligation (rule, status, due);
      CREATE INDEX ON obligation (team, rule, status, due);
      CREATE TABLE figure AS
        SELECT day, rule, municipality, team, caseworker, sum(met)::int met, sum(late)::int late,
          sum(overdue)::int overdue, sum(lapsed)::int lapsed, sum(missed)::int missed,
          sum(unknown)::int unknown
        FROM raw_figure GROUP BY 1, 2, 3, 4, 5;
      DROP TABLE raw_figure;
      ALTER TABLE figure ADD PRIMARY KEY (day, rule, municipality, team, caseworker);
      CREATE INDEX ON figure (team, day);
      CREATE INDEX ON open_case (team);
      CREATE INDEX ON child_measure (team);
      CREATE INDEX ON notification_day (day);
      CREATE TABLE kept_live AS
        SELECT municipality, team, rule, count(*) FILTER (WHERE status = 'open') open,
          count(*) FILTER (WHERE status = 'due-soon') due_soon,
          count(*) FILTER (WHERE status = 'overdue') overdue
        FROM obligation GROUP BY 1, 2, 3;
      CREATE INDEX ON kept_live (team);
      CREATE TABLE kept_figure AS
        SELECT day, municipality, team, rule, sum(met)::int met, sum(late)::int late,
          sum(overdue)::int overdue, sum(lapsed)::int lapsed, sum(missed)::int missed,
          sum(unknown)::int unknown
        FROM figure GROUP BY 1, 2, 3, 4;
      CREATE INDEX ON kept_figure (day);
      CREATE INDEX ON kept_figure (team, day);
      CREATE TABLE kept_caseload AS
        SELECT municipality, team, caseworker, target, count(*) n FROM open_case GROUP BY 1, 2, 3, 4;
      CREATE TABLE kept_children AS
        SELECT municipality, NULL::text team, count(DISTINCT child) n FROM child_measure GROUP BY 1
        UNION ALL
        SELECT municipality, team, count(DISTINCT child) FROM child_measure GROUP BY 1, 2;
      """;

  private final EmbeddedPostgres postgres;
  private final Connection connection;
  private final Map<String, PreparedStatement> statements = new HashMap<>();

  PostgresPeer(LiveWorld world) throws IOException, SQLException {
    postgres =
        EmbeddedPostgres.builder()
            .setServerConfig("shared_buffers", "1GB")
            .setServerConfig("effective_cache_size", "4GB")
            .setServerConfig("work_mem", "64MB")
            .setServerConfig("maintenance_work_mem", "512MB")
            .setServerConfig("random_page_cost", "1.1")
            .setServerConfig("jit", "off")
            .setServerConfig("synchronous_commit", "off")
            .start();
    connection = postgres.getPostgresDatabase().getConnection();
    try (Statement statement = connection.createStatement()) {
      statement.execute(TABLES);
      load(world);
      statement.execute(INDEXES);
      statement.execute("VACUUM ANALYZE");
    }
  }

  String version() throws SQLException {
    return connection.getMetaData().getDatabaseProductVersion();
  }

  /** Status, from the rows; of all for a null team. */
  int status(String team) throws SQLException {
    String of = team == null ? "" : " WHERE team = ?";
    int read =
        read(
            "SELECT rule, count(*) FILTER (WHERE status = 'open'),"
                + " count(*) FILTER (WHERE status = 'due-soon'),"
                + " count(*) FILTER (WHERE status = 'overdue'),"
                + " min(due) FILTER (WHERE status = 'overdue') FROM obligation"
                + of
                + " GROUP BY rule",
            team);
    read += windows("figure", team);
    read +=
        read(
            "SELECT municipality, caseworker, target, count(*) FROM open_case"
                + of
                + " GROUP BY 1, 2, 3",
            team);
    read +=
        read(
            "SELECT count(*) FROM (SELECT DISTINCT municipality, child FROM child_measure"
                + of
                + ") c",
            team);
    return read + notifications(team);
  }

  /** Status, from counts that are kept. */
  int keptStatus(String team) throws SQLException {
    String of = team == null ? "" : " WHERE team = ?";
    int read =
        read(
            "SELECT rule, sum(open), sum(due_soon), sum(overdue) FROM kept_live"
                + of
                + " GROUP BY rule",
            team);
    for (String rule : LiveWorld.RULES) {
      read +=
          read(
              "SELECT min(due) FROM obligation WHERE rule = ? AND status = 'overdue'"
                  + (team == null ? "" : " AND team = ?"),
              rule,
              team);
    }
    read += windows("kept_figure", team);
    read +=
        read(
            "SELECT municipality, caseworker, target, sum(n) FROM kept_caseload"
                + of
                + " GROUP BY 1, 2, 3",
            team);
    read +=
        read(
            "SELECT sum(n) FROM kept_children WHERE "
                + (team == null ? "team IS NULL" : "team = ?"),
            team);
    return read + notifications(team);
  }

  /** A worklist page with its total; by a column and a value, or of all. */
  int page(String column, String value, boolean kept) throws SQLException {
    String of = column == null ? "" : " WHERE " + column + " = ?";
    return rows("SELECT * FROM obligation" + of + " ORDER BY due, id LIMIT 101", value)
        + total(column, value, kept);
  }

  /** The page after a row. */
  int pageAfter(Instant due, String id, boolean kept) throws SQLException {
    return rows(
            "SELECT * FROM obligation WHERE (due, id) > (?::timestamptz, ?)"
                + " ORDER BY due, id LIMIT 101",
            due.toString(),
            id)
        + total(null, null, kept);
  }

  /** A page of all in the order of cases. */
  int pageByCase(boolean kept) throws SQLException {
    return rows("SELECT * FROM obligation ORDER BY case_id, due, id LIMIT 101")
        + total(null, null, kept);
  }

  /** Compliance of this year by team and month, without durations and figures at close. */
  int compliance(boolean kept) throws SQLException {
    return read(
        "SELECT rule, municipality, team, date_trunc('month', day), sum(met), sum(late),"
            + " sum(overdue), sum(lapsed), sum(missed), sum(unknown) FROM "
            + (kept ? "kept_figure" : "figure")
            + " WHERE day >= DATE '2026-01-01' AND day < DATE '2027-01-01'"
            + " GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4");
  }

  @Override
  public void close() throws IOException, SQLException {
    connection.close();
    postgres.close();
  }

  private int total(String column, String value, boolean kept) throws SQLException {
    String of = column == null ? "" : " WHERE " + column + " = ?";
    return kept && !"caseworker".equals(column)
        ? read("SELECT sum(open + due_soon + overdue) FROM kept_live" + of, value)
        : read("SELECT count(*) FROM obligation" + of, value);
  }

  private int windows(String table, String team) throws SQLException {
    return read(
        "SELECT rule, sum(met) FILTER (WHERE day >= DATE '2026-03-01'),"
            + " sum(met + late + overdue + lapsed + missed + unknown)"
            + " FILTER (WHERE day >= DATE '2026-03-01'),"
            + " sum(met) FILTER (WHERE day > DATE '2026-02-16'),"
            + " sum(met + late + overdue + lapsed + missed + unknown)"
            + " FILTER (WHERE day > DATE '2026-02-16') FROM "
            + table
            + " WHERE day > DATE '2026-02-16'"
            + (team == null ? "" : " AND team = ?")
            + " GROUP BY rule",
        team);
  }

  private int notifications(String team) throws SQLException {
    return team != null
        ? 0
        : read(
            "SELECT sum(n) FILTER (WHERE day >= DATE '2026-03-01'),"
                + " sum(n) FROM notification_day WHERE day > DATE '2026-02-16'");
  }

  private int rows(String sql, String... parameters) throws SQLException {
    return read(sql, parameters);
  }

  /** Reads every column of every row; a null parameter is left out. */
  private int read(String sql, String... parameters) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    int parameter = 0;
    for (String value : parameters) {
      if (value != null) {
        statement.setString(++parameter, value);
      }
    }
    try (ResultSet rows = statement.executeQuery()) {
      int columns = rows.getMetaData().getColumnCount();
      int read = 0;
      List<Object> row = new ArrayList<>();
      while (rows.next()) {
        row.clear();
        for (int column = 1; column <= columns; column++) {
          row.add(rows.getObject(column));
        }
        read += row.size();
      }
      return read;
    }
  }

  private void load(LiveWorld world) throws IOException, SQLException {
    try (Writer copy = copy("obligation")) {
      world.forEachObligation(
          (number, o) ->
              line(
                  copy,
                  o.id(),
                  o.rule(),
                  o.ruleVersion(),
                  o.municipality(),
                  o.caseId(),
                  "\\N",
                  o.occurrence(),
                  Instant.ofEpochMilli(o.start()),
                  Instant.ofEpochMilli(o.due()),
                  o.dueDay(),
                  Instant.ofEpochMilli(o.warnAt()),
                  o.status().label(),
                  o.team(),
                  o.caseworker()));
    }
    try (Writer copy = copy("raw_figure")) {
      world.forEachFigure(
          1,
          figure ->
              line(
                  copy,
                  figure.key().day(),
                  figure.key().group().rule(),
                  figure.key().group().municipality(),
                  figure.key().group().team(),
                  figure.key().group().caseworker(),
                  figure.figures().now().met(),
                  figure.figures().now().late(),
                  0,
                  0,
                  0,
                  0));
    }
    try (Writer copy = copy("open_case")) {
      for (int number = 0; number < world.cases(); number++) {
        CaseGauge of = world.gauge(number);
        line(copy, of.caseId(), of.municipality(), of.target(), of.team(), of.caseworker());
      }
    }
    try (Writer copy = copy("child_measure")) {
      for (int number = 0; number < world.cases(); number++) {
        CaseGauge of = world.gauge(number);
        Set<String> children = new HashSet<>(of.childrenWithMeasure());
        for (String child : children) {
          line(copy, child, of.municipality(), of.team());
        }
      }
    }
    try (Writer copy = copy("notification_day")) {
      world.forEachNotification(day -> line(copy, day.getKey(), day.getValue(), 20));
    }
  }

  private Writer copy(String table) throws SQLException {
    return new BufferedWriter(
        new OutputStreamWriter(
            new PGCopyOutputStream(
                connection.unwrap(PGConnection.class), "COPY " + table + " FROM STDIN"),
            StandardCharsets.UTF_8));
  }

  private static void line(Writer copy, Object... values) {
    try {
      for (int i = 0; i < values.length; i++) {
        copy.write(i == 0 ? "" : "\t");
        copy.write(values[i].toString());
      }
      copy.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
