package dk.fristvagt.api.table;

import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.List;

/** An explanation: a row per step; and the obligation it is about. */
public final class ExplanationTable {

  private ExplanationTable() {}

  public static TableFile of(ExplanationReport report, Language language) {
    return TableFile.of(
        "explanation",
        report.clock(),
        null,
        Table.<ExplanationReport.Line>of(language, "Trin", "Steps")
            .text("Art", "Kind", row -> row.kind().name())
            .instant("Tidspunkt", "At", ExplanationReport.Line::at)
            .date("Dato", "Date", ExplanationReport.Line::date)
            .text("Hændelse", "Event", ExplanationReport.Line::eventId)
            .whole("Revision", "Revision", ExplanationReport.Line::revision)
            .text("Tekst", "Text", ExplanationReport.Line::text)
            .rows(report.steps()),
        ObligationsTable.rows(
            language, "Forpligtelse", "Obligation", List.of(report.obligation())));
  }
}
