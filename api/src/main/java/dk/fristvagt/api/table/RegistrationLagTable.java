package dk.fristvagt.api.table;

import dk.fristvagt.api.report.RegistrationLagReport;
import dk.fristvagt.api.report.RegistrationLagRow;
import dk.fristvagt.rules.catalogue.text.Language;

/** Registration lags: a row per team and period. */
public final class RegistrationLagTable {

  private RegistrationLagTable() {}

  public static TableFile of(RegistrationLagReport report, Language language) {
    return TableFile.of(
        "registration-lag",
        report.clock(),
        report.partitions(),
        Table.<RegistrationLagRow>of(language, "Registrering", "Registration")
            .text("Kommune", "Municipality", RegistrationLagRow::municipality)
            .text("Team", "Team", RegistrationLagRow::team)
            .text("Periode", "Period", RegistrationLagRow::period)
            .whole("Oplysninger", "Facts", RegistrationLagRow::facts)
            .whole("Registreret samme dag", "Registered same day", RegistrationLagRow::sameDay)
            .share("Andel samme dag", "Share same day", RegistrationLagRow::sameDayShare)
            .whole("Median, dage", "Median, days", RegistrationLagRow::medianDays)
            .whole("90-percentil, dage", "90th percentile, days", RegistrationLagRow::p90Days)
            .rows(report.rows()));
  }
}
