package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A case as the gauges see it at a clock.
 *
 * @param open whether the latest of its opened, reopened and closed events is not a closing
 * @param target the target group named by the latest opening, or null
 * @param holder who holds it
 * @param childrenWithMeasure pseudonyms of the children with a measure that started and did not
 *     end; the case's own number stands for a child that is not named
 * @param runningAssessments child assessments that started and are neither completed nor cancelled,
 *     while the case was not closed and the child did not move or turn 18 since
 * @param notifications how many notifications came in on which local date
 * @param flows what moved in which local month, and how often
 */
public record CaseSummary(
    boolean open,
    String target,
    Holder holder,
    SortedSet<String> childrenWithMeasure,
    int runningAssessments,
    SortedMap<LocalDate, Integer> notifications,
    SortedMap<CaseFlow, Integer> flows) {

  /** Of a history at a clock, ms since the epoch; what happened after it is left out. */
  public static CaseSummary of(CaseHistory history, MunicipalCalendar calendar, long clock) {
    boolean open = false;
    String target = null;
    Map<String, String> running = new TreeMap<>();
    SortedMap<LocalDate, Integer> notifications = new TreeMap<>();
    RunningAssessments assessments = new RunningAssessments(calendar);
    CaseFlows flows = new CaseFlows(history, calendar);
    for (Fact event : history.events()) {
      long at = event.occurredAt().epochMilli();
      if (at > clock) {
        break;
      }
      EventType type = event.type();
      if (type == EventType.CASE_OPENED || type == EventType.CASE_REOPENED) {
        open = true;
        target = event.text("target");
      } else if (type == EventType.CASE_CLOSED) {
        open = false;
      } else if (type == EventType.MEASURE_STARTED) {
        running.put(
            event.text("measureId"), event.childId() != null ? event.childId() : event.caseId());
      } else if (type == EventType.MEASURE_ENDED) {
        running.remove(event.text("measureId"));
      } else if (type == EventType.NOTIFICATION_RECEIVED) {
        notifications.merge(calendar.localDate(at), 1, Integer::sum);
      }
      assessments.add(event);
      flows.after(event, open, !running.isEmpty());
    }
    return new CaseSummary(
        open,
        target,
        history.holderAt(clock),
        Collections.unmodifiableSortedSet(new TreeSet<>(running.values())),
        assessments.count(),
        Collections.unmodifiableSortedMap(notifications),
        flows.flows());
  }
}
