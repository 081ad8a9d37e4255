package dk.fristvagt.sources.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * How a captured source is.
 *
 * @param since when the watching began, by the machine's clock
 * @param connector null where nobody asks Kafka Connect, or it was not asked yet
 * @param slot null where nobody asks the database, or it was not asked yet
 */
public record SourceHealth(
    String source, Instant since, Intake intake, Connector connector, Slot slot) {

  /** What is wrong, in the order in which it is to be looked at. */
  public enum Alarm {
    /** The intake has ended: it cannot go on without help. */
    INTAKE_FAILED,
    /** Kafka Connect does not answer. */
    CONNECT_UNREACHABLE,
    /** The connector or its task is not running. */
    TASK_FAILED,
    /** The database does not answer. */
    DATABASE_UNREACHABLE,
    /** No heartbeat came through for too long. */
    NO_HEARTBEAT,
    /** The database keeps much of its log for a capture that does not read it. */
    SLOT_LAG,
    /** The database's clock is ahead of the service's: it is not followed. */
    CLOCK_AHEAD
  }

  /**
   * The intake.
   *
   * @param completeThrough its last tick since it started; null before
   * @param heartbeat when the last heartbeat was read, by the machine's clock; null before
   * @param repeated changes that were captured once more and left out
   * @param failure why it does not get on; null while all is well
   * @param finallyFailed whether it has given up
   */
  public record Intake(
      Instant completeThrough,
      Instant heartbeat,
      long transactions,
      long facts,
      long rejects,
      long repeated,
      boolean clockAhead,
      String failure,
      boolean finallyFailed) {}

  /**
   * The connector, as Kafka Connect says.
   *
   * @param state of the connector; {@code UNREACHABLE} when nobody answered
   * @param tasks the states of its tasks: it may say {@code RUNNING} while its task has failed
   */
  public record Connector(String state, List<String> tasks) {

    static final String UNREACHABLE = "UNREACHABLE";

    public Connector {
      tasks = List.copyOf(tasks);
    }

    boolean isReachable() {
      return !state.equals(UNREACHABLE);
    }

    boolean isRunning() {
      return state.equals("RUNNING")
          && !tasks.isEmpty()
          && tasks.stream().allMatch("RUNNING"::equals);
    }
  }

  /**
   * The replication slot, as the database says.
   *
   * @param lagBytes of its log that it keeps for the slot; -1 when it did not answer or has no such
   *     slot
   */
  public record Slot(long lagBytes, boolean active) {}

  /**
   * What is wrong now.
   *
   * @param stalledAfter how long no heartbeat may come
   * @param mostLag how much log the database may keep, in bytes
   */
  public List<Alarm> alarms(Instant now, Duration stalledAfter, long mostLag) {
    List<Alarm> alarms = new ArrayList<>();
    if (intake.finallyFailed()) {
      alarms.add(Alarm.INTAKE_FAILED);
    }
    if (connector != null && !connector.isReachable()) {
      alarms.add(Alarm.CONNECT_UNREACHABLE);
    } else if (connector != null && !connector.isRunning()) {
      alarms.add(Alarm.TASK_FAILED);
    }
    if (slot != null && slot.lagBytes() < 0) {
      alarms.add(Alarm.DATABASE_UNREACHABLE);
    }
    Instant last = intake.heartbeat() == null ? since : intake.heartbeat();
    if (last.plus(stalledAfter).isBefore(now)) {
      alarms.add(Alarm.NO_HEARTBEAT);
    }
    if (slot != null && slot.lagBytes() > mostLag) {
      alarms.add(Alarm.SLOT_LAG);
    }
    if (intake.clockAhead()) {
      alarms.add(Alarm.CLOCK_AHEAD);
    }
    return alarms;
  }
}
