package dk.fristvagt.api.page;

import dk.fristvagt.api.report.Gauges;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.StatusReport;
import java.util.StringJoiner;

/** What the overview shows: the status, and the words around it. */
public final class OverviewPage implements Page {

  private final PageFrame frame;
  private final StatusReport status;
  private final GroupFilter filter;

  /**
   * @param filter what the status was made for
   */
  public OverviewPage(PageFrame frame, StatusReport status, GroupFilter filter) {
    this.frame = frame;
    this.status = status;
    this.filter = filter;
  }

  @Override
  public String template() {
    return "overview.jte";
  }

  @Override
  public PageFrame frame() {
    return frame;
  }

  public StatusReport status() {
    return status;
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  public String name(RuleStatus rule) {
    return say(rule.name().da(), rule.name().en());
  }

  /** What a number of caseworkers above a threshold is called. */
  public String overThreshold(Gauges.OverThreshold over) {
    String group =
        over.target() == null
            ? ""
            : switch (over.target()) {
              case "CHILD_AND_FAMILY" -> say(" (børn og familie)", " (child and family)");
              case "DISABILITY" -> say(" (handicap)", " (disability)");
              case "YOUTH" -> say(" (unge)", " (youth)");
              default -> " (" + over.target() + ')';
            };
    String norm =
        over.scope().equals("national")
            ? say(", landsnorm", ", national norm")
            : say(", egen norm", ", own norm");
    return say("Rådgivere med over ", "Caseworkers with more than ")
        + over.limit()
        + say(" sager", " cases")
        + group
        + norm;
  }

  /** What the figures are limited to, or null where they are all. */
  public String scope() {
    if (filter.equals(GroupFilter.ALL)) {
      return null;
    }
    StringJoiner scope = new StringJoiner(", ");
    filter.municipalities().stream()
        .sorted()
        .forEach(code -> scope.add(say("kommune ", "municipality ") + code));
    filter.teams().stream().sorted().forEach(scope::add);
    return scope.toString();
  }
}
