package dk.fristvagt.api.table;

import dk.fristvagt.api.report.CatalogueReport;
import dk.fristvagt.api.report.CatalogueReport.GaugeEntry;
import dk.fristvagt.api.report.CatalogueReport.MilestoneEntry;
import dk.fristvagt.api.report.CatalogueReport.RuleEntry;
import dk.fristvagt.api.report.CatalogueReport.VersionEntry;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.catalogue.text.RuleDescription;
import java.util.List;

/** The catalogue: a row per version of each rule; and descriptions, milestones, thresholds. */
public final class RulesTable {

  private RulesTable() {}

  public static TableFile of(CatalogueReport report, Language language) {
    return TableFile.of(
        "rules",
        null,
        null,
        versions(report, language),
        descriptions(report, language),
        milestones(report, language),
        thresholds(report, language));
  }

  private static Table versions(CatalogueReport report, Language language) {
    List<Version> rows =
        report.rules().stream()
            .flatMap(rule -> rule.versions().stream().map(version -> new Version(rule, version)))
            .toList();
    return Table.<Version>of(language, "Regler", "Rules")
        .text("Regel", "Rule", row -> row.rule().id())
        .words("Navn", "Name", row -> row.rule().name())
        .text("Art", "Kind", row -> row.rule().kind())
        .whole("Version", "Version", row -> row.version().number())
        .date("Gælder fra", "Valid from", row -> row.version().validFrom())
        .date("Gælder til", "Valid to", row -> row.version().validTo())
        .text("Hjemmel", "Legal basis", row -> row.version().legal())
        .rows(rows);
  }

  private static Table descriptions(CatalogueReport report, Language language) {
    List<Line> rows =
        report.rules().stream()
            .flatMap(
                rule ->
                    (language == Language.DANISH
                            ? rule.description().da()
                            : rule.description().en())
                        .stream().map(line -> new Line(rule.id(), line)))
            .toList();
    return Table.<Line>of(language, "Beskrivelse", "Description")
        .text("Regel", "Rule", Line::rule)
        .text("Emne", "Subject", row -> row.line().label())
        .text("Tekst", "Text", row -> row.line().text())
        .rows(rows);
  }

  private static Table milestones(CatalogueReport report, Language language) {
    List<Milestone> rows =
        report.rules().stream()
            .flatMap(
                rule -> rule.target().milestones().stream().map(step -> new Milestone(rule, step)))
            .toList();
    return Table.<Milestone>of(language, "Mål", "Targets")
        .text("Regel", "Rule", row -> row.rule().id())
        .date("Gælder fra", "Valid from", row -> row.step().from())
        .share("Mål", "Target", row -> row.step().share())
        .share("Margin", "Margin", row -> row.rule().target().margin())
        .rows(rows);
  }

  private static Table thresholds(CatalogueReport report, Language language) {
    List<Threshold> rows =
        report.gauges().stream()
            .flatMap(gauge -> gauge.thresholds().stream().map(one -> new Threshold(gauge, one)))
            .toList();
    return Table.<Threshold>of(language, "Grænser", "Thresholds")
        .text("Måling", "Gauge", row -> row.gauge().id())
        .words("Navn", "Name", row -> row.gauge().name())
        .text("Målgruppe", "Target group", row -> row.threshold().target())
        .text("Kilde", "Scope", row -> row.threshold().scope())
        .whole("Grænse", "Threshold", row -> row.threshold().limit())
        .rows(rows);
  }

  private record Version(RuleEntry rule, VersionEntry version) {}

  private record Line(String rule, RuleDescription.Line line) {}

  private record Milestone(RuleEntry rule, MilestoneEntry step) {}

  private record Threshold(GaugeEntry gauge, Gauge.Threshold threshold) {}
}
