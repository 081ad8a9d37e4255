package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.days;
import static dk.fristvagt.rules.explanation.Words.sentences;
import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.catalogue.EventSelector;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Terms;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.evaluation.Timeline;
import dk.fristvagt.rules.evaluation.Timeline.Happening;
import dk.fristvagt.rules.fact.Fact;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** What decided it, or what it still waits for. */
final class OutcomeSteps {

  private final Situation situation;
  private final Timeline timeline;
  private final Obligation obligation;
  private final Words words;

  OutcomeSteps(Situation situation) {
    this.situation = situation;
    this.timeline = situation.timeline();
    this.obligation = situation.obligation();
    this.words = situation.words();
  }

  List<Step> steps() {
    ObligationStatus status = obligation.status();
    if (situation.terms() instanceof Terms.Check check) {
      return List.of(new CheckStep(situation, check).step());
    }
    if (status == ObligationStatus.CANCELLED) {
      return List.of(
          happening(
              StepKind.CANCELLED,
              timeline.c(),
              text(
                  "Dermed ophørte forpligtelsen før fristen {0}.",
                  "That ended the obligation before its deadline, {0}.", due())));
    }
    if (status == ObligationStatus.LAPSED) {
      return List.of(
          happening(
              StepKind.LAPSED,
              timeline.c(),
              text(
                  "Fristen {0} var da gået, og det blev aldrig gjort.",
                  "The deadline of {0} had passed by then, and it was never done.", due())));
    }
    if (situation.terms() instanceof Terms.Absence absence) {
      return List.of(absence(absence, status));
    }
    return List.of(timeline.isFulfilled() ? fulfilled(status) : awaited(status));
  }

  private Step absence(Terms.Absence terms, ObligationStatus status) {
    if (timeline.v() != null) {
      return happening(
          StepKind.MISSED,
          timeline.v(),
          text("Det måtte ikke ske før {0}.", "That must not happen before {0}.", due()));
    }
    if (status == ObligationStatus.MET) {
      return at(
          StepKind.HELD,
          text(
              "Indtil {0} skete det ikke, som ikke måtte ske: {1}.",
              "Until {0} nothing happened that must not: {1}.",
              due(),
              Words.events(terms.forbidden())));
    }
    return at(
        StepKind.AWAITED,
        text(
            "Indtil {0} må dette ikke ske: {1}.",
            "Until {0} this must not happen: {1}.", due(), Words.events(terms.forbidden())));
  }

  private Step fulfilled(ObligationStatus status) {
    long f = timeline.f().at();
    LocalizedText verdict =
        status == ObligationStatus.MET
            ? text("Det er i tide: fristen er {0}.", "That is in time: the deadline is {0}.", due())
            : text(
                "Det er {0} for sent: fristen var {1}.",
                "That is {0} late: the deadline was {1}.", words.late(timeline.due(), f), due());
    if (f != timeline.f().fact().occurredAt().epochMilli()) {
      verdict =
          sentences(
              text(
                  "Kun datoen er kendt, og den er begyndelsens; det tæller som samme øjeblik, {0}.",
                  "Only the date is known, and it is that of the start; it counts as that very"
                      + " moment, {0}.",
                  words.at(f)),
              verdict);
    }
    return happening(StepKind.FULFILLED, timeline.f(), verdict);
  }

  private Step awaited(ObligationStatus status) {
    LocalizedText what = Words.events(fulfilling());
    return at(
        StepKind.AWAITED,
        status == ObligationStatus.OVERDUE
            ? text(
                "Endnu er intet kendt, der opfylder den ({0}); fristen gik {1}.",
                "Nothing is known yet that fulfils it ({0}); the deadline passed on {1}.",
                what,
                due())
            : text(
                "Endnu er intet kendt, der opfylder den ({0}); det skal ske før {1}.",
                "Nothing is known yet that fulfils it ({0}); it is to happen before {1}.",
                what,
                due()));
  }

  private List<EventSelector> fulfilling() {
    Terms terms = situation.terms();
    if (terms instanceof Terms.Deadline deadline) {
      return deadline.fulfilled();
    }
    return terms instanceof Terms.Recurring recurring
        ? recurring.fulfilled()
        : ((Terms.Precondition) terms).fulfilled();
  }

  /** A fact and what it did; where it was registered on a later day, that it became known then. */
  private Step happening(StepKind kind, Happening happening, LocalizedText consequence) {
    Fact fact = happening.fact();
    long days =
        ChronoUnit.DAYS.between(
            situation.calendar().localDate(fact.occurredAt().epochMilli()),
            situation.calendar().localDate(fact.registeredAt().epochMilli()));
    LocalizedText text =
        days > 0
            ? sentences(
                words.fact(fact),
                wasKnownOtherwise(fact)
                    ? text(
                        "I denne form blev det kendt {0} senere.",
                        "In this form it became known {0} later.", days(days))
                    : text(
                        "Det blev først kendt {0} senere.",
                        "It became known {0} later.", days(days)),
                consequence)
            : sentences(words.fact(fact), consequence);
    return Step.of(
        kind, happening.at(), situation.calendar().localDate(happening.at()), fact, text);
  }

  private boolean wasKnownOtherwise(Fact fact) {
    return situation.records().stream()
        .anyMatch(
            record ->
                record.eventId().equals(fact.eventId())
                    && record.registeredAt().epochMilli() < fact.registeredAt().epochMilli());
  }

  private Step at(StepKind kind, LocalizedText text) {
    return Step.of(kind, timeline.due().instant(), timeline.due().day(), text);
  }

  private LocalizedText due() {
    return words.at(timeline.due().instant());
  }
}
