package dk.fristvagt.api.page;

import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.MunicipalityNames;

/** What statuses, verdicts and who holds a case are called, in a language. */
public final class Words {

  private final Speech speech;

  public Words(Speech speech) {
    this.speech = speech;
  }

  public String verdict(Verdict verdict) {
    return switch (verdict) {
      case GREEN -> speech.say("På mål", "On target");
      case AMBER -> speech.say("Lige under mål", "Just below target");
      case RED -> speech.say("Under mål", "Below target");
      case NONE -> speech.say("Intet at måle", "Nothing to measure");
    };
  }

  public String status(ObligationStatus status) {
    return switch (status) {
      case OPEN -> speech.say("Åben", "Open");
      case DUE_SOON -> speech.say("Udløber snart", "Due soon");
      case OVERDUE -> speech.say("Overskredet", "Overdue");
      case MET -> speech.say("Overholdt", "Met");
      case LATE -> speech.say("For sent", "Late");
      case CANCELLED -> speech.say("Bortfaldet", "Cancelled");
      case LAPSED -> speech.say("Udløbet uopfyldt", "Lapsed");
      case MISSED -> speech.say("Ikke overholdt", "Missed");
      case UNKNOWN -> speech.say("Ukendt", "Unknown");
    };
  }

  /** A team or a caseworker; one that stands for nobody is said in words. */
  public String holder(String name) {
    return name.equals(Holder.UNASSIGNED.team()) ? speech.say("Ikke tildelt", "Unassigned") : name;
  }

  /** A municipality by its name; what has none keeps its code. */
  public static String municipality(String code) {
    return MunicipalityNames.of(code);
  }

  /** The design system's badge for a status: none, {@code warning}, {@code error}, … */
  public static String badge(ObligationStatus status) {
    return switch (status) {
      case OVERDUE, MISSED, LAPSED -> "badge-error";
      case DUE_SOON, LATE -> "badge-warning";
      case MET -> "badge-success";
      case OPEN -> "badge-info";
      case CANCELLED, UNKNOWN -> "";
    };
  }
}
