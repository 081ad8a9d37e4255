package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which fact began it, and which others did not: those inside a running episode or of a chain. */
final class StartSteps {

  private static final String MEASURE_ID = "measureId";

  private final Situation situation;
  private final Timeline timeline;
  private final Words words;

  StartSteps(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.words = situation.words();
  }

  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    Fact start = timeline.startEvent();
    steps.add(step(start, sentences(words.fact(start), consequence())));
    if (timeline.previous() != null) {
      steps.add(next());
    }
    if (situation.terms() instanceof Terms.Deadline deadline && deadline.episodes()) {
      inside(deadline, steps);
    }
    if (start.type() == EventType.MEASURE_STARTED && timeline.matchKey() != null) {
      chain(start, steps);
    }
    return steps;
  }

  private LocalizedText consequence() {
    return switch (timeline.kind()) {
      case DEADLINE, ABSENCE ->
          text("Dermed begyndte forpligtelsen.", "That began the obligation.");
      case RECURRING ->
          text("Dermed begyndte rækken af forpligtelser.", "That began the row of obligations.");
      case PRECONDITION ->
          text(
              "Forud for det skulle noget andet være gjort.",
              "Something else was to have been done before.");
      case CHECK ->
          text("Hændelsen selv skal opfylde et krav.", "The event itself is to meet a demand.");
    };
  }

  /** A later occurrence starts at the fulfilment of the one before. */
  private Step next() {
    Fact before = timeline.previous().fact();
    return step(
        before,
        sentences(
            words.fact(before),
            text(
                "Det opfyldte forpligtelse nr. {0} i rækken og begyndte nr. {1}.",
                "That fulfilled number {0} of the row and began number {1}.",
                timeline.occurrence() - 1,
                timeline.occurrence())));
  }

  private void inside(Terms.Deadline deadline, List<Step> steps) {
    Set<String> opening = new HashSet<>();
    for (Timeline other : situation.outline().timelines()) {
      if (other.rule().equals(timeline.rule())) {
        opening.add(other.startEvent().eventId());
      }
    }
    for (Fact other : situation.outline().belonging(timeline, deadline.start())) {
      if (!opening.contains(other.eventId())
          && timeline.isRunningAt(other.occurredAt().epochMilli())) {
        steps.add(
            step(
                other,
                sentences(
                    words.fact(other),
                    text(
                        "Det åbnede ingen ny frist, for forløbet var i gang.",
                        "That opened no new one, for this one was running."))));
      }
    }
  }

  private void chain(Fact start, List<Step> steps) {
    CaseHistory history = situation.outline().history();
    String own = asCame(start).text(MEASURE_ID);
    String first = start.text(MEASURE_ID);
    if (!own.equals(first)) {
      steps.add(
          step(
              start,
              text(
                  "Indsats {0} fortsætter {1}, som ikke selv har en begyndelse, der tæller; kædens"
                      + " tidligste begyndelse træder i stedet.",
                  "Measure {0} continues {1}, which has no start of its own that counts; the"
                      + " chain's earliest start takes its place.",
                  own,
                  first)));
    }
    for (Fact other : history.events()) {
      if (other.type() == EventType.MEASURE_STARTED
          && !history.opens(other)
          && first.equals(other.text(MEASURE_ID))) {
        steps.add(
            step(
                other,
                sentences(
                    words.fact(other),
                    text(
                        "Indsats {0} fortsætter kæden, som begynder med {1}, og åbnede ingen ny"
                            + " forpligtelse.",
                        "Measure {0} continues the chain that begins with {1} and opened no new"
                            + " obligation.",
                        asCame(other).text(MEASURE_ID),
                        first))));
      }
    }
  }

  /** With its own measure's id, where the history reads the chain's. */
  private Fact asCame(Fact event) {
    return CaseHistory.winners(situation.records(), situation.clock()).get(event.eventId());
  }

  private Step step(Fact fact, LocalizedText text) {
    long at = fact.occurredAt().epochMilli();
    return Step.of(StepKind.START, at, situation.calendar().localDate(at), fact, text);
  }
}
