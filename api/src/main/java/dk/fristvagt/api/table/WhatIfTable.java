package dk.fristvagt.api.table;

import dk.fristvagt.api.report.WhatIfFigures;
import dk.fristvagt.api.report.WhatIfObligation;
import dk.fristvagt.api.report.WhatIfReport;
import dk.fristvagt.api.report.WhatIfRow;
import dk.fristvagt.api.report.WhatIfRule;
import dk.fristvagt.rules.catalogue.text.Language;
import java.util.function.Function;

/** What-if: a row per group and month; and counts per rule, and obligations that differ. */
public final class WhatIfTable {

  private WhatIfTable() {}

  public static TableFile of(WhatIfReport report, Language language) {
    return TableFile.of(
        "whatif",
        report.clock(),
        report.partitions(),
        rows(report, language),
        rules(report, language),
        differing(report, language));
  }

  private static Table rows(WhatIfReport report, Language language) {
    TableColumns<WhatIfRow> columns =
        Table.<WhatIfRow>of(language, "Tal", "Figures")
            .text("Regel", "Rule", WhatIfRow::rule)
            .text("Kommune", "Municipality", WhatIfRow::municipality)
            .text("Team", "Team", WhatIfRow::team)
            .text("Periode", "Period", WhatIfRow::period);
    figures(columns, ", før", ", before", WhatIfRow::before);
    figures(columns, ", efter", ", after", WhatIfRow::after);
    return columns.rows(report.rows());
  }

  private static void figures(
      TableColumns<WhatIfRow> columns,
      String danish,
      String english,
      Function<WhatIfRow, WhatIfFigures> figures) {
    columns
        .whole("Med frist" + danish, "Due" + english, figures.andThen(WhatIfFigures::due))
        .whole("Rettidige" + danish, "Met" + english, figures.andThen(WhatIfFigures::met))
        .whole("For sene" + danish, "Late" + english, figures.andThen(WhatIfFigures::late))
        .whole("Overskredne" + danish, "Overdue" + english, figures.andThen(WhatIfFigures::overdue))
        .whole("Bortfaldne" + danish, "Lapsed" + english, figures.andThen(WhatIfFigures::lapsed))
        .whole(
            "Ikke overholdt" + danish, "Missed" + english, figures.andThen(WhatIfFigures::missed))
        .whole("Uoplyste" + danish, "Unknown" + english, figures.andThen(WhatIfFigures::unknown))
        .share(
            "Andel rettidige" + danish,
            "Share in time" + english,
            figures.andThen(WhatIfFigures::share));
  }

  private static Table rules(WhatIfReport report, Language language) {
    return Table.<WhatIfRule>of(language, "Regler", "Rules")
        .text("Regel", "Rule", WhatIfRule::rule)
        .whole("Forpligtelser, før", "Obligations, before", row -> row.obligations().before())
        .whole("Forpligtelser, efter", "Obligations, after", row -> row.obligations().after())
        .whole("Forskellige", "Differing", row -> row.obligations().differing())
        .whole("Kun før", "Only before", row -> row.obligations().onlyBefore())
        .whole("Kun efter", "Only after", row -> row.obligations().onlyAfter())
        .whole("Ændrede", "Changed", row -> row.obligations().changed())
        .rows(report.rules());
  }

  private static Table differing(WhatIfReport report, Language language) {
    TableColumns<WhatIfObligation> columns =
        Table.<WhatIfObligation>of(language, "Forpligtelser", "Obligations")
            .text("Id", "Id", WhatIfObligation::id)
            .text("Regel", "Rule", WhatIfObligation::rule)
            .text("Kommune", "Municipality", WhatIfObligation::municipality)
            .text("Sag", "Case", WhatIfObligation::caseId)
            .text("Forskel", "Difference", WhatIfObligation::difference)
            .text("Ændret i", "Changed in", row -> String.join(", ", row.changedIn()));
    state(columns, ", før", ", before", WhatIfObligation::before);
    state(columns, ", efter", ", after", WhatIfObligation::after);
    return columns.rows(report.differing());
  }

  private static void state(
      TableColumns<WhatIfObligation> columns,
      String danish,
      String english,
      Function<WhatIfObligation, WhatIfObligation.State> state) {
    columns
        .instant(
            "Start" + danish,
            "Start" + english,
            TableColumns.of(state, WhatIfObligation.State::start))
        .instant(
            "Frist" + danish, "Due" + english, TableColumns.of(state, WhatIfObligation.State::due))
        .text(
            "Status" + danish,
            "Status" + english,
            TableColumns.of(state, found -> found.status().label()))
        .instant(
            "Opfyldt" + danish,
            "Fulfilled" + english,
            TableColumns.of(state, WhatIfObligation.State::fulfilledAt))
        .text(
            "Team" + danish, "Team" + english, TableColumns.of(state, WhatIfObligation.State::team))
        .text(
            "Rådgiver" + danish,
            "Caseworker" + english,
            TableColumns.of(state, WhatIfObligation.State::caseworker));
  }
}
