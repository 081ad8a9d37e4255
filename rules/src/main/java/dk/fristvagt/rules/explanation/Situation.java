package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseOutline;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.fact.Fact;
import java.util.Collection;
import java.util.List;

/** What an explanation is made from; all of it the evaluator's. */
record Situation(
    CaseEvaluator evaluator,
    Collection<Fact> records,
    CaseOutline outline,
    Timeline timeline,
    Obligation obligation,
    Rule rule,
    MunicipalCalendar calendar,
    long clock,
    List<SentAlert> alerts) {

  Words words() {
    return new Words(calendar);
  }

  Terms terms() {
    return timeline.version().terms();
  }
}
