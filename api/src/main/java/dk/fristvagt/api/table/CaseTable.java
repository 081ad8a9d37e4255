package dk.fristvagt.api.table;

import dk.fristvagt.api.report.AlertRow;
import dk.fristvagt.api.report.CaseReport;
import dk.fristvagt.api.report.ReportJson;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** A case: its obligations; and its facts, alerts and holders. */
public final class CaseTable {

  private CaseTable() {}

  public static TableFile of(CaseReport report, Language language) {
    return TableFile.of(
        "case",
        report.clock(),
        null,
        ObligationsTable.rows(language, "Forpligtelser", "Obligations", report.obligations()),
        facts(report.facts(), language),
        alerts(report, language),
        holders(report, language));
  }

  /** Times stand as they were written; what differs from type to type stands together as JSON. */
  private static Table facts(List<Map<String, Object>> facts, Language language) {
    return Table.<Map<String, Object>>of(language, "Oplysninger", "Facts")
        .text("Hændelse", "Event", field("eventId"))
        .whole("Revision", "Revision", row -> (Number) row.get("revision"))
        .flag("Annulleret", "Voided", row -> (Boolean) row.get("voided"))
        .text("Type", "Type", field("type"))
        .text("Fandt sted", "Occurred", field("occurredAt"))
        .text("Registreret", "Registered", field("registeredAt"))
        .text("Barn", "Child", field("childId"))
        .text("Kilde", "Source", field("source"))
        .text("Indhold", "Data", row -> ReportJson.line(row.get("data")))
        .rows(facts);
  }

  private static Function<Map<String, Object>, String> field(String name) {
    return row -> Objects.toString(row.get(name), null);
  }

  private static Table alerts(CaseReport report, Language language) {
    return Table.<AlertRow>of(language, "Varsler", "Alerts")
        .text("Forpligtelse", "Obligation", AlertRow::obligationId)
        .whole("Nummer", "Sequence", AlertRow::sequence)
        .text("Art", "Kind", row -> row.kind().name())
        .text("Team", "Team", AlertRow::team)
        .text("Rådgiver", "Caseworker", AlertRow::caseworker)
        .instant("Frist", "Due", AlertRow::due)
        .instant("Sendt", "Sent", AlertRow::clock)
        .whole("Tager tilbage", "Retracts", AlertRow::retracts)
        .text("Årsag", "Reason", AlertRow::reason)
        .rows(report.alerts());
  }

  private static Table holders(CaseReport report, Language language) {
    return Table.<CaseReport.Held>of(language, "Ansvarlige", "Holders")
        .instant("Fra", "From", CaseReport.Held::from)
        .instant("Til", "To", CaseReport.Held::to)
        .text("Team", "Team", CaseReport.Held::team)
        .text("Rådgiver", "Caseworker", CaseReport.Held::caseworker)
        .rows(report.holders());
  }
}
