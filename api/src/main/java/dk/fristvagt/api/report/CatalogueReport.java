package dk.fristvagt.api.report;

import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.text.Language;
import dk.fristvagt.rules.catalogue.text.RuleDescription;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The catalogue in force, each rule also in words. */
public record CatalogueReport(
    String id,
    LocalizedText name,
    boolean saturdayIsWorkingDay,
    List<RuleEntry> rules,
    List<GaugeEntry> gauges) {

  /**
   * One rule.
   *
   * @param kind {@code deadline}, {@code recurring}, {@code precondition}, {@code check}, {@code
   *     absence}
   */
  public record RuleEntry(
      String id,
      LocalizedText name,
      String kind,
      List<VersionEntry> versions,
      TargetEntry target,
      Description description) {}

  /**
   * One version of a rule.
   *
   * @param validFrom the first local start date, or null for no limit
   * @param validTo the last local start date, or null for no limit
   */
  public record VersionEntry(int number, LocalDate validFrom, LocalDate validTo, String legal) {}

  /**
   * What shares a rule is to reach when.
   *
   * @param margin how far below its share still counts as amber, 0 to 1
   */
  public record TargetEntry(double margin, List<MilestoneEntry> milestones) {}

  /**
   * One step of a target.
   *
   * @param from the first local date on which the share applies; null where it always has
   * @param share 0 to 1
   */
  public record MilestoneEntry(LocalDate from, double share) {}

  /** The rule in words, line by line. */
  public record Description(List<RuleDescription.Line> da, List<RuleDescription.Line> en) {}

  /** A number over open things and its thresholds. */
  public record GaugeEntry(
      String id,
      LocalizedText name,
      String legal,
      String counts,
      List<Gauge.Threshold> thresholds) {}

  private static final double PERCENT = 100.0;

  public static CatalogueReport of(Catalogue catalogue) {
    return new CatalogueReport(
        catalogue.id(),
        catalogue.name(),
        catalogue.saturdayIsWorkingDay(),
        catalogue.rules().stream().map(CatalogueReport::rule).toList(),
        catalogue.gauges().stream().map(CatalogueReport::gauge).toList());
  }

  private static RuleEntry rule(Rule rule) {
    return new RuleEntry(
        rule.id(),
        rule.name(),
        RuleKind.of(rule.versions().get(0).terms()).name().toLowerCase(Locale.ROOT),
        rule.versions().stream()
            .map(
                version ->
                    new VersionEntry(
                        version.number(), version.validFrom(), version.validTo(), version.legal()))
            .toList(),
        target(rule.target()),
        new Description(
            new RuleDescription(rule, Language.DANISH).lines(),
            new RuleDescription(rule, Language.ENGLISH).lines()));
  }

  private static TargetEntry target(Target target) {
    return new TargetEntry(
        target.marginPercentagePoints() / PERCENT,
        target.milestones().stream()
            .map(
                milestone ->
                    new MilestoneEntry(
                        milestone.month() == null ? null : milestone.from(),
                        milestone.percent() / PERCENT))
            .toList());
  }

  private static GaugeEntry gauge(Gauge gauge) {
    return new GaugeEntry(
        gauge.id(), gauge.name(), gauge.legal(), gauge.measure().name(), gauge.thresholds());
  }
}
