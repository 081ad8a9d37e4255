package dk.fristvagt.sources.generator;

import dk.fristvagt.sources.generator.Outline.Contact;

/**
 * How many new cases must arrive, and how long they must stay open, for the volumes asked for.
 *
 * <p>In a steady state the open cases are arrivals times mean open time. Both per-case means are
 * found by drawing outlines from a fixed seed, and the length scale by halving an interval, since
 * longer cases also come back less often before the child is grown.
 *
 * @param casesPerYear cases that begin in a year
 * @param lengthScale see {@link Outliner}
 * @param knownPerOpenDay notifications about a child with an open case, per open case and day
 */
record Intake(double casesPerYear, double lengthScale, double knownPerOpenDay) {

  /** The share of the notifications that are about a child with an open case. */
  private static final double KNOWN_CASES = 0.45;

  private static final double DAYS_IN_YEAR = 365.25;
  private static final int OUTLINES = 8_000;
  private static final int HALVINGS = 12;

  static Intake of(GeneratorSettings settings) {
    double unknown = settings.notificationsPerYear() * (1 - KNOWN_CASES);
    double low = 0.1;
    double high = 6;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      PerCase means = PerCase.at(middle);
      double open = unknown / means.notifications() * means.openDays() / DAYS_IN_YEAR;
      if (open < settings.openCases()) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double scale = (low + high) / 2;
    return new Intake(
        unknown / PerCase.at(scale).notifications(),
        scale,
        settings.notificationsPerYear() * KNOWN_CASES / settings.openCases() / DAYS_IN_YEAR);
  }

  /** Mean first notifications and open days of one case. */
  private record PerCase(double notifications, double openDays) {

    static PerCase at(double lengthScale) {
      Outliner outliner = new Outliner(lengthScale);
      SplitMix random = new SplitMix(4711);
      long notifications = 0;
      long openDays = 0;
      for (int i = 0; i < OUTLINES; i++) {
        for (Contact contact : outliner.draw(0, random.split(i)).contacts()) {
          if (contact.notified()) {
            notifications++;
          }
          if (contact.episode() != null) {
            openDays += contact.episode().closeDay() - contact.episode().openDay();
          }
        }
      }
      return new PerCase((double) notifications / OUTLINES, (double) openDays / OUTLINES);
    }
  }
}
