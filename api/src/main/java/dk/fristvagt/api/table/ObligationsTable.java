package dk.fristvagt.api.table;

import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.Partitions;
import dk.fristvagt.rules.catalogue.text.Language;
import java.time.Instant;
import java.util.List;

/** Obligations: a row for each. */
public final class ObligationsTable {

  private ObligationsTable() {}

  /**
   * @param rows in the order of the list
   */
  public static TableFile of(
      Instant clock, Partitions partitions, List<ObligationRow> rows, Language language) {
    return TableFile.of(
        "obligations", clock, partitions, rows(language, "Forpligtelser", "Obligations", rows));
  }

  static Table rows(Language language, String danish, String english, List<ObligationRow> rows) {
    return Table.<ObligationRow>of(language, danish, english)
        .text("Id", "Id", ObligationRow::id)
        .text("Regel", "Rule", ObligationRow::rule)
        .whole("Regelversion", "Rule version", ObligationRow::ruleVersion)
        .text("Kommune", "Municipality", ObligationRow::municipality)
        .text("Sag", "Case", ObligationRow::caseId)
        .text("Knyttet til", "Match key", ObligationRow::matchKey)
        .whole("Nummer i rækken", "Occurrence", ObligationRow::occurrence)
        .instant("Start", "Start", ObligationRow::start)
        .instant("Frist", "Due", ObligationRow::due)
        .instant("Varsles", "Warn at", ObligationRow::warnAt)
        .instant("Opfyldt", "Fulfilled", ObligationRow::fulfilledAt)
        .instant("Afsluttet uopfyldt", "Cancelled", ObligationRow::cancelledAt)
        .text("Status", "Status", row -> row.status().label())
        .text("Team", "Team", ObligationRow::team)
        .text("Rådgiver", "Caseworker", ObligationRow::caseworker)
        .rows(rows);
  }
}
