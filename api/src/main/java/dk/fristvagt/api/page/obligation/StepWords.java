package dk.fristvagt.api.page.obligation;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.explanation.StepKind;

/** What kinds of steps are called. */
final class StepWords {

  private StepWords() {}

  static String of(StepKind kind, Speech speech) {
    return switch (kind) {
      case START -> speech.say("Begyndelse", "Start");
      case RULE -> speech.say("Regel", "Rule");
      case CALENDAR -> speech.say("Frist", "Deadline");
      case WARNING -> speech.say("Varsel", "Warning");
      case AWAITED -> speech.say("Afventer", "Awaited");
      case FULFILLED -> speech.say("Gjort", "Done");
      case MISSED -> speech.say("Brudt", "Broken");
      case CANCELLED, LAPSED -> speech.say("Ophørt", "Ended");
      case HELD -> speech.say("Overholdt", "Kept");
      case CHECK -> speech.say("Krav", "Demand");
      case NOT_COUNTED -> speech.say("Tæller ikke", "Does not count");
      case HOLDER -> speech.say("Ansvar", "Responsible");
      case STATUS -> speech.say("Status", "Status");
      case ALERTS -> speech.say("Varsel sendt", "Alert sent");
      case KNOWN -> speech.say("Kendt", "Known");
    };
  }
}
