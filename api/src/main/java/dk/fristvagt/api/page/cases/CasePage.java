package dk.fristvagt.api.page.cases;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.page.chart.TimelineChart;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.CaseReport;
import dk.fristvagt.api.report.RuleNames;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.CaseSummary;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.streams.query.CaseDetail;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** One case: who holds it, its obligations and events over time, and the alerts about it. */
public final class CasePage implements Page, CaseData {

  public static final String ORDER = "order";
  public static final String NEWEST_FIRST = "newest";
  public static final String OLDEST_FIRST = "oldest";

  private final PageFrame frame;
  private final CaseId id;
  private final CaseDetail detail;
  private final CaseReport report;
  private final CaseSummary summary;
  private final Catalogue catalogue;
  private final boolean newestFirst;
  private final TimelineChart chart;
  private final Words words;

  /**
   * A time with one holder.
   *
   * @param to null for until now
   */
  public record HolderEntry(String caseworker, String team, String from, String to) {}

  /**
   * @param newestFirst in which order events are told
   */
  public CasePage(
      PageFrame frame,
      ZoneId zone,
      CaseId id,
      CaseDetail detail,
      Catalogue catalogue,
      boolean newestFirst) {
    this.frame = frame;
    this.id = id;
    this.detail = detail;
    this.report = CaseReport.of(id, detail);
    this.summary =
        CaseSummary.of(
            detail.evaluation().history(),
            detail.evaluator().calendars().of(id.municipality()),
            detail.clock());
    this.catalogue = catalogue;
    this.newestFirst = newestFirst;
    this.words = new Words(frame.speech());
    this.chart =
        new CaseTimeline(frame, zone, detail, report.holders()).chart(rule -> name(rule, 1));
  }

  @Override
  public Set<CaseId> shownCases() {
    return report.shownCases();
  }

  @Override
  public Set<String> shownChildren() {
    return report.shownChildren();
  }

  @Override
  public String template() {
    return "case.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public String caseId() {
    return id.caseId();
  }

  public String municipality() {
    return Words.municipality(id.municipality()) + " (" + id.municipality() + ")";
  }

  public boolean isOpen() {
    return summary.open();
  }

  /** {@code børn og familie}; null where it is not known. */
  public String target() {
    return summary.target() == null
        ? null
        : FieldWords.constant(summary.target()).map(this::say).orElse(summary.target());
  }

  /** The pseudonyms of the children that it is about; none where no record names one. */
  public List<String> children() {
    TreeSet<String> children = new TreeSet<>();
    for (Fact event : detail.evaluation().history().events()) {
      if (event.childId() != null) {
        children.add(event.childId());
      }
    }
    return List.copyOf(children);
  }

  /** Who holds it now: {@code anna, Nord}. */
  public String holder() {
    Holder holder = summary.holder();
    return holder.equals(Holder.UNASSIGNED)
        ? words.holder(holder.caseworker())
        : words.holder(holder.caseworker()) + ", " + words.holder(holder.team());
  }

  /** Since when; null where nobody holds it. */
  public String heldSince() {
    List<CaseReport.Held> holders = report.holders();
    return holders.isEmpty() ? null : day(holders.get(holders.size() - 1).from());
  }

  /** The worklist of who holds it. */
  public String holderLink() {
    return frame
        .link("/worklist")
        .with("municipality", id.municipality())
        .with("team", summary.holder().team())
        .with("caseworker", summary.holder().caseworker())
        .toString();
  }

  public String overdue() {
    return count(ObligationStatus.OVERDUE);
  }

  public String dueSoon() {
    return count(ObligationStatus.DUE_SOON);
  }

  public String open() {
    return count(ObligationStatus.OPEN);
  }

  /** How many are done, in whatever way. */
  public String done() {
    long live = report.obligations().stream().filter(row -> row.status().isLive()).count();
    return frame.figures().count(report.obligations().size() - live);
  }

  /** When its own data is from. */
  public Instant clock() {
    return report.clock();
  }

  /** Null where there is nothing to draw. */
  public TimelineChart chart() {
    return chart;
  }

  /** The chart in a sentence. */
  public String chartLabel() {
    return say("Tidslinje med ", "Timeline of ")
        + frame.figures().count((long) report.obligations().size())
        + say(" forpligtelser, heraf ", " obligations, of which ")
        + overdue()
        + say(
            " overskredne. Det samme står i tabellerne på siden.",
            " are overdue. The tables on this page say the same.");
  }

  /** Whether the chart has a lane for each rule rather than for each obligation. */
  public boolean isChartByRule() {
    return CaseTimeline.isByRule(report.obligations().size());
  }

  /** Those that still wait for something, the earliest due first. */
  public List<CaseObligation> live() {
    return obligations(true);
  }

  /** All others, the latest due first. */
  public List<CaseObligation> finished() {
    return obligations(false);
  }

  private List<CaseObligation> obligations(boolean live) {
    return report.obligations().stream()
        .filter(row -> row.status().isLive() == live)
        .sorted(CaseObligation::compare)
        .map(row -> new CaseObligation(frame, row, name(row.rule(), 1), report.clock()))
        .toList();
  }

  public List<EventDay> days() {
    return EventDay.of(frame, detail.records(), detail.clock(), newestFirst);
  }

  public boolean isNewestFirst() {
    return newestFirst;
  }

  /** This page with its events told the other way round. */
  public Link otherOrder() {
    Link here = frame.here(ORDER);
    return newestFirst ? here.with(ORDER, OLDEST_FIRST) : here;
  }

  /** Who held it when, the latest first. */
  public List<HolderEntry> holders() {
    return report.holders().stream()
        .sorted((a, b) -> b.from().compareTo(a.from()))
        .map(
            held ->
                new HolderEntry(
                    words.holder(held.caseworker()),
                    words.holder(held.team()),
                    day(held.from()),
                    held.to() == null ? null : day(held.to())))
        .toList();
  }

  /** The latest first. */
  public List<CaseAlert> alerts() {
    Map<String, String> names = new HashMap<>();
    report.obligations().forEach(row -> names.put(row.id(), name(row.rule(), row.occurrence())));
    return report.alerts().stream()
        .sorted((a, b) -> b.clock().compareTo(a.clock()))
        .map(
            alert ->
                CaseAlert.of(
                    frame,
                    alert,
                    // A retraction may be about one that is no more.
                    names.getOrDefault(alert.obligationId(), alert.obligationId())))
        .toList();
  }

  private String name(String rule, int occurrence) {
    String name = say(RuleNames.name(catalogue, rule));
    return occurrence == 1 ? name : name + say(", nr. ", ", no. ") + occurrence;
  }

  private String count(ObligationStatus status) {
    return frame
        .figures()
        .count(report.obligations().stream().filter(row -> row.status() == status).count());
  }

  private String day(Instant instant) {
    Figures figures = frame.figures();
    return figures.day(figures.localDate(instant));
  }

  private String say(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }
}
