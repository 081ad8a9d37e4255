package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.day;
import static dk.fristvagt.rules.explanation.Words.span;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.calendar.MunicipalCalendar.Due;
import dk.fristvagt.rules.calendar.Span;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.Timeline;
import java.time.LocalDate;
import java.util.List;

/** From when on it is due soon; nothing where the rule warns of nothing. */
final class WarningStep {

  private final Situation situation;

  WarningStep(Situation situation) {
    this.situation = situation;
  }

  List<Step> steps() {
    Timeline timeline = situation.timeline();
    if (timeline.warnAt() == null) {
      return List.of();
    }
    long at = timeline.warnAt();
    return List.of(
        Step.of(
            StepKind.WARNING,
            at,
            situation.calendar().localDate(at),
            how(warn(timeline), timeline.due(), at)));
  }

  private LocalizedText how(Span warn, Due due, long at) {
    Words words = situation.words();
    if (warn instanceof Span.Hours) {
      return text(
          "{0} før fristen → {1}; fra da af udløber den snart.",
          "{0} before the deadline → {1}; from then on it is due soon.", span(warn), words.at(at));
    }
    LocalDate last = due.day();
    return text(
        "{0} før {1} → {2}; fra dagens slutning, {3}, udløber den snart.",
        "{0} before {1} → {2}; from the end of that day, {3}, it is due soon.",
        span(warn),
        day(last),
        day(situation.calendar().localDate(at).minusDays(1)),
        words.at(at));
  }

  private Span warn(Timeline timeline) {
    if (situation.terms() instanceof Terms.Recurring recurring) {
      return timeline.occurrence() == 1 ? recurring.warnFirst() : recurring.warnEvery();
    }
    return ((Terms.Deadline) situation.terms()).warn();
  }
}
