package dk.fristvagt.rules.explanation;

import static dk.fristvagt.rules.explanation.Words.text;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.alert.RetractionReason;
import dk.fristvagt.rules.alert.SentAlert;
import dk.fristvagt.rules.catalogue.LocalizedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Each alert that was sent up to the clock; one step that says so where there was none. */
final class AlertSteps {

  private final Situation situation;

  AlertSteps(Situation situation) {
    this.situation = situation;
  }

  List<Step> steps() {
    List<SentAlert> sent = new ArrayList<>();
    for (SentAlert alert : situation.alerts()) {
      if (alert.obligationId().equals(situation.obligation().id())
          && alert.clock() <= situation.clock()) {
        sent.add(alert);
      }
    }
    if (sent.isEmpty()) {
      return List.of(
          Step.of(
              StepKind.ALERTS,
              null,
              null,
              text("Der er ikke sendt varsler om den.", "No alerts were sent about it.")));
    }
    sent.sort(Comparator.comparingInt(alert -> alert.alert().sequence()));
    return sent.stream().map(this::step).toList();
  }

  private Step step(SentAlert sent) {
    return Step.of(
        StepKind.ALERTS,
        sent.clock(),
        situation.calendar().localDate(sent.clock()),
        text(
            "Varsel nr. {0} blev sendt {1} til team {2}, rådgiver {3}: {4}.",
            "Alert number {0} was sent on {1} to team {2}, caseworker {3}: {4}.",
            sent.alert().sequence(),
            situation.words().at(sent.clock()),
            sent.team(),
            sent.caseworker(),
            meaning(sent)));
  }

  private LocalizedText meaning(SentAlert sent) {
    LocalizedText due = situation.words().at(sent.due());
    Alert alert = sent.alert();
    return switch (alert.kind()) {
      case DUE_SOON -> text("fristen {0} nærmer sig", "the deadline of {0} is near", due);
      case OVERDUE -> text("fristen {0} er overskredet", "the deadline of {0} has passed", due);
      case MISSED -> text("kravet er ikke overholdt", "the demand was missed");
      case RESOLVED ->
          text(
              "det overskredne er afsluttet, gjort for sent eller bortfaldet",
              "what was overdue is over, done late or lapsed");
      case RETRACTED ->
          text(
              "varsel nr. {0} trækkes tilbage, fordi {1}",
              "alert number {0} is taken back because {1}",
              alert.retracts(),
              reason(alert.reason()));
    };
  }

  private static LocalizedText reason(RetractionReason reason) {
    return switch (reason) {
      case LATE_REGISTRATION ->
          text("noget blev registreret sent", "something was registered late");
      case CORRECTION -> text("en oplysning blev rettet", "a fact was corrected");
      case VOID -> text("en oplysning blev taget tilbage", "a fact was taken back");
      case CATALOGUE -> text("reglerne blev ændret", "the rules were changed");
    };
  }
}
