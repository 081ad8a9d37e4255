package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.evaluation.Timeline.DueMove;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Facts that might seem to decide it and do not: too early, not the first, too late, taken back.
 */
final class NotCountedSteps {

  private static final String MEASURE_ID = "measureId";

  private final Situation situation;
  private final Timeline timeline;
  private final Words words;
  private final List<Step> steps = new ArrayList<>();

  NotCountedSteps(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.words = situation.words();
  }

  List<Step> steps() {
    Terms terms = situation.terms();
    if (terms instanceof Terms.Deadline deadline) {
      fulfilments(deadline.fulfilled(), beforeTheStart());
      takenBack(deadline.fulfilled(), false);
    } else if (terms instanceof Terms.Recurring recurring) {
      // Those before belong to the occurrences before, and those after to the ones after.
      if (timeline.occurrence() == 1) {
        fulfilments(recurring.fulfilled(), beforeTheStart());
      } else if (timeline.f() != null && !timeline.isFulfilled()) {
        afterTheEnd(timeline.f().fact());
      }
      cadence(recurring);
      takenBack(recurring.fulfilled(), false);
    } else if (terms instanceof Terms.Precondition precondition) {
      fulfilments(
          precondition.fulfilled(),
          text(
              "Det ligger længere tilbage, end der ses, og tæller ikke.",
              "That is further back than is looked, and does not count."));
      takenBack(precondition.fulfilled(), false);
    } else if (terms instanceof Terms.Absence absence) {
      forbidden(absence);
      takenBack(absence.forbidden(), false);
    }
    takenBack(terms.ends(), true);
    continuedMeasures(terms);
    return steps;
  }

  private static LocalizedText beforeTheStart() {
    return text(
        "Det var før begyndelsen og tæller ikke.", "That was before the start and does not count.");
  }

  private void fulfilments(List<EventSelector> selectors, LocalizedText before) {
    Fact f = timeline.f() == null ? null : timeline.f().fact();
    boolean later = false;
    for (Fact event : situation.outline().belonging(timeline, selectors)) {
      if (event == f) {
        later = true;
        if (!timeline.isFulfilled()) {
          afterTheEnd(event);
        }
      } else if (!later) {
        add(event, before);
      } else if (later && timeline.kind() != RuleKind.RECURRING && timeline.isFulfilled()) {
        add(
            event,
            text(
                "Det var allerede gjort; det tidligste tæller.",
                "It was done already; the earliest counts."));
      }
    }
  }

  private void afterTheEnd(Fact event) {
    add(
        event,
        text(
            "Da var forpligtelsen ophørt, så det tæller ikke.",
            "The obligation had ended by then, so it does not count."));
  }

  private void cadence(Terms.Recurring terms) {
    Set<Fact> moved = new HashSet<>();
    for (DueMove move : timeline.moves()) {
      moved.add(move.fact());
    }
    for (Fact event : situation.outline().belonging(timeline, terms.cadence())) {
      long at = event.occurredAt().epochMilli();
      boolean ofThisOne =
          at >= timeline.start() && (timeline.f() == null || at < timeline.f().at());
      if (!moved.contains(event) && ofThisOne) {
        boolean ended = timeline.c() != null && at >= timeline.c().at();
        add(
            event,
            ended
                ? text(
                    "Da var forpligtelsen ophørt, så fristen blev stående.",
                    "The obligation had ended by then, so the deadline stayed.")
                : text(
                    "Da var fristen gået, så den blev stående.",
                    "The deadline had passed by then, so it stayed."));
      }
    }
  }

  private void forbidden(Terms.Absence terms) {
    for (Fact event : situation.outline().belonging(timeline, terms.forbidden())) {
      long at = event.occurredAt().epochMilli();
      if (timeline.v() != null && event == timeline.v().fact()) {
        continue;
      }
      if (at < timeline.start()) {
        add(event, beforeTheStart());
      } else if (timeline.c() != null && at > timeline.c().at()) {
        afterTheEnd(event);
      } else if (at >= timeline.due().instant()) {
        add(
            event,
            text(
                "Da var perioden slut, så det tæller ikke.",
                "The time was over by then, so it does not count."));
      } else {
        add(
            event,
            text(
                "Det var allerede sket; det første tæller.",
                "It had happened already; the first counts."));
      }
    }
  }

  /** Facts that would belong to it had they not been voided. */
  private void takenBack(List<EventSelector> selectors, boolean loosely) {
    for (Fact record : winners()) {
      if (record.voided() && situation.outline().belongs(record, timeline, selectors, loosely)) {
        steps.add(
            step(
                record,
                text(
                    "»{0}« {1} blev taget tilbage {2} og tæller ikke.",
                    "“{0}” {1} was taken back {2} and does not count.",
                    EventWords.of(record.type()).label(),
                    words.on(record.occurredAt()),
                    words.on(record.registeredAt()))));
      }
    }
  }

  private void continuedMeasures(Terms terms) {
    CaseHistory history = situation.outline().history();
    Set<String> events = new HashSet<>();
    history.events().forEach(event -> events.add(event.eventId()));
    for (Fact record : winners()) {
      if (record.type() == EventType.MEASURE_ENDED
          && !record.voided()
          && !events.contains(record.eventId())
          && MEASURE_ID.equals(terms.match())
          && situation.outline().belongs(record, timeline, terms.ends(), true)) {
        add(
            record,
            text(
                "Indsats {0} fortsættes af en anden, så dens afslutning tæller ikke.",
                "Measure {0} is continued by another, so its end does not count.",
                record.text(MEASURE_ID)));
      }
    }
  }

  /** The records that count, in a fixed order. */
  private List<Fact> winners() {
    List<Fact> winners =
        new ArrayList<>(CaseHistory.winners(situation.records(), situation.clock()).values());
    winners.sort(
        (a, b) -> {
          int byTime = Long.compare(a.occurredAt().epochMilli(), b.occurredAt().epochMilli());
          return byTime != 0 ? byTime : a.eventId().compareTo(b.eventId());
        });
    return winners;
  }

  private void add(Fact event, LocalizedText why) {
    steps.add(step(event, sentences(words.fact(event), why)));
  }

  private Step step(Fact event, LocalizedText text) {
    long at = event.occurredAt().epochMilli();
    return Step.of(StepKind.NOT_COUNTED, at, situation.calendar().localDate(at), event, text);
  }
}
