package dk.fristvagt.api.page.obligation;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RuleKind;
import dk.fristvagt.rules.explanation.Explanation;
import java.time.Instant;

/** What an obligation is now and why, in one sentence. */
final class Headline {

  private final PageFrame frame;
  private final Figures figures;
  private final Obligation obligation;
  private final Instant clock;

  Headline(PageFrame frame, Explanation explanation) {
    this.frame = frame;
    this.figures = frame.figures();
    this.obligation = explanation.obligation();
    this.clock = Instant.ofEpochMilli(explanation.clock());
  }

  String sentence() {
    String due = figures.due(Instant.ofEpochMilli(obligation.due()));
    return switch (obligation.status()) {
      case OPEN ->
          obligation.kind() == RuleKind.ABSENCE
              ? say("Perioden løber til og med ", "The time runs through ") + due + '.'
              : say("Fristen er ", "The deadline is ") + due + ": " + distance() + '.';
      case DUE_SOON ->
          say("Fristen er tæt på: ", "The deadline is near: ") + due + ", " + distance() + '.';
      case OVERDUE ->
          say("Fristen er overskredet: den var ", "The deadline has passed: it was ")
              + due
              + ", "
              + distance()
              + '.';
      case MET -> met(due);
      case LATE ->
          say("Gjort ", "Done on ")
              + minute(obligation.fulfilledAt())
              + say(", efter fristen ", ", after the deadline of ")
              + due
              + '.';
      case CANCELLED ->
          say("Bortfaldet ", "Ended on ")
              + minute(obligation.cancelledAt())
              + say(", før fristen ", ", before the deadline of ")
              + due
              + '.';
      case LAPSED ->
          say("Fristen ", "The deadline of ")
              + due
              + say(
                  " gik, uden at det blev gjort; forpligtelsen ophørte ",
                  " passed without it being done; the obligation ended on ")
              + minute(obligation.cancelledAt())
              + '.';
      case MISSED -> missed(due);
      case UNKNOWN ->
          say(
              "Hændelsen siger ikke nok til at afgøre, om kravet er opfyldt.",
              "The event does not say enough to decide whether the demand is met.");
    };
  }

  private String met(String due) {
    return switch (obligation.kind()) {
      case CHECK -> say("Hændelsen opfylder kravet.", "The event meets the demand.");
      case ABSENCE ->
          say("Perioden sluttede ", "The time ended on ")
              + due
              + say(", uden at det skete.", " without it happening.");
      default ->
          say("Gjort ", "Done on ")
              + minute(obligation.fulfilledAt())
              + say(", i tide til fristen ", ", in time for the deadline of ")
              + due
              + '.';
    };
  }

  private String missed(String due) {
    return obligation.missedAt() == null
        ? say("Hændelsen opfylder ikke kravet.", "The event does not meet the demand.")
        : say("Det skete ", "It happened on ")
            + minute(obligation.missedAt())
            + say(", og det måtte det ikke før ", ", which it must not before ")
            + due
            + '.';
  }

  private String distance() {
    return figures.distance(Instant.ofEpochMilli(obligation.due()), clock);
  }

  private String minute(Long at) {
    return figures.minute(at == null ? null : Instant.ofEpochMilli(at));
  }

  private String say(String danish, String english) {
    return frame.say(danish, english);
  }
}
