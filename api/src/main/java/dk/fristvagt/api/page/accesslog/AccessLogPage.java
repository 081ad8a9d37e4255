package dk.fristvagt.api.page.accesslog;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Screen;
import dk.fristvagt.api.page.filter.Option;
import dk.fristvagt.api.report.AccessLogReport;
import dk.fristvagt.api.report.CaseData;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who looked at which cases, the latest first, with the form that limits it.
 *
 * @param asked what the form shows
 */
public record AccessLogPage(PageFrame frame, Asked asked, AccessLogReport report)
    implements Page, CaseData {

  private static final String API = "/api/v1/access-log";

  /** More are counted; the files have them all. */
  private static final int CASES_SHOWN = 5;

  /**
   * What was asked for, as it was typed; empty where nothing was.
   *
   * @param actions names of {@link AccessAction}
   */
  public record Asked(
      String caseId, String child, String subject, Set<String> actions, String from, String to) {}

  @Override
  public String template() {
    return "accesslog.jte";
  }

  @Override
  public Set<CaseId> shownCases() {
    return report.shownCases();
  }

  @Override
  public Set<String> shownChildren() {
    return report.shownChildren();
  }

  public Figures figures() {
    return frame.figures();
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public String action() {
    return Screen.ACCESS_LOG.path();
  }

  /** What somebody may have done, all of it first. */
  public List<Option> actions() {
    List<Option> options = new ArrayList<>();
    options.add(new Option("", say("Alt", "Everything"), asked.actions().size() != 1));
    for (AccessAction one : AccessAction.values()) {
      if (one != AccessAction.UNRECOGNISED) {
        options.add(
            new Option(
                one.name(), actionInWords(one.name()), asked.actions().equals(Set.of(one.name()))));
      }
    }
    return options;
  }

  public String actionInWords(String name) {
    return switch (name) {
      case "SEARCHED" -> say("Søgte efter sagen", "Searched for the case");
      case "LISTED" -> say("Så en liste", "Saw a list");
      case "VIEWED" -> say("Så sagen", "Viewed the case");
      case "EXPORTED" -> say("Hentede en fil", "Exported a file");
      case "WHAT_IF" -> say("Prøvede et regelsæt", "Tried a catalogue");
      case "LOG_READ" -> say("Læste adgangsloggen", "Read the access log");
      default -> name;
    };
  }

  public String outcomeInWords(String name) {
    return switch (name) {
      case "SHOWN" -> say("Vist", "Shown");
      case "REFUSED" -> say("Afvist", "Refused");
      case "NOT_FOUND" -> say("Fandtes ikke", "Not found");
      default -> name;
    };
  }

  public String rolesInWords(List<String> roles) {
    return roles.stream()
        .map(
            role ->
                switch (role) {
                  case "TEAM_LEAD" -> say("Teamleder", "Team lead");
                  case "AUDITOR" -> say("Kontrollant", "Auditor");
                  case "MANAGER" -> say("Leder", "Manager");
                  case "OPERATIONS" -> say("Drift", "Operations");
                  case "WALL" -> say("Vægskærm", "Wall screen");
                  default -> role;
                })
        .collect(Collectors.joining(", "));
  }

  /** The first of a record's cases. */
  public List<CaseId> someCases(AccessLogReport.Row row) {
    return row.cases().subList(0, Math.min(CASES_SHOWN, row.cases().size()));
  }

  /** How many cases a record has besides those. */
  public int moreCases(AccessLogReport.Row row) {
    return Math.max(0, row.cases().size() - CASES_SHOWN);
  }

  /** This log of one case. */
  public Link accessesOf(CaseId id) {
    return frame.link(action()).with("case", id.municipality() + '/' + id.caseId());
  }

  /** This log of one person who looked. */
  public Link accessesBy(String subject) {
    return frame.link(action()).with("subject", subject);
  }

  public boolean isFiltered() {
    return !asked.equals(new Asked("", "", "", Set.of(), "", ""));
  }

  public Link everything() {
    return frame.link(Screen.ACCESS_LOG);
  }

  /** Earlier accesses; null where there are none. */
  public Link earlier() {
    return report.nextCursor() == null
        ? null
        : frame.here("cursor").with("cursor", report.nextCursor());
  }

  /** The same as a file. */
  public Link answer() {
    return frame.api(API, "cursor", "limit");
  }
}
