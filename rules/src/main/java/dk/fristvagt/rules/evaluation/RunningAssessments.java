package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.Fact;
import java.util.HashMap;
import java.util.Map;

/**
 * The child assessments of one case that run. Mutable, for one thread.
 *
 * <p>An assessment runs from its latest start until it is completed or cancelled, or the case is
 * closed or the child has moved or turned 18, as the obligation to make it does. As there, a
 * completion with a date and no time counts on the whole of its date, so that one dated on the day
 * of the start ends what started.
 */
final class RunningAssessments {

  private static final String ASSESSMENT_ID = "assessmentId";

  private final MunicipalCalendar calendar;
  private final Map<String, Long> startedAt = new HashMap<>();

  /** The last instant by which what had started is over. */
  private final Map<String, Long> endedAt = new HashMap<>();

  private long allEndedAt = Long.MIN_VALUE;

  RunningAssessments(MunicipalCalendar calendar) {
    this.calendar = calendar;
  }

  void add(Fact event) {
    long at = event.occurredAt().epochMilli();
    switch (event.type()) {
      case CHILD_ASSESSMENT_STARTED -> startedAt.put(event.text(ASSESSMENT_ID), at);
      case CHILD_ASSESSMENT_COMPLETED ->
          end(
              event,
              event.occurredAt().datePrecision() ? calendar.endOf(calendar.localDate(at)) - 1 : at);
      case CHILD_ASSESSMENT_CANCELLED -> end(event, at);
      case CASE_CLOSED, CHILD_MOVED, CHILD_TURNED_18 -> allEndedAt = at;
      default -> {}
    }
  }

  int count() {
    int running = 0;
    for (Map.Entry<String, Long> start : startedAt.entrySet()) {
      long ended = Math.max(allEndedAt, endedAt.getOrDefault(start.getKey(), Long.MIN_VALUE));
      if (start.getValue() > ended) {
        running++;
      }
    }
    return running;
  }

  private void end(Fact event, long at) {
    endedAt.merge(event.text(ASSESSMENT_ID), at, Math::max);
  }
}
