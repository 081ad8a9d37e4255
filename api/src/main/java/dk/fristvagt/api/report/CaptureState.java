package dk.fristvagt.api.report;

import java.time.Instant;
import java.util.List;

/**
 * How a source is whose facts are captured from a database. No cases and no people.
 *
 * @param alarms what is wrong, the first to look at first; empty while all is well
 * @param heartbeat when the last sign of life was read from the database's log, by the machine's
 *     clock; null before
 * @param connector its state, as Kafka Connect says; null where it was not asked
 * @param tasks the states of its tasks
 * @param slotLagBytes how much of its log the database keeps for the capture; null where it was not
 *     asked, or did not answer
 * @param repeated changes that were captured once more and left out
 * @param failure why the intake does not get on; null while all is well
 */
public record CaptureState(
    String source,
    List<String> alarms,
    Instant heartbeat,
    String connector,
    List<String> tasks,
    Long slotLagBytes,
    long facts,
    long rejects,
    long repeated,
    String failure) {

  public CaptureState {
    alarms = List.copyOf(alarms);
    tasks = List.copyOf(tasks);
  }
}
