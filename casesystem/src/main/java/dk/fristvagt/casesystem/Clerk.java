package dk.fristvagt.casesystem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FieldType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Types facts into the sample case system as its users would: inserts what is new, changes in place
 * what is corrected, takes back what is void, in transactions that the caller ends.
 *
 * <p>What a case system has and nobody else may see is typed in as well: children's names and CPR
 * numbers (made up, of nobody), free text. A fact typed in twice changes nothing. Not thread-safe.
 */
public final class Clerk implements AutoCloseable {

  private static final ZoneId ZONE = ZoneId.of("Europe/Copenhagen");
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Free text of the tables that have some. */
  private static final Map<String, String> FREE_TEXT =
      Map.ofEntries(
          Map.entry("underretning", "beskrivelse"),
          Map.entry("undersoegelse", "konklusion"),
          Map.entry("indsats", "bemaerkning"),
          Map.entry("foraeldrestoette", "noter"),
          Map.entry("partshoering", "referat"),
          Map.entry("boernesamtale", "referat"),
          Map.entry("afdaekning", "notat"),
          Map.entry("handleplan", "indhold"),
          Map.entry("afgoerelse", "begrundelse"),
          Map.entry("opfoelgning", "referat"),
          Map.entry("tilsyn", "notat"),
          Map.entry("moede", "referat"),
          Map.entry("ledelsestilsyn", "notat"));

  private static final Set<String> JSON_COLUMNS = Set.of("kriterier");

  private final Connection database;
  private final Forms forms = new Forms();
  private final Map<String, PreparedStatement> statements = new HashMap<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, List<String>> stepColumns = new HashMap<>();

  /**
   * @param database of {@link SampleDatabase}; closed with this
   */
  public Clerk(Connection database) throws SQLException {
    this.database = database;
    // Outside of every transaction, or a rollback would take it back.
    database.setAutoCommit(true);
    database.setSchema(SampleDatabase.SCHEMA);
    database.setAutoCommit(false);
    for (Form form : forms.all()) {
      if (form.isStep()) {
        stepColumns.computeIfAbsent(form.table(), table -> new ArrayList<>()).add(form.step());
      }
    }
  }

  /** Types one record of a fact in; nobody sees it before {@link #commit}. */
  public void enter(Fact fact) throws SQLException {
    ensureCase(fact);
    Form form = forms.of(fact.type());
    if (fact.voided()) {
      if (form.isStep()) {
        takeStepBack(form, fact);
      } else {
        delete(form, fact);
      }
    } else {
      write(form, fact);
    }
  }

  /**
   * Says that all is typed in that is registered at or before an instant.
   *
   * @param time ms since the epoch
   */
  public void clock(long time) throws SQLException {
    PreparedStatement update = statement("UPDATE puls SET tid = ? WHERE id = 1");
    setInstant(update, 1, time);
    update.executeUpdate();
  }

  /** The last clock that was committed, ms since the epoch; empty before the first. */
  public OptionalLong lastClock() throws SQLException {
    try (var rows = statement("SELECT tid FROM puls WHERE id = 1").executeQuery()) {
      rows.next();
      var time = rows.getTimestamp(1);
      return time == null ? OptionalLong.empty() : OptionalLong.of(time.getTime());
    } finally {
      database.rollback();
    }
  }

  /** Ends a transaction. */
  public void commit() throws SQLException {
    database.commit();
  }

  /** Throws away what was not committed. */
  @Override
  public void close() throws SQLException {
    known.clear();
    database.close();
  }

  private void write(Form form, Fact fact) throws SQLException {
    Map<String, Object> columns = columns(form, fact);
    Map<String, Object> key = key(form, fact);
    if (update(form.table(), columns, key) == 0) {
      Map<String, Object> all = new LinkedHashMap<>(key);
      all.put("barn_ref", fact.childId());
      all.putAll(columns);
      String text = FREE_TEXT.get(form.table());
      if (text != null) {
        all.put(text, freeText(fact));
      }
      insert(form.table(), all);
    }
  }

  private void takeStepBack(Form form, Fact fact) throws SQLException {
    Map<String, Object> columns = new LinkedHashMap<>();
    columns.put(form.step(), null);
    columns.put(form.own("version"), fact.revision());
    columns.put(form.own("registreret"), Instant.ofEpochMilli(fact.registeredAt().epochMilli()));
    Map<String, Object> key = key(form, fact);
    update(form.table(), columns, key);
    String empty =
        stepColumns.get(form.table()).stream()
            .map(step -> step + " IS NULL")
            .collect(Collectors.joining(" AND "));
    PreparedStatement delete =
        statement("DELETE FROM " + form.table() + " WHERE " + where(key) + " AND " + empty);
    set(delete, 1, key);
    delete.executeUpdate();
  }

  /** Stamped first: the row that is gone says when. */
  private void delete(Form form, Fact fact) throws SQLException {
    Map<String, Object> key = key(form, fact);
    Map<String, Object> stamp = new LinkedHashMap<>();
    stamp.put("registreret", Instant.ofEpochMilli(fact.registeredAt().epochMilli()));
    update(form.table(), stamp, key);
    PreparedStatement delete = statement("DELETE FROM " + form.table() + " WHERE " + where(key));
    set(delete, 1, key);
    delete.executeUpdate();
  }

  private static Map<String, Object> key(Form form, Fact fact) {
    Map<String, Object> key = new LinkedHashMap<>();
    key.put("kommunenr", fact.municipality());
    key.put("sagsnr", fact.caseId());
    if (form.isStep()) {
      key.put(form.keyColumn(), fact.text(form.keyField()));
    } else {
      key.put("akt", fact.eventId());
    }
    return key;
  }

  private static Map<String, Object> columns(Form form, Fact fact) {
    Map<String, Object> columns = new LinkedHashMap<>();
    if (form.kind() != null) {
      columns.put("art", form.kind());
    }
    long occurred = fact.occurredAt().epochMilli();
    if (form.isDay()) {
      columns.put(form.timeColumn(), Instant.ofEpochMilli(occurred).atZone(ZONE).toLocalDate());
    } else {
      columns.put(form.timeColumn(), Instant.ofEpochMilli(occurred));
      columns.put(form.own("kun_dato"), fact.occurredAt().datePrecision());
    }
    columns.put(form.own("registreret"), Instant.ofEpochMilli(fact.registeredAt().epochMilli()));
    columns.put(form.own("akt"), fact.eventId());
    columns.put(form.own("version"), fact.revision());
    columns.put(form.own("kilde"), fact.source());
    form.columns()
        .forEach(
            (field, column) -> {
              Object value = form.typed(field, fact.data().get(field));
              FieldType type = fact.type().field(field).orElseThrow().type();
              columns.put(
                  column,
                  value != null && type instanceof FieldType.Date
                      ? LocalDate.parse(value.toString())
                      : value instanceof Map<?, ?> answers ? json(answers) : value);
            });
    return columns;
  }

  private static String json(Map<?, ?> answers) {
    Map<String, String> coded = new TreeMap<>();
    answers.forEach((name, answer) -> coded.put((String) name, Forms.ANSWERS.get(answer)));
    try {
      return JSON.writeValueAsString(coded);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private void ensureCase(Fact fact) throws SQLException {
    if (known.add(fact.municipality() + '/' + fact.caseId())) {
      if (fact.childId() != null) {
        PreparedStatement child =
            statement("INSERT INTO barn VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        child.setString(1, fact.childId());
        child.setString(2, cpr(fact));
        child.setString(3, "Barn " + fact.childId());
        child.setString(4, "Nygade " + (Math.floorMod(fact.childId().hashCode(), 99) + 1));
        child.executeUpdate();
      }
      PreparedStatement opened =
          statement("INSERT INTO sag VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
      opened.setString(1, fact.municipality());
      opened.setString(2, fact.caseId());
      opened.setString(3, fact.childId());
      opened.setString(4, "Sag om " + cpr(fact));
      opened.executeUpdate();
    }
    String caseworker = fact.text("caseworker");
    if (caseworker != null && known.add("medarbejder/" + caseworker)) {
      PreparedStatement staff =
          statement("INSERT INTO medarbejder VALUES (?, ?, NULL) ON CONFLICT DO NOTHING");
      staff.setString(1, caseworker);
      staff.setString(2, "Rådgiver " + caseworker);
      staff.executeUpdate();
    }
    String team = fact.text("team");
    if (team != null && known.add("team/" + team)) {
      PreparedStatement insert = statement("INSERT INTO team VALUES (?, ?) ON CONFLICT DO NOTHING");
      insert.setString(1, team);
      insert.setString(2, "Team " + team);
      insert.executeUpdate();
    }
  }

  private static String freeText(Fact fact) {
    return "Moderen til barnet (cpr " + cpr(fact) + ") ringede. Æblehaven 7, 2. th.";
  }

  /** Looks like one to whoever searches for them, and belongs to nobody. */
  private static String cpr(Fact fact) {
    int number = Math.floorMod(fact.caseId().hashCode(), 10_000);
    return String.format("%02d02%02d-%04d", 1 + number % 28, number % 100, number);
  }

  private int update(String table, Map<String, Object> columns, Map<String, Object> key)
      throws SQLException {
    String assignments =
        columns.keySet().stream()
            .map(column -> column + " = " + placeholder(column))
            .collect(Collectors.joining(", "));
    PreparedStatement update =
        statement("UPDATE " + table + " SET " + assignments + " WHERE " + where(key));
    set(update, set(update, 1, columns), key);
    return update.executeUpdate();
  }

  private void insert(String table, Map<String, Object> columns) throws SQLException {
    PreparedStatement insert =
        statement(
            "INSERT INTO "
                + table
                + " ("
                + String.join(", ", columns.keySet())
                + ") VALUES ("
                + columns.keySet().stream()
                    .map(Clerk::placeholder)
                    .collect(Collectors.joining(", "))
                + ")");
    set(insert, 1, columns);
    insert.executeUpdate();
  }

  private static String where(Map<String, Object> key) {
    return key.keySet().stream()
        .map(column -> column + " = ?")
        .collect(Collectors.joining(" AND "));
  }

  private static String placeholder(String column) {
    return JSON_COLUMNS.contains(column) ? "?::jsonb" : "?";
  }

  private PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = database.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Returns the number of the next parameter. */
  private static int set(PreparedStatement statement, int from, Map<String, Object> values)
      throws SQLException {
    int index = from;
    for (Object value : values.values()) {
      if (value == null) {
        statement.setNull(index, Types.NULL);
      } else if (value instanceof Instant instant) {
        setInstant(statement, index, instant.toEpochMilli());
      } else if (value instanceof LocalDate date) {
        statement.setObject(index, date, Types.DATE);
      } else if (value instanceof Long number) {
        statement.setInt(index, Math.toIntExact(number));
      } else {
        statement.setObject(index, value);
      }
      index++;
    }
    return index;
  }

  private static void setInstant(PreparedStatement statement, int index, long epochMilli)
      throws SQLException {
    statement.setObject(index, Instant.ofEpochMilli(epochMilli).atOffset(ZoneOffset.UTC));
  }
}
