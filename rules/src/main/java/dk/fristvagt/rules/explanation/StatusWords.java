package dk.fristvagt.rules.explanation;

import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.ObligationStatus;

/** What statuses are called; the words of the pages. */
final class StatusWords {

  private StatusWords() {}

  static LocalizedText of(ObligationStatus status) {
    return switch (status) {
      case OPEN -> new LocalizedText("åben", "open");
      case DUE_SOON -> new LocalizedText("udløber snart", "due soon");
      case OVERDUE -> new LocalizedText("overskredet", "overdue");
      case MET -> new LocalizedText("overholdt", "met");
      case LATE -> new LocalizedText("gjort for sent", "late");
      case CANCELLED -> new LocalizedText("annulleret", "cancelled");
      case LAPSED -> new LocalizedText("bortfaldet uden at være gjort", "lapsed");
      case MISSED -> new LocalizedText("ikke overholdt", "missed");
      case UNKNOWN -> new LocalizedText("ukendt", "unknown");
    };
  }
}
