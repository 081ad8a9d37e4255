package dk.fristvagt.rules.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.TreeMap;

/** A dated step path: the percent that applies from each date on. */
record OracleTarget(TreeMap<LocalDate, Integer> steps) {

  static OracleTarget none() {
    return new OracleTarget(new TreeMap<>());
  }

  /** One number: at all times. Else month, percent, month, percent. */
  static OracleTarget of(Object... written) {
    TreeMap<LocalDate, Integer> steps = new TreeMap<>();
    if (written.length == 1) {
      steps.put(LocalDate.of(1, 1, 1), (Integer) written[0]);
    } else {
      for (int i = 0; i < written.length; i += 2) {
        steps.put(YearMonth.parse((String) written[i]).atEndOfMonth(), (Integer) written[i + 1]);
      }
    }
    return new OracleTarget(steps);
  }

  /** The percent in force on that day, or null. */
  Integer on(LocalDate day) {
    Map.Entry<LocalDate, Integer> step = steps.floorEntry(day);
    return step == null ? null : step.getValue();
  }

  /**
   * {@code green}, {@code amber} within five percentage points below, {@code red} or {@code none}.
   */
  String verdict(LocalDate day, long met, long due) {
    Integer percent = on(day);
    if (percent == null || due == 0) {
      return "none";
    }
    if (100 * met >= percent * due) {
      return "green";
    }
    return 100 * met >= (percent - 5) * due ? "amber" : "red";
  }
}
