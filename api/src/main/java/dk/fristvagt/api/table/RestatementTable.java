package dk.fristvagt.api.table;

import dk.fristvagt.api.report.DueFigures;
import dk.fristvagt.api.report.RestatementReport;
import dk.fristvagt.api.report.RestatementRow;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import java.util.function.Function;

/** Restatement: a row per group and period, and one per reason of each. */
public final class RestatementTable {

  private RestatementTable() {}

  public static TableFile of(RestatementReport report, Language language) {
    return TableFile.of(
        "restatement",
        report.clock(),
        report.partitions(),
        rows(report, language),
        reasons(report, language));
  }

  private static Table rows(RestatementReport report, Language language) {
    TableColumns<RestatementRow> columns =
        Table.<RestatementRow>of(language, "Ændrede måneder", "Restated months");
    group(columns, row -> row);
    columns.whole("Lukkede måneder", "Closed months", RestatementRow::closedMonths);
    DueFigureColumns.add(columns, ", ved lukning", ", at close", RestatementRow::atClose);
    DueFigureColumns.add(columns, ", nu", ", now", RestatementRow::now);
    return columns.rows(report.rows());
  }

  private static Table reasons(RestatementReport report, Language language) {
    List<Reason> reasons =
        report.rows().stream()
            .flatMap(
                row ->
                    row.reasons().entrySet().stream()
                        .map(entry -> new Reason(row, entry.getKey(), entry.getValue())))
            .toList();
    TableColumns<Reason> columns = Table.<Reason>of(language, "Årsager", "Reasons");
    group(columns, Reason::row);
    columns.text("Årsag", "Reason", Reason::reason);
    DueFigureColumns.add(columns, ", ændring", ", change", Reason::change);
    return columns.rows(reasons);
  }

  private static <R> void group(TableColumns<R> columns, Function<R, RestatementRow> row) {
    columns
        .text("Regel", "Rule", row.andThen(RestatementRow::rule))
        .text("Kommune", "Municipality", row.andThen(RestatementRow::municipality))
        .text("Team", "Team", row.andThen(RestatementRow::team))
        .text("Rådgiver", "Caseworker", row.andThen(RestatementRow::caseworker))
        .text("Periode", "Period", row.andThen(RestatementRow::period));
  }

  private record Reason(RestatementRow row, String reason, DueFigures change) {}
}
