package dk.fristvagt.api.page.operations;

import dk.fristvagt.api.page.Speech;

/** Why records are rejected, and why some cannot be retried, in words. */
final class RejectWords {

  private final Speech speech;

  RejectWords(Speech speech) {
    this.speech = speech;
  }

  /** A reason that is not known here is said by its name. */
  String reason(String reason) {
    return switch (reason) {
      case "UNREADABLE" -> speech.say("Kan ikke læses", "Cannot be read");
      case "UNKNOWN_TYPE" -> speech.say("Ukendt hændelsestype", "Unknown type of event");
      case "MISSING_FIELD" -> speech.say("Et felt mangler", "A field is missing");
      case "BAD_VALUE" -> speech.say("Ugyldig værdi", "Bad value");
      case "CPR_NUMBER" ->
          speech.say("Indeholder et personnummer", "Holds a civil registration number");
      case "OCCURRED_AFTER_REGISTERED" ->
          speech.say("Sket efter registreringen", "Happened after it was registered");
      case "REGISTERED_IN_FUTURE" ->
          speech.say("Registreret i fremtiden", "Registered in the future");
      default -> reason;
    };
  }

  String notRetriable(String because) {
    return switch (because) {
      case "CPR_NUMBER", "MASKED" ->
          speech.say(
              "Maskeret; skal rettes, hvor den kommer fra",
              "Masked; to be corrected where it comes from");
      case "CUT" -> speech.say("Afkortet; send den igen", "Cut off; send it again");
      default -> speech.say("Kan ikke prøves igen", "Cannot be retried");
    };
  }
}
