package dk.fristvagt.samples.alerts;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What this consumer made of the alerts: a task per obligation, in a database of its own.
 *
 * <p>A task, the number of the last alert that was acted on, and the offset that comes next are
 * written in one transaction. A crash loses all three or none, so that nothing is acted on twice
 * and nothing is left out, whatever Kafka hands over again.
 *
 * <p>The memory is bounded: one row per obligation, and none of those that were closed by an alert
 * older than the horizon, by the clock of the alerts; what is open stays until it is closed. An
 * alert from before the horizon is never acted on, so that forgetting cannot make an old alert look
 * new. For one thread.
 */
final class Inbox implements AutoCloseable {

  private static final String SCHEMA =
      """
      create table if not exists task (
        obligation_id varchar primary key, sequence int not null, state varchar not null,
        rule varchar not null, municipality varchar not null, case_id varchar not null,
        team varchar not null, caseworker varchar not null, due bigint not null,
        clock bigint not null);
      create index if not exists task_by_clock on task(clock);
      create table if not exists position (
        topic varchar, kafka_partition int, next_offset bigint not null,
        primary key (topic, kafka_partition));
      create table if not exists latest (only_row boolean primary key, clock bigint not null);
      """;

  private final Connection database;
  private final long horizon;

  /** What became of an alert. */
  enum Outcome {
    /** It was acted on. */
    DONE,
    /** It was acted on before. */
    REPEATED,
    /** It is older than the horizon. */
    TOO_OLD,
    /** It was acted on, but an alert of the obligation before it was never seen. */
    DONE_AFTER_GAP
  }

  /**
   * @param file where the database is kept; made where it is missing
   * @param horizon how long an obligation is remembered after the alert that closed it
   */
  Inbox(Path file, Duration horizon) throws SQLException {
    this.horizon = horizon.toMillis();
    database = DriverManager.getConnection("jdbc:h2:file:" + file.toAbsolutePath());
    try (Statement statement = database.createStatement()) {
      statement.execute(SCHEMA);
    }
    database.setAutoCommit(false);
  }

  /** Where to read on; empty for a partition that was never read. */
  OptionalLong position(String topic, int partition) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement(
            "select next_offset from position where topic = ? and kafka_partition = ?")) {
      query.setString(1, topic);
      query.setInt(2, partition);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? OptionalLong.of(found.getLong(1)) : OptionalLong.empty();
      }
    }
  }

  /**
   * Acts on one alert, unless that was done before.
   *
   * @param offset of its record
   */
  Outcome take(AlertMessage alert, String topic, int partition, long offset) throws SQLException {
    try {
      Outcome outcome = act(alert);
      savePosition(topic, partition, offset + 1);
      database.commit();
      return outcome;
    } catch (SQLException e) {
      database.rollback();
      throw e;
    }
  }

  /** Obligation id, sequence and state of every task that somebody has to look at, by id. */
  List<String> openTasks() throws SQLException {
    List<String> tasks = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found =
            statement.executeQuery(
                "select obligation_id, sequence, state from task"
                    + " where state in ('DUE_SOON', 'OVERDUE', 'MISSED') order by obligation_id")) {
      while (found.next()) {
        tasks.add(found.getString(1) + '#' + found.getInt(2) + ' ' + found.getString(3));
      }
    }
    return tasks;
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }

  private Outcome act(AlertMessage alert) throws SQLException {
    long latest = Math.max(alert.clock(), latest());
    if (alert.clock() < latest - horizon) {
      return Outcome.TOO_OLD;
    }
    int last = lastSequence(alert.obligationId());
    if (alert.sequence() <= last) {
      return Outcome.REPEATED;
    }
    // RESOLVED and RETRACTED close the task, each other kind opens it or moves it on.
    update(
        "merge into task key (obligation_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        alert.obligationId(),
        alert.sequence(),
        alert.kind(),
        alert.rule(),
        alert.municipality(),
        alert.caseId(),
        alert.team(),
        alert.caseworker(),
        alert.due(),
        alert.clock());
    update("merge into latest key (only_row) values (true, ?)", latest);
    update(
        "delete from task where clock < ? and state in ('RESOLVED', 'RETRACTED')",
        latest - horizon);
    return alert.sequence() == last + 1 ? Outcome.DONE : Outcome.DONE_AFTER_GAP;
  }

  private int lastSequence(String obligationId) throws SQLException {
    try (PreparedStatement query =
        database.prepareStatement("select sequence from task where obligation_id = ?")) {
      query.setString(1, obligationId);
      try (ResultSet found = query.executeQuery()) {
        return found.next() ? found.getInt(1) : 0;
      }
    }
  }

  private long latest() throws SQLException {
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery("select clock from latest")) {
      return found.next() ? found.getLong(1) : Long.MIN_VALUE;
    }
  }

  private void savePosition(String topic, int partition, long next) throws SQLException {
    update(
        "merge into position key (topic, kafka_partition) values (?, ?, ?)",
        topic,
        partition,
        next);
  }

  private void update(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = database.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }
}
