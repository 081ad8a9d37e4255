package dk.fristvagt.api.page.worklist;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.api.report.FilterChoices;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.HolderCounts;
import dk.fristvagt.api.report.ListSort;
import dk.fristvagt.api.report.ObligationsReport;
import dk.fristvagt.api.report.RuleNames;
import dk.fristvagt.api.report.ViewSnapshot;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.evaluation.Holder;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.rules.fact.CaseId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** A page of a worklist, with the form that limits it and the ways to other lists. */
public final class WorklistPage implements Page, CaseData {

  private static final int SOON_DAYS = 7;
  private static final List<ListSort> BY_WORD =
      List.of(
          ListSort.RULE,
          ListSort.CASE,
          ListSort.CASEWORKER,
          ListSort.TEAM,
          ListSort.STATUS,
          ListSort.START);

  private final PageFrame frame;
  private final WorklistQuery query;
  private final ObligationsReport report;
  private final WorklistForm form;
  private final List<WorklistRow> rows;
  private final List<HolderEntry> holders;
  private final boolean hasMunicipalities;

  /** A way to another list; whether it is this one. */
  public record Preset(String text, String link, boolean current) {}

  /**
   * A column's head.
   *
   * @param link to the list sorted by it
   * @param sorted {@code ascending}, {@code descending} or null
   */
  public record Column(String text, String link, String sorted) {}

  /** The worklist of a municipality, a team or a caseworker, with how much is in it. */
  public record HolderEntry(String name, String link, long overdue, long dueSoon, long open) {}

  /**
   * @param report a page of the list, of the same question
   * @param snapshot what the counts are made from
   */
  public WorklistPage(
      PageFrame frame,
      WorklistQuery query,
      ObligationsReport report,
      ViewSnapshot snapshot,
      Catalogue catalogue) {
    FilterChoices choices = FilterChoices.of(snapshot, query.groups());
    this.frame = frame;
    this.query = query;
    this.report = report;
    this.form = new WorklistForm(frame, query, choices, catalogue);
    this.hasMunicipalities = choices.municipalities().size() > 1;
    this.rows =
        report.obligations().stream()
            .map(row -> new WorklistRow(frame, row, say(RuleNames.name(catalogue, row.rule()))))
            .toList();
    this.holders = holderEntries(snapshot);
  }

  @Override
  public Set<CaseId> shownCases() {
    return report.shownCases();
  }

  @Override
  public String template() {
    return "worklist.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public WorklistForm form() {
    return form;
  }

  public List<WorklistRow> rows() {
    return rows;
  }

  public boolean hasMunicipalities() {
    return hasMunicipalities;
  }

  /** {@code 457 overskredne frister}. */
  public String total() {
    boolean one = report.total() == 1;
    return frame.figures().count(report.total()) + ' ' + what(one);
  }

  /** {@code Viser 1–50}; null where there is nothing. */
  public String range() {
    if (rows.isEmpty()) {
      return null;
    }
    Figures figures = frame.figures();
    return say("Viser ", "Showing ")
        + figures.count((long) query.position() + 1)
        + '–'
        + figures.count((long) query.position() + rows.size());
  }

  /** The first page; null on it. */
  public String firstLink() {
    return query.after() == null ? null : query.link(frame).toString();
  }

  /** The next page; null on the last. */
  public String nextLink() {
    return report.nextCursor() == null ? null : query.next(frame, report.nextCursor()).toString();
  }

  /** How many rows the next page has at most. */
  public String nextCount() {
    long left = report.total() - query.position() - rows.size();
    return frame.figures().count(left > 0 ? Math.min(left, query.limit()) : query.limit());
  }

  /** This list without its filter. */
  public String resetLink() {
    return query
        .of(Set.of(), null, null)
        .of(GroupFilter.within(query.groups().access()))
        .link(frame)
        .toString();
  }

  public boolean isFiltered() {
    return !query.statuses().isEmpty()
        || !query.groups().wantsAll()
        || query.dueFrom() != null
        || query.dueTo() != null;
  }

  /** What the form hands on unseen; null where it is as by default. */
  public String sort() {
    return query.sort() == ListSort.DUE ? null : query.sort().label();
  }

  public String exportLink(String format) {
    return query.export(format).toString();
  }

  /** The ways to the lists that are asked for most. */
  public List<Preset> presets() {
    LocalDate today = frame.figures().localDate(frame.clock());
    Set<ObligationStatus> overdue = Set.of(ObligationStatus.OVERDUE);
    GroupFilter groups = query.groups();
    GroupFilter unassigned =
        groups.of(groups.municipalities(), groups.teams(), Set.of(Holder.UNASSIGNED.caseworker()));
    return List.of(
        preset(say("Alle åbne", "All live"), query.of(Set.of(), null, null)),
        preset(say("Overskredne", "Overdue"), query.of(overdue, null, null)),
        preset(say("Frist i dag", "Due today"), query.of(Set.of(), today, today)),
        preset(
            say("Frist inden 7 dage", "Due within 7 days"),
            query.of(Set.of(), today, today.plusDays(SOON_DAYS))),
        preset(
            say("Uden rådgiver", "Without caseworker"),
            query.of(Set.of(), null, null).of(unassigned)));
  }

  /** The columns after which the list can be sorted, from left to right. */
  public List<Column> columns() {
    boolean latestFirst = query.sort() == ListSort.LATEST_DUE;
    ListSort otherDue = query.sort() == ListSort.DUE ? ListSort.LATEST_DUE : ListSort.DUE;
    List<Column> columns = new ArrayList<>();
    columns.add(
        new Column(
            label(ListSort.DUE),
            query.sortedBy(otherDue).link(frame).toString(),
            latestFirst ? "descending" : query.sort() == ListSort.DUE ? "ascending" : null));
    for (ListSort sort : BY_WORD) {
      columns.add(
          new Column(
              label(sort),
              query.sortedBy(sort).link(frame).toString(),
              query.sort() == sort ? "ascending" : null));
    }
    return columns;
  }

  /** What the column sorted so is called. */
  public String label(ListSort sort) {
    return switch (sort) {
      case DUE, LATEST_DUE -> say("Frist", "Due");
      case RULE -> say("Regel", "Rule");
      case CASE -> say("Sag", "Case");
      case CASEWORKER -> say("Rådgiver", "Caseworker");
      case TEAM -> say("Team", "Team");
      case STATUS -> say("Status", "Status");
      case START -> say("Siden", "Since");
    };
  }

  /** The worklists one step finer than this one; none where it is a caseworker's. */
  public List<HolderEntry> holders() {
    return holders;
  }

  public String holdersHeading() {
    return switch (level()) {
      case MUNICIPALITY -> say("Kommuner", "Municipalities");
      case TEAM -> say("Team", "Teams");
      case CASEWORKER -> say("Rådgivere", "Caseworkers");
    };
  }

  /** Whether the form is what the reader needs next. */
  public boolean isFilterOpen() {
    return report.total() == 0 && isFiltered() || form.hasDone();
  }

  /** Whether the list is empty though nothing limits it. */
  public boolean isNothingLive() {
    return report.total() == 0 && !isFiltered();
  }

  private List<HolderEntry> holderEntries(ViewSnapshot snapshot) {
    if (!query.groups().caseworkers().isEmpty()) {
      return List.of();
    }
    // Nobody's comes last.
    return HolderCounts.of(snapshot, query.groups(), level()).stream()
        .sorted(Comparator.comparing(WorklistPage::isNobodys))
        .map(this::entry)
        .toList();
  }

  private HolderCounts.Level level() {
    if (!query.groups().teams().isEmpty()) {
      return HolderCounts.Level.CASEWORKER;
    }
    return hasMunicipalities && query.groups().municipalities().isEmpty()
        ? HolderCounts.Level.MUNICIPALITY
        : HolderCounts.Level.TEAM;
  }

  private static boolean isNobodys(HolderCounts of) {
    return Holder.UNASSIGNED.team().equals(of.team());
  }

  private HolderEntry entry(HolderCounts of) {
    Words words = new Words(frame.speech());
    String name =
        switch (level()) {
          case MUNICIPALITY -> Words.municipality(of.municipality());
          case TEAM -> words.holder(of.team());
          case CASEWORKER -> words.holder(of.caseworker());
        };
    GroupFilter groups =
        query
            .groups()
            .of(
                hasMunicipalities ? Set.of(of.municipality()) : query.groups().municipalities(),
                of.team() == null ? Set.of() : Set.of(of.team()),
                of.caseworker() == null ? Set.of() : Set.of(of.caseworker()));
    return new HolderEntry(
        name,
        query.of(groups).link(frame).toString(),
        of.counts().overdue(),
        of.counts().dueSoon(),
        of.counts().open());
  }

  private Preset preset(String text, WorklistQuery target) {
    String link = target.link(frame).toString();
    return new Preset(text, link, link.equals(query.link(frame).toString()));
  }

  private String what(boolean one) {
    if (query.statuses().size() != 1) {
      return say(one ? "frist" : "frister", one ? "deadline" : "deadlines");
    }
    return switch (query.statuses().iterator().next()) {
      case OVERDUE ->
          say(
              one ? "overskredet frist" : "overskredne frister",
              one ? "overdue deadline" : "overdue deadlines");
      case DUE_SOON ->
          say(
              one ? "frist, der udløber snart" : "frister, der udløber snart",
              one ? "deadline due soon" : "deadlines due soon");
      case OPEN ->
          say(one ? "åben frist" : "åbne frister", one ? "open deadline" : "open deadlines");
      default -> say(one ? "forpligtelse" : "forpligtelser", one ? "obligation" : "obligations");
    };
  }

  private String say(LocalizedText text) {
    return frame.say(text.da(), text.en());
  }
}
