package dk.fristvagt.api.page.obligation;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.chart.ObligationLanes;
import dk.fristvagt.api.page.chart.TimelineChart;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.ExplanationReport;
import dk.fristvagt.api.report.ObligationRow;
import dk.fristvagt.api.report.RuleNames;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.explanation.Explanation;
import dk.fristvagt.rules.explanation.StepKind;
import dk.fristvagt.rules.fact.CaseId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** One obligation: what it is now, and how that came about. */
public final class ExplanationPage implements Page, CaseData {

  /** What is told after the status: it has no part in it. */
  private static final Set<StepKind> AFTERWARDS = EnumSet.of(StepKind.ALERTS, StepKind.KNOWN);

  private static final int SHORT_FINGERPRINT = 12;

  private final PageFrame frame;
  private final Explanation explanation;
  private final ExplanationReport report;
  private final Catalogue catalogue;
  private final TimelineChart chart;

  /**
   * A step of the explanation.
   *
   * @param about what kind of step it is, in a word or two
   */
  public record StepEntry(String about, String text) {}

  /** A row of the arithmetic. */
  public record Calculated(String from, String step, String to) {}

  /**
   * @param catalogue the one that the figures follow
   */
  public ExplanationPage(
      PageFrame frame, ZoneId zone, Explanation explanation, Catalogue catalogue) {
    this.frame = frame;
    this.explanation = explanation;
    this.report = ExplanationReport.of(explanation, frame.speech().language());
    this.catalogue = catalogue;
    this.chart = chart(zone);
  }

  /** What the obligation's rule is called. */
  public static LocalizedText ruleName(Explanation explanation) {
    return RuleNames.name(explanation.rule(), explanation.obligation().rule());
  }

  @Override
  public Set<CaseId> shownCases() {
    return report.shownCases();
  }

  @Override
  public String template() {
    return "obligation.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public String status() {
    return new Words(frame.speech()).status(report.obligation().status());
  }

  /** The class of the status's badge. */
  public String badge() {
    return Words.badge(report.obligation().status());
  }

  /** What it is now and why, in a sentence. */
  public String headline() {
    return new Headline(frame, explanation).sentence();
  }

  public String caseId() {
    return report.obligation().caseId();
  }

  public String caseLink() {
    return frame
        .caseLink(report.obligation().municipality(), report.obligation().caseId())
        .toString();
  }

  /** Number in its row; null of the first and only. */
  public String occurrence() {
    int occurrence = report.obligation().occurrence();
    return occurrence == 1 ? null : frame.figures().count((long) occurrence);
  }

  public String holder() {
    Words words = new Words(frame.speech());
    return words.holder(report.obligation().caseworker())
        + ", "
        + words.holder(report.obligation().team());
  }

  public String start() {
    return frame.figures().minute(report.obligation().start());
  }

  /** When it became due soon; null where no warning is given. */
  public String warning() {
    return report.obligation().warnAt() == null
        ? null
        : frame.figures().minute(report.obligation().warnAt());
  }

  public String due() {
    return frame.figures().due(report.obligation().due());
  }

  /** The exact instant that is the bound. */
  public String dueInstant() {
    return frame.figures().minute(report.obligation().due());
  }

  /** How long over, or left; null of one that is done. */
  public String distance() {
    ObligationRow row = report.obligation();
    return row.status().isLive() ? frame.figures().distance(row.due(), report.clock()) : null;
  }

  /** Null where it was not. */
  public String fulfilled() {
    Instant at = report.obligation().fulfilledAt();
    return at == null ? null : frame.figures().minute(at);
  }

  /** When an event ended it unfulfilled; null where none did. */
  public String cancelled() {
    Instant at = report.obligation().cancelledAt();
    return at == null ? null : frame.figures().minute(at);
  }

  public String legal() {
    return report.rule().legal();
  }

  /** {@code Version 2, gælder fra 01-01-2024}. */
  public String version() {
    Figures figures = frame.figures();
    StringBuilder text = new StringBuilder("Version ").append(report.rule().version());
    if (report.rule().validFrom() != null) {
      text.append(say(", gælder fra ", ", applies from "))
          .append(figures.day(report.rule().validFrom()));
    }
    if (report.rule().validTo() != null) {
      text.append(
              report.rule().validFrom() == null
                  ? say(", gælder til og med ", ", applies through ")
                  : say(" til og med ", " through "))
          .append(figures.day(report.rule().validTo()));
    }
    return text.toString();
  }

  /** The catalogue's name and the beginning of its fingerprint. */
  public String catalogue() {
    return say(catalogue.name())
        + " ("
        + catalogue.fingerprint().substring(0, SHORT_FINGERPRINT)
        + ')';
  }

  /** The rule among all rules. */
  public String ruleLink() {
    return frame.link(Screen.CATALOGUE) + "#rule-" + Link.segment(report.rule().id());
  }

  /** From fact to status. */
  public List<StepEntry> steps() {
    return steps(EnumSet.complementOf(EnumSet.copyOf(AFTERWARDS)));
  }

  public List<StepEntry> alerts() {
    return steps(EnumSet.of(StepKind.ALERTS));
  }

  /** When what it rests on became known. */
  public List<StepEntry> known() {
    return steps(EnumSet.of(StepKind.KNOWN));
  }

  public List<Calculated> calculation() {
    return explanation.calculation().stream()
        .map(row -> new Calculated(say(row.from()), say(row.step()), say(row.to())))
        .toList();
  }

  public TimelineChart chart() {
    return chart;
  }

  private List<StepEntry> steps(Set<StepKind> kinds) {
    List<StepEntry> steps = new ArrayList<>();
    for (ExplanationReport.Line line : report.steps()) {
      if (kinds.contains(line.kind())) {
        steps.add(new StepEntry(StepWords.of(line.kind(), frame.speech()), line.text()));
      }
    }
    return steps;
  }

  private TimelineChart chart(ZoneId zone) {
    Obligation obligation = explanation.obligation();
    long from = obligation.start();
    long to = Math.max(obligation.due(), explanation.clock());
    for (Long at : new Long[] {obligation.due(), obligation.warnAt(), obligation.fulfilledAt()}) {
      if (at != null) {
        from = Math.min(from, at);
        to = Math.max(to, at);
      }
    }
    Instant clock = Instant.ofEpochMilli(explanation.clock());
    return new TimelineChart(
        Instant.ofEpochMilli(from),
        Instant.ofEpochMilli(to),
        clock,
        List.of(),
        List.of(),
        List.of(ObligationLanes.lane(obligation, clock, status(), headline())),
        zone,
        frame.figures());
  }

  private String say(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }
}
