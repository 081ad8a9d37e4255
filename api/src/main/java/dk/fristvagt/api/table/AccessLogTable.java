package dk.fristvagt.api.table;

import dk.fristvagt.api.report.AccessLogReport;
import dk.fristvagt.api.report.AccessLogReport.Row;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.stream.Collectors;

/** The access log: a row for each record, its cases in one cell, parted by spaces. */
public final class AccessLogTable {

  private AccessLogTable() {}

  public static TableFile of(AccessLogReport report, Language language) {
    return TableFile.of(
        "access-log",
        null,
        null,
        Table.<Row>of(language, "Adgangslog", "Access log")
            .instant("Tidspunkt", "At", Row::at)
            .instant("Skrevet", "Recorded", Row::recordedAt)
            .text("Udsteder", "Issuer", Row::issuer)
            .text("Hvem", "Who", Row::subject)
            .text("Roller", "Roles", row -> String.join(" ", row.roles()))
            .text("Handling", "Action", Row::action)
            .text("Resultat", "Outcome", Row::outcome)
            .text("Rute", "Route", Row::route)
            .text("Filter", "Filter", Row::filter)
            .text("Format", "Format", Row::format)
            .whole("Dækker (ms)", "Covers (ms)", Row::coversMs)
            .whole("Antal sager", "Cases counted", row -> row.cases().size())
            .text("Sager", "Cases", AccessLogTable::cases)
            .text("Børn", "Children", row -> String.join(" ", row.children()))
            .text("Opslag-id", "Access id", Row::accessId)
            .whole("Del", "Part", Row::part)
            .whole("Dele", "Parts", Row::parts)
            .rows(report.accesses()));
  }

  private static String cases(Row row) {
    return row.cases().stream()
        .map(one -> one.municipality() + '/' + one.caseId())
        .collect(Collectors.joining(" "));
  }
}
