package dk.fristvagt.api.page.catalogue;

import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.report.CatalogueChangeReport;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.Gauge;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.RuleVersion;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.catalogue.text.RuleDescription;
import dk.fristvagt.rules.catalogue.text.RuleSentence;
import dk.fristvagt.rules.evaluation.RuleKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The rules in force, in words, and how they stand. */
public final class CataloguePage implements Page {

  private final PageFrame frame;
  private final Catalogue catalogue;
  private final CatalogueFacts facts;
  private final StatusReport status;
  private final LocalDate today;

  /**
   * @param catalogue the one that the answers follow
   * @param status of everything, by the same catalogue
   */
  public CataloguePage(
      PageFrame frame, Catalogue catalogue, CatalogueChangeReport change, StatusReport status) {
    this.frame = frame;
    this.catalogue = catalogue;
    this.facts = CatalogueFacts.of(frame, catalogue, change);
    this.status = status;
    this.today = frame.figures().localDate(frame.clock());
  }

  @Override
  public String template() {
    return "catalogue.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public CatalogueFacts facts() {
    return facts;
  }

  /** Whether Saturdays count as working days. */
  public boolean saturday() {
    return catalogue.saturdayIsWorkingDay();
  }

  public List<RuleSection> rules() {
    return catalogue.rules().stream().map(this::section).toList();
  }

  public List<GaugeLine> gauges() {
    return catalogue.gauges().stream().map(this::gauge).toList();
  }

  /** A number over open things, with its thresholds in words. */
  public record GaugeLine(String name, String legal, String thresholds) {}

  private RuleSection section(Rule rule) {
    RuleKind kind = RuleKind.of(rule.versions().get(0).terms());
    RuleVersion current =
        rule.versions().stream()
            .filter(version -> version.holds(today))
            .findFirst()
            .orElse(rule.versions().get(rule.versions().size() - 1));
    return new RuleSection(
        "rule-" + rule.id(),
        rule.id(),
        say(rule.name().da(), rule.name().en()),
        kind(kind),
        version(rule, current),
        rule.versions().stream()
            .filter(version -> !version.equals(current))
            .map(version -> version(rule, version))
            .toList(),
        target(rule.target()),
        milestones(rule.target()),
        say("Gult indtil ", "Amber up to ")
            + rule.target().marginPercentagePoints()
            + say(" procentpoint under målet.", " percentage points below the target."),
        kind == RuleKind.CHECK || kind == RuleKind.PRECONDITION ? null : standing(rule));
  }

  private RuleSection.Version version(Rule rule, RuleVersion version) {
    return new RuleSection.Version(
        "rule-" + rule.id() + '-' + version.number(),
        rule.versions().size() == 1 ? null : say("Version ", "Version ") + version.number(),
        validity(version),
        LegalWords.of(version.legal(), frame.speech()),
        RuleSentence.of(version, frame.speech().language()),
        new RuleDescription(rule, frame.speech().language())
            .lines(version).stream()
                .map(line -> new RuleDescription.Line(capital(line.label()), line.text()))
                .toList());
  }

  private String validity(RuleVersion version) {
    if (version.validFrom() == null && version.validTo() == null) {
      return null;
    }
    StringBuilder text = new StringBuilder(say("Gælder det, der begynder", "For what starts"));
    if (version.validFrom() != null) {
      text.append(say(" fra ", " from ")).append(frame.figures().day(version.validFrom()));
    }
    if (version.validTo() != null) {
      text.append(say(" til og med ", " up to and including "))
          .append(frame.figures().day(version.validTo()));
    }
    return text.toString();
  }

  private String target(Target target) {
    if (target.milestones().isEmpty()) {
      return say("Intet mål er sat.", "No target is set.");
    }
    return target
        .milestoneOn(today)
        .map(
            milestone ->
                say("Målet er nu ", "The target is now ")
                    + milestone.percent()
                    + say("\u00a0%.", "%."))
        .orElse(say("Målet gælder endnu ikke.", "The target is not in force yet."));
  }

  private List<RuleSection.Milestone> milestones(Target target) {
    Target.Milestone inForce = target.milestoneOn(today).orElse(null);
    return target.milestones().stream()
        .map(
            milestone ->
                new RuleSection.Milestone(
                    milestone.month() == null
                        ? say("Altid", "Always")
                        : frame.figures().day(milestone.from()),
                    milestone.percent() + say("\u00a0%", "%"),
                    milestone.equals(inForce)))
        .toList();
  }

  private RuleSection.Standing standing(Rule rule) {
    List<RuleStatus> rows =
        status.rules().stream()
            .filter(row -> catalogue.rule(row.id()).filter(rule::equals).isPresent())
            .toList();
    return new RuleSection.Standing(
        frame.figures().count(rows.stream().mapToLong(RuleStatus::overdue).sum()),
        frame.figures().count(rows.stream().mapToLong(RuleStatus::dueSoon).sum()),
        frame.figures().count(rows.stream().mapToLong(RuleStatus::open).sum()),
        frame.list(frame.link(Screen.WORKLIST).with("rule", rule.id())));
  }

  private GaugeLine gauge(Gauge gauge) {
    List<String> limits = new ArrayList<>();
    for (Gauge.Threshold threshold : gauge.thresholds()) {
      limits.add(
          say("højst ", "at most ")
              + threshold.limit()
              + group(threshold.target())
              + (threshold.scope().equals("national")
                  ? say(" (landsnorm)", " (national norm)")
                  : say(" (egen norm)", " (own norm)")));
    }
    return new GaugeLine(
        say(gauge.name().da(), gauge.name().en()),
        LegalWords.of(gauge.legal(), frame.speech()),
        limits.isEmpty() ? "–" : limits.stream().collect(Collectors.joining("; ")));
  }

  private String group(String target) {
    if (target == null) {
      return "";
    }
    return switch (target) {
      case "CHILD_AND_FAMILY" -> say(", børn og familie", ", child and family");
      case "DISABILITY" -> say(", handicap", ", disability");
      case "YOUTH" -> say(", unge", ", youth");
      default -> ", " + target;
    };
  }

  private String kind(RuleKind kind) {
    return switch (kind) {
      case DEADLINE ->
          say(
              "Frist: noget skal være gjort inden en tid",
              "Deadline: something is to be done within a time");
      case RECURRING ->
          say(
              "Tilbagevendende frist: noget skal gøres igen og igen",
              "Recurring deadline: something is to be done again and again");
      case PRECONDITION ->
          say(
              "Forudsætning: noget skal være gjort forinden",
              "Precondition: something is to have been done before");
      case CHECK ->
          say(
              "Kvalitetskrav: afgøres straks af hændelsen selv",
              "Check: decided at once by the event itself");
      case ABSENCE ->
          say(
              "Fravær: noget må ikke ske inden en tid",
              "Absence: something must not happen within a time");
    };
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
