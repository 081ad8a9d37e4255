package dk.fristvagt.sources.capture;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The configuration of the Debezium PostgreSQL connector for a mapping: it captures the mapped
 * columns and no other, into one topic, with the bounds of transactions, and moves the heartbeat.
 *
 * @param password as the connector shall read it: {@code ${env:NAME}} or {@code ${file:…}} keep it
 *     out of Connect's topics
 * @param slot the replication slot, made by the connector
 * @param publication made beforehand, of the mapped tables and the clock's
 * @param heartbeatQuery run in the database with every heartbeat; empty where something else moves
 *     the clock
 */
public record ConnectorConfig(
    String host,
    int port,
    String database,
    String user,
    String password,
    String slot,
    String publication,
    Duration heartbeat,
    String heartbeatQuery) {

  /** A connector tries again so long after the database was not there. */
  private static final Duration RETRY = Duration.ofSeconds(2);

  /** All settings, in alphabetical order. */
  public Map<String, String> settings(CaptureMapping mapping, String capturedTopic) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("connector.class", "io.debezium.connector.postgresql.PostgresConnector");
    settings.put("tasks.max", "1");
    settings.put("database.hostname", host);
    settings.put("database.port", String.valueOf(port));
    settings.put("database.user", user);
    settings.put("database.password", password);
    settings.put("database.dbname", database);
    settings.put("topic.prefix", mapping.source());
    settings.put("plugin.name", "pgoutput");
    settings.put("slot.name", slot);
    settings.put("publication.name", publication);
    settings.put("publication.autocreate.mode", "disabled");
    settings.put("snapshot.mode", "initial");
    settings.put("table.include.list", tables(mapping));
    settings.put("column.include.list", columns(mapping));
    settings.put("provide.transaction.metadata", "true");
    settings.put("tombstones.on.delete", "false");
    settings.put("skipped.operations", "none");
    settings.put("time.precision.mode", "isostring");
    settings.put("decimal.handling.mode", "string");
    settings.put("heartbeat.interval.ms", String.valueOf(heartbeat.toMillis()));
    if (!heartbeatQuery.isEmpty()) {
      settings.put("heartbeat.action.query", heartbeatQuery);
    }
    settings.put("retriable.restart.connector.wait.ms", String.valueOf(RETRY.toMillis()));
    settings.put("exactly.once.support", "required");
    settings.put("transforms", "one");
    settings.put("transforms.one.type", "org.apache.kafka.connect.transforms.RegexRouter");
    settings.put("transforms.one.regex", ".*");
    settings.put("transforms.one.replacement", capturedTopic);
    for (String part : new String[] {"key", "value"}) {
      settings.put(part + ".converter", "org.apache.kafka.connect.json.JsonConverter");
      settings.put(part + ".converter.schemas.enable", "false");
    }
    return settings;
  }

  /**
   * The statement that moves the clock of a mapping to the instant before which everything is
   * committed: now, or the beginning of the oldest transaction that runs. Its user must be allowed
   * to see the others' ({@code pg_read_all_stats}).
   */
  public static String clockQuery(CaptureMapping mapping) {
    CaptureMapping.Clock clock = mapping.clock();
    return "UPDATE "
        + quoted(mapping.schema())
        + '.'
        + quoted(clock.table())
        + " SET "
        + quoted(clock.column())
        + " = (SELECT least(now(), min(xact_start)) FROM pg_stat_activity"
        + " WHERE datname = current_database() AND backend_type = 'client backend'"
        + " AND pid <> pg_backend_pid())";
  }

  /**
   * The statement that only shows that the capture is alive, where something else moves the clock.
   */
  public static String aliveQuery(CaptureMapping mapping) {
    CaptureMapping.Clock clock = mapping.clock();
    return "UPDATE "
        + quoted(mapping.schema())
        + '.'
        + quoted(clock.table())
        + " SET "
        + quoted(clock.alive())
        + " = now()";
  }

  private static String tables(CaptureMapping mapping) {
    return mapping.columns().keySet().stream()
        .map(table -> literal(mapping.schema()) + "\\." + literal(table))
        .collect(Collectors.joining(","));
  }

  private static String columns(CaptureMapping mapping) {
    return mapping.columns().entrySet().stream()
        .map(entry -> columns(mapping.schema(), entry.getKey(), entry.getValue()))
        .collect(Collectors.joining(","));
  }

  private static String columns(String schema, String table, Set<String> columns) {
    return literal(schema)
        + "\\."
        + literal(table)
        + "\\.("
        + columns.stream().map(ConnectorConfig::literal).collect(Collectors.joining("|"))
        + ")";
  }

  /** As a regular expression; the connector splits its lists at commas. */
  private static String literal(String name) {
    return name.matches("[A-Za-z0-9_]+") ? name : Pattern.quote(name).replace(",", "\\,");
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
