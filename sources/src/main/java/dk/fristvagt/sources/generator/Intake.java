package dk.fristvagt.sources.generator;

import dk.fristvagt.sources.generator.Outline.Contact;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How many new families must arrive, and how long they must stay open, for the volumes asked for.
 *
 * <p>In a steady state the open cases are arrivals times mean open time. Both means per family are
 * found by drawing outlines from a fixed seed, and the length scale by halving an interval, since
 * longer cases also come back less often before the child is grown.
 *
 * @param familiesPerYear families, of one child's case or more, that begin in a year
 * @param lengthScale see {@link Outliner}
 * @param knownPerOpenDay notifications about a child with an open case, per open case and day
 */
record Intake(double familiesPerYear, double lengthScale, double knownPerOpenDay) {

  /** The share of the notifications that are about a child with an open case. */
  private static final double KNOWN_CASES = 0.45;

  private static final double DAYS_IN_YEAR = 365.25;
  private static final int OUTLINES = 8_000;
  private static final int HALVINGS = 12;
  private static final double RATIO_STEPS = 100;

  /** Municipalities of the same proportions share their search. */
  private static final Map<Double, Double> LENGTH_SCALES = new ConcurrentHashMap<>();

  static Intake of(GeneratorSettings settings) {
    double unknown = settings.notificationsPerYear() * (1 - KNOWN_CASES);
    double ratio =
        Math.rint(RATIO_STEPS * settings.notificationsPerYear() / settings.openCases())
            / RATIO_STEPS;
    double scale = LENGTH_SCALES.computeIfAbsent(ratio, Intake::lengthScale);
    return new Intake(
        unknown / PerFamily.at(scale).notifications(),
        scale,
        settings.notificationsPerYear() * KNOWN_CASES / settings.openCases() / DAYS_IN_YEAR);
  }

  /**
   * @param ratio notifications in a year per open case
   */
  private static double lengthScale(double ratio) {
    double low = 0.1;
    double high = 6;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      PerFamily means = PerFamily.at(middle);
      double unknown = ratio * (1 - KNOWN_CASES);
      double open = unknown / means.notifications() * means.openDays() / DAYS_IN_YEAR;
      if (open < 1) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Mean first notifications and open days of the cases of one family. */
  private record PerFamily(double notifications, double openDays) {

    static PerFamily at(double lengthScale) {
      Outliner outliner = new Outliner(lengthScale);
      SplitMix random = new SplitMix(4711);
      long notifications = 0;
      long openDays = 0;
      for (int i = 0; i < OUTLINES; i++) {
        for (Outline outline : outliner.family(0, random.split(i))) {
          for (Contact contact : outline.contacts()) {
            if (contact.notified()) {
              notifications++;
            }
            if (contact.episode() != null) {
              openDays += contact.episode().closeDay() - contact.episode().openDay();
            }
          }
        }
      }
      return new PerFamily((double) notifications / OUTLINES, (double) openDays / OUTLINES);
    }
  }
}
