package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Target;
import java.time.LocalDate;

/** The share that a target asks for. */
final class TargetShare {

  private static final double PERCENT = 100.0;

  private TargetShare() {}

  /** From 0 to 1; null before the first milestone. */
  static Double on(Target target, LocalDate day) {
    return target.percentOn(day).map(percent -> percent / PERCENT).orElse(null);
  }
}
