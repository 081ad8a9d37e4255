package dk.fristvagt.api.table;

import dk.fristvagt.api.report.ComplianceReport;
import dk.fristvagt.api.report.ComplianceRow;
import dk.fristvagt.rules.catalogue.text.Language;

/** Compliance: a row per group and period. */
public final class ComplianceTable {

  private ComplianceTable() {}

  public static TableFile of(ComplianceReport report, Language language) {
    TableColumns<ComplianceRow> columns =
        Table.<ComplianceRow>of(language, "Overholdelse", "Compliance")
            .text("Regel", "Rule", ComplianceRow::rule)
            .text("Kommune", "Municipality", ComplianceRow::municipality)
            .text("Team", "Team", ComplianceRow::team)
            .text("Rådgiver", "Caseworker", ComplianceRow::caseworker)
            .text("Periode", "Period", ComplianceRow::period)
            .whole("Med frist", "Due", ComplianceRow::due)
            .whole("Rettidige", "Met", ComplianceRow::met)
            .whole("For sene", "Late", ComplianceRow::late)
            .whole("Overskredne", "Overdue", ComplianceRow::overdue)
            .whole("Bortfaldne", "Lapsed", ComplianceRow::lapsed)
            .whole("Ikke overholdt", "Missed", ComplianceRow::missed)
            .whole("Uoplyste", "Unknown", ComplianceRow::unknown)
            .share("Andel rettidige", "Share in time", ComplianceRow::share)
            .share("Mål", "Target", ComplianceRow::target)
            .text("Vurdering", "Verdict", row -> row.verdict().label())
            .whole("Median, dage", "Median, days", ComplianceRow::medianDays)
            .whole("90-percentil, dage", "90th percentile, days", ComplianceRow::p90Days);
    DueFigureColumns.add(columns, ", ved lukning", ", at close", ComplianceRow::atClose);
    return TableFile.of(
        "compliance", report.clock(), report.partitions(), columns.rows(report.rows()));
  }
}
