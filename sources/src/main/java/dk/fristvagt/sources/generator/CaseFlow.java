package dk.fristvagt.sources.generator;

import dk.fristvagt.sources.generator.NotificationFlow.Outcome;
import dk.fristvagt.sources.generator.Outline.Contact;

/** A whole case: its contacts, one after the other. */
final class CaseFlow {

  private final CaseContext context;
  private final double knownPerDay;

  CaseFlow(CaseContext context, double knownPerDay) {
    this.context = context;
    this.knownPerDay = knownPerDay;
  }

  void play(SplitMix random) {
    boolean openedBefore = false;
    int number = 0;
    for (Contact contact : context.outline().contacts()) {
      SplitMix own = random.split(++number);
      if (contact.notified()) {
        new NotificationFlow(context, own.split(1))
            .play(contact.day(), false, outcome(contact, own));
      }
      if (contact.episode() != null) {
        new EpisodeFlow(context, own.split(2), contact.episode(), knownPerDay).play(openedBefore);
        openedBefore = true;
      }
    }
  }

  private static Outcome outcome(Contact contact, SplitMix random) {
    if (contact.episode() == null) {
      return random.chance(0.08) ? Outcome.PREVENTIVE : Outcome.CLOSED;
    }
    return contact.episode().kind().hasAssessment() ? Outcome.CHILD_ASSESSMENT : Outcome.PREVENTIVE;
  }
}
