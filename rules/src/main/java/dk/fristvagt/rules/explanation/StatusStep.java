package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.evaluation.Timeline;

/** What it is at the clock, and why, in one sentence. */
final class StatusStep {

  private final Situation situation;
  private final Timeline timeline;
  private final Obligation obligation;
  private final Words words;

  StatusStep(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.obligation = situation.obligation();
    this.words = situation.words();
  }

  Step step() {
    return Step.of(
        StepKind.STATUS,
        situation.clock(),
        situation.calendar().localDate(situation.clock()),
        text(
            "Status {0}: {1}, {2}.",
            "Status on {0}: {1}, {2}.",
            words.at(situation.clock()),
            StatusWords.of(obligation.status()),
            why()));
  }

  private LocalizedText why() {
    LocalizedText due = words.at(obligation.due());
    return switch (obligation.status()) {
      case OPEN -> open(due);
      case DUE_SOON ->
          text(
              "for der advares fra {0}, og fristen {1} er ikke nået",
              "because the warning began on {0} and the deadline of {1} is not reached",
              words.at(obligation.warnAt()),
              due);
      case OVERDUE ->
          text(
              "for fristen gik {0}, uden at det er kendt som gjort",
              "because the deadline passed on {0} and nothing is known to have been done", due);
      case MET -> met(due);
      case LATE ->
          text(
              "for det blev gjort {0}, {1} efter fristen {2}",
              "because it was done on {0}, {1} after the deadline of {2}",
              words.at(timeline.f().at()),
              words.late(timeline.due(), timeline.f().at()),
              due);
      case CANCELLED ->
          text(
              "for den ophørte {0}, før fristen {1}",
              "because it ended on {0}, before the deadline of {1}",
              words.at(timeline.c().at()),
              due);
      case LAPSED ->
          text(
              "for fristen gik {1}, og den ophørte {0}",
              "because the deadline passed on {1} and it ended on {0}",
              words.at(timeline.c().at()),
              due);
      case MISSED ->
          timeline.kind() == RuleKind.CHECK
              ? text(
                  "for hændelsen opfylder ikke kravet",
                  "because the event does not meet the demand")
              : text(
                  "for det skete {0}, som ikke måtte ske før {1}",
                  "because what must not happen before {1} happened on {0}",
                  words.at(timeline.v().at()),
                  due);
      case UNKNOWN ->
          text(
              "for hændelsen siger ikke nok til at afgøre kravet",
              "because the event does not say enough to decide");
    };
  }

  private LocalizedText open(LocalizedText due) {
    if (timeline.kind() == RuleKind.ABSENCE) {
      return text(
          "for perioden løber til {0}, og intet er kendt, der bryder den",
          "because the time runs until {0} and nothing is known to break it", due);
    }
    return obligation.warnAt() == null
        ? text("for fristen {0} er ikke nået", "because the deadline of {0} is not reached", due)
        : text(
            "for fristen {0} er ikke nået, og der advares først {1}",
            "because the deadline of {0} is not reached, and the warning begins on {1}",
            due,
            words.at(obligation.warnAt()));
  }

  private LocalizedText met(LocalizedText due) {
    return switch (timeline.kind()) {
      case CHECK -> text("for hændelsen opfylder kravet", "because the event meets the demand");
      case ABSENCE ->
          text(
              "for perioden sluttede {0}, uden at det skete",
              "because the time ended on {0} without it happening", due);
      default ->
          text(
              "for det blev gjort {0}, i tide til fristen {1}",
              "because it was done on {0}, in time for the deadline of {1}",
              words.at(timeline.f().at()),
              due);
    };
  }
}
