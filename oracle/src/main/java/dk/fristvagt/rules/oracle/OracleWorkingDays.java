package dk.fristvagt.rules.oracle;

import java.time.LocalDate;

/** Which days are working days. */
public final class OracleWorkingDays {

  private OracleWorkingDays() {}

  public static boolean isWorkingDay(LocalDate date) {
    return DanishDays.isWorkingDay(date);
  }
}
