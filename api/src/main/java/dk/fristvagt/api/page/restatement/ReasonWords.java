package dk.fristvagt.api.page.restatement;

import dk.fristvagt.api.page.Speech;
import dk.fristvagt.rules.restatement.RestatementReason;

/** What the reasons are called and what they mean. */
final class ReasonWords {

  private ReasonWords() {}

  static String name(RestatementReason reason, Speech speech) {
    return switch (reason) {
      case LATE_REGISTRATION -> speech.say("Sen registrering", "Late registration");
      case LATER_EVENT -> speech.say("Senere hændelse", "Later event");
      case CORRECTION -> speech.say("Rettelse", "Correction");
      case VOID -> speech.say("Annullering", "Void");
      case CATALOGUE -> speech.say("Nye regler", "New rules");
      case ERASURE -> speech.say("Sletning", "Erasure");
    };
  }

  static String meaning(RestatementReason reason, Speech speech) {
    return switch (reason) {
      case LATE_REGISTRATION ->
          speech.say(
              "Det skete, før måneden sluttede, men blev først registreret bagefter. Det er sen"
                  + " indtastning, ikke nødvendigvis sent arbejde.",
              "It happened before the month closed but was registered afterwards. That is late"
                  + " typing, not necessarily late work.");
      case LATER_EVENT ->
          speech.say(
              "Det skete først, efter at måneden var slut: oftest noget overskredet, der siden blev"
                  + " gjort eller faldt bort.",
              "It happened after the month had closed: most often something overdue that was done"
                  + " or ended since.");
      case CORRECTION ->
          speech.say(
              "En oplysning, der var kendt, er rettet, fx en forkert dato eller et forkert team.",
              "Something that was known has been corrected, such as a wrong date or a wrong"
                  + " team.");
      case VOID ->
          speech.say(
              "En oplysning er taget tilbage; den skulle aldrig have været der.",
              "Something has been taken back; it should never have been there.");
      case CATALOGUE ->
          speech.say(
              "Reglerne er andre end dem, måneden blev gjort op efter. Praksis har ikke ændret sig.",
              "The rules are other than those the month was closed by. Practice has not changed.");
      case ERASURE ->
          speech.say(
              "Oplysninger er slettet, fordi de ikke længere må gemmes. Praksis har ikke ændret"
                  + " sig.",
              "Facts have been erased because they may be kept no longer. Practice has not"
                  + " changed.");
    };
  }
}
