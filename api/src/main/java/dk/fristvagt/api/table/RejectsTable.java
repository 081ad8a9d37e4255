package dk.fristvagt.api.table;

import dk.fristvagt.api.report.RejectsReport;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.streams.rejects.RejectSummary.ReasonCount;
import dk.fristvagt.streams.rejects.RejectSummary.SourceCount;
import java.util.List;

/**
 * Rejects: a row for each, without anything of what was in it; and counts by reason and by source,
 * and how far they were read.
 */
public final class RejectsTable {

  private RejectsTable() {}

  public static TableFile of(RejectsReport report, Language language) {
    return TableFile.of(
        "rejects",
        null,
        null,
        rejects(report, language),
        reasons(report, language),
        sources(report, language),
        reading(report, language));
  }

  private static Table rejects(RejectsReport report, Language language) {
    return Table.<RejectsReport.Row>of(language, "Afviste", "Rejects")
        .text("Id", "Id", RejectsReport.Row::id)
        .text("Årsag", "Reason", RejectsReport.Row::reason)
        .text("Beskrivelse", "Detail", RejectsReport.Row::detail)
        .instant("Afvist", "Rejected", RejectsReport.Row::clock)
        .instant("Gemt", "Recorded", RejectsReport.Row::recordedAt)
        .text("Fil", "File", row -> row.origin().file())
        .whole("Linje", "Line", row -> row.origin().line())
        .text("Topic", "Topic", row -> row.origin().topic())
        .whole("Partition", "Partition", row -> row.origin().partition())
        .whole("Offset", "Offset", row -> row.origin().offset())
        .flag("Kan prøves igen", "Retriable", RejectsReport.Row::retriable)
        .text(
            "Kan ikke prøves igen på grund af",
            "Not retriable because of",
            RejectsReport.Row::notRetriableBecause)
        .instant("Taget ind", "Taken in", RejectsReport.Row::retriedAt)
        .rows(report.rejects());
  }

  private static Table reasons(RejectsReport report, Language language) {
    return Table.<ReasonCount>of(language, "Årsager", "Reasons")
        .text("Årsag", "Reason", ReasonCount::reason)
        .whole("Afviste", "Rejects", ReasonCount::total)
        .whole("Taget ind", "Taken in", ReasonCount::retried)
        .whole("Kan prøves igen", "Retriable", ReasonCount::retriable)
        .rows(report.reasons());
  }

  private static Table sources(RejectsReport report, Language language) {
    return Table.<SourceCount>of(language, "Kilder", "Sources")
        .text("Kilde", "Source", SourceCount::source)
        .text("Årsag", "Reason", SourceCount::reason)
        .whole("Afviste", "Rejects", SourceCount::total)
        .rows(report.sources());
  }

  private static Table reading(RejectsReport report, Language language) {
    return Table.<RejectsReport>of(language, "Læsning", "Reading")
        .flag("Læst til ende", "Complete", RejectsReport::complete)
        .whole("Læste poster", "Records read", RejectsReport::read)
        .instant("Kan ikke læses siden", "Failing since", RejectsReport::failingSince)
        .text("Fejl", "Failure", RejectsReport::failure)
        .whole("Afviste", "Rejects", RejectsReport::total)
        .whole("Taget ind", "Taken in", RejectsReport::retried)
        .whole(
            "Afviste fra andre kilder",
            "Rejects of further sources",
            RejectsReport::unlistedSources)
        .whole("Ulæselige poster", "Unreadable records", RejectsReport::unreadable)
        .rows(List.of(report));
  }
}
