package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.evaluation.Timeline.Happening;
import dk.fristvagt.rules.fact.Fact;

/** Whose it is: at which instant that is asked, why then, and which fact answers it. */
final class HolderStep {

  private final Situation situation;
  private final Timeline timeline;

  HolderStep(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
  }

  Step step() {
    long decisive = Math.min(timeline.decisiveInstant(), situation.clock());
    Obligation obligation = situation.obligation();
    Words words = situation.words();
    Fact gave = situation.outline().history().holderEventAt(decisive);
    if (gave == null) {
      return Step.of(
          StepKind.HOLDER,
          decisive,
          situation.calendar().localDate(decisive),
          text(
              "Den er ikke fordelt ({0}): ingen var kendt som den, der havde sagen {1}, {2}.",
              "It is {0}: nobody was known to hold the case {3}, {2}.",
              obligation.team(),
              words.at(decisive),
              why(decisive),
              words.on(decisive)));
    }
    return Step.of(
        StepKind.HOLDER,
        decisive,
        situation.calendar().localDate(decisive),
        gave,
        sentences(
            text(
                "Den hører til team {0}, rådgiver {1}, som havde sagen {2}, {3}.",
                "It belongs to team {0}, caseworker {1}, who held the case {2}, {3}.",
                obligation.team(),
                obligation.caseworker(),
                words.on(decisive),
                why(decisive)),
            words.fact(gave)));
  }

  private LocalizedText why(long decisive) {
    if (timeline.kind() == RuleKind.CHECK || timeline.kind() == RuleKind.PRECONDITION) {
      if (decisive == timeline.start()) {
        return text("da hændelsen skete", "when the event happened");
      }
    } else if (is(timeline.f(), decisive)) {
      return text("da det blev gjort", "when it was done");
    } else if (is(timeline.c(), decisive)) {
      return text("da den ophørte", "when it ended");
    } else if (is(timeline.v(), decisive)) {
      return text("da det skete, som ikke måtte ske", "when what must not happen did");
    } else if (decisive == timeline.due().instant()) {
      return text("da fristen udløb", "when it was due");
    }
    return text("det tidspunkt, svaret gælder", "the time of this answer");
  }

  private static boolean is(Happening happening, long instant) {
    return happening != null && happening.at() == instant;
  }
}
