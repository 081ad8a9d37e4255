package dk.fristvagt.sources.generator.scenario;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the extract from the case system that a scenario stands for leaves out: child assessments
 * from before it, and the generator's audits where the scenario has its own. A fact is left out with
 * all of its records.
 */
final class Extract {

  private static final Set<EventType> ASSESSMENT =
      EnumSet.of(
          EventType.NEED_IDENTIFIED,
          EventType.CHILD_ASSESSMENT_STARTED,
          EventType.CHILD_ASSESSMENT_COMPLETED,
          EventType.CHILD_ASSESSMENT_CANCELLED);

  private final boolean withoutAudits;
  private final long assessmentsFrom;

  Extract(ScenarioDescription scenario) {
    this.withoutAudits = scenario.audits() != null;
    this.assessmentsFrom =
        scenario.assessmentsFrom() == null
            ? Long.MIN_VALUE
            : scenario
                .assessmentsFrom()
                .atStartOfDay(MunicipalCalendar.COPENHAGEN)
                .toInstant()
                .toEpochMilli();
  }

  List<Fact> of(List<Fact> facts) {
    Set<String> leftOut = new HashSet<>();
    for (Fact fact : facts) {
      if ((withoutAudits && fact.type() == EventType.CASE_FILE_AUDITED)
          || (ASSESSMENT.contains(fact.type())
              && fact.occurredAt().epochMilli() < assessmentsFrom)) {
        leftOut.add(fact.eventId());
      }
    }
    if (leftOut.isEmpty()) {
      return facts;
    }
    List<Fact> kept = new ArrayList<>(facts);
    kept.removeIf(fact -> leftOut.contains(fact.eventId()));
    return kept;
  }
}
