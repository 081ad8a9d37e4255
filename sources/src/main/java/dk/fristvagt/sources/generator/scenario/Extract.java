package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the extract from the case system that a scenario stands for leaves out. A fact is left out
 * with all of its records.
 *
 * <p>Of the time before the extract begins it holds only what still runs: of cases open on that day
 * their opening, those who held them, and their decisions, plans and measures with what followed.
 * Child assessments may begin on a day of their own, and the generator's audits are left out where
 * the scenario has its own.
 */
final class Extract {

  private static final Set<EventType> ASSESSMENT =
      EnumSet.of(
          EventType.NEED_IDENTIFIED,
          EventType.CHILD_ASSESSMENT_STARTED,
          EventType.CHILD_ASSESSMENT_COMPLETED,
          EventType.CHILD_ASSESSMENT_CANCELLED);

  /** What is over when it has happened. */
  private static final Set<EventType> OVER =
      EnumSet.of(
          EventType.NOTIFICATION_RECEIVED,
          EventType.NOTIFICATION_ACKNOWLEDGED,
          EventType.NOTIFICATION_ASSESSED,
          EventType.NOTIFICATION_REASSESSED,
          EventType.PARTY_HEARING_HELD,
          EventType.PROFESSIONAL_ASSESSMENT_MADE,
          EventType.NOTIFIER_INFORMED,
          EventType.CHILD_CONVERSATION_HELD,
          EventType.CHILD_CONVERSATION_WAIVED,
          EventType.SCREENING_COMPLETED,
          EventType.INQUIRY_STARTED,
          EventType.INQUIRY_COMPLETED,
          EventType.MEETING_HELD,
          EventType.CASE_FILE_AUDITED);

  private final boolean withoutAudits;
  private final long from;
  private final long assessmentsFrom;

  Extract(ScenarioDescription scenario) {
    this.withoutAudits = scenario.audits() != null;
    this.from = start(scenario.extractFrom());
    this.assessmentsFrom = start(scenario.assessmentsFrom());
  }

  private static long start(LocalDate day) {
    return day == null
        ? Long.MIN_VALUE
        : day.atStartOfDay(MunicipalCalendar.COPENHAGEN).toInstant().toEpochMilli();
  }

  List<Fact> of(List<Fact> family) {
    Map<CaseId, List<Fact>> cases = new LinkedHashMap<>();
    family.forEach(
        fact -> cases.computeIfAbsent(fact.caseKey(), id -> new ArrayList<>()).add(fact));
    Set<String> leftOut = new HashSet<>();
    cases.values().forEach(ofCase -> leaveOut(ofCase, leftOut));
    List<Fact> kept = new ArrayList<>(family);
    kept.removeIf(fact -> leftOut.contains(fact.eventId()));
    return kept;
  }

  private void leaveOut(List<Fact> ofCase, Set<String> leftOut) {
    Map<String, Long> occurred = new HashMap<>();
    for (Fact fact : ofCase) {
      occurred.merge(fact.eventId(), fact.occurredAt().epochMilli(), Math::min);
    }
    long openSince = openSince(ofCase, occurred);
    for (Fact fact : ofCase) {
      long at = occurred.get(fact.eventId());
      boolean over = OVER.contains(fact.type()) ? at < from : at < Math.min(from, openSince);
      boolean assessed = ASSESSMENT.contains(fact.type()) && at < assessmentsFrom;
      boolean audit = withoutAudits && fact.type() == EventType.CASE_FILE_AUDITED;
      if (over || assessed || audit) {
        leftOut.add(fact.eventId());
      }
    }
  }

  /** When the case was opened that is open where the extract begins; the far future for none. */
  private long openSince(List<Fact> ofCase, Map<String, Long> occurred) {
    long opened = Long.MIN_VALUE;
    long closed = Long.MIN_VALUE;
    for (Fact fact : ofCase) {
      long at = occurred.get(fact.eventId());
      if (at < from) {
        switch (fact.type()) {
          case CASE_OPENED, CASE_REOPENED -> opened = Math.max(opened, at);
          case CASE_CLOSED -> closed = Math.max(closed, at);
          default -> {}
        }
      }
    }
    return opened > closed ? opened : Long.MAX_VALUE;
  }
}
