package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.AlertRow;

/**
 * One alert as it was sent, in words.
 *
 * @param about the obligation's name
 * @param link to the obligation
 */
public record CaseAlert(
    String sent, String sentIso, String meaning, String about, String link, String due, String to) {

  static CaseAlert of(PageFrame frame, AlertRow row, String about) {
    Words words = new Words(frame.speech());
    return new CaseAlert(
        frame.figures().minute(row.clock()),
        frame.figures().iso(row.clock()),
        meaning(frame, row),
        about,
        frame.obligationLink(row.obligationId()).toString(),
        frame.figures().due(row.due()),
        words.holder(row.caseworker()) + ", " + words.holder(row.team()));
  }

  private static String meaning(PageFrame frame, AlertRow row) {
    return switch (row.kind()) {
      case DUE_SOON -> frame.say("Udløber snart", "Due soon");
      case OVERDUE -> frame.say("Overskredet", "Overdue");
      case MISSED -> frame.say("Ikke overholdt", "Missed");
      case RESOLVED -> frame.say("Ikke længere overskredet", "No longer overdue");
      case RETRACTED ->
          frame.say("Varsel nr. ", "Alert no. ")
              + row.retracts()
              + frame.say(" trukket tilbage: ", " taken back: ")
              + reason(frame, row.reason());
    };
  }

  private static String reason(PageFrame frame, String label) {
    return switch (label) {
      case "late-registration" ->
          frame.say("noget blev registreret sent", "something was registered late");
      case "correction" -> frame.say("en oplysning blev rettet", "a fact was corrected");
      case "void" -> frame.say("en oplysning blev taget tilbage", "a fact was taken back");
      default -> frame.say("reglerne blev ændret", "the rules were changed");
    };
  }
}
