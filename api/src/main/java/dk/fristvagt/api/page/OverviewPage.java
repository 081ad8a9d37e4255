package dk.fristvagt.api.page;

import dk.fristvagt.api.report.Gauges;
import dk.fristvagt.api.report.GroupFilter;
import dk.fristvagt.api.report.RuleStatus;
import dk.fristvagt.api.report.StatusReport;
import dk.fristvagt.rules.compliance.Verdict;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Set;
import java.util.StringJoiner;

/** What the overview shows: the status, and the words around it. */
public final class OverviewPage {

  private final Speech speech;
  private final StatusReport status;
  private final GroupFilter filter;
  private final ZoneId zone;
  private final Figures figures;

  /**
   * @param filter what the status was made for
   * @param zone the zone that times are shown in
   */
  public OverviewPage(Speech speech, StatusReport status, GroupFilter filter, ZoneId zone) {
    this.speech = speech;
    this.status = status;
    this.filter = filter;
    this.zone = zone;
    this.figures = new Figures(speech, zone);
  }

  public StatusReport status() {
    return status;
  }

  public Figures figures() {
    return figures;
  }

  public String lang() {
    return speech.tag();
  }

  public String zone() {
    return zone.getId();
  }

  public String say(String danish, String english) {
    return speech.say(danish, english);
  }

  public String name(RuleStatus rule) {
    return say(rule.name().da(), rule.name().en());
  }

  public String verdict(Verdict verdict) {
    return switch (verdict) {
      case GREEN -> say("På mål", "On target");
      case AMBER -> say("Lige under mål", "Just below target");
      case RED -> say("Under mål", "Below target");
      case NONE -> say("Intet at måle", "Nothing to measure");
    };
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

  /** The verdicts' words by label, as JSON for the script. */
  public String verdicts() {
    StringJoiner json = new StringJoiner(",", "{", "}");
    for (Verdict verdict : Verdict.values()) {
      json.add('"' + verdict.label() + "\":\"" + verdict(verdict) + '"');
    }
    return json.toString();
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

  /** Where the same figures are as JSON. */
  public String statusUrl() {
    return url("/api/v1/status", null);
  }

  /** This page in the other language. */
  public String otherLanguageUrl() {
    return url("/", speech.equals(Speech.DANISH) ? Speech.ENGLISH : Speech.DANISH);
  }

  private String url(String path, Speech language) {
    StringJoiner query = new StringJoiner("&", "?", "").setEmptyValue("");
    add(query, "municipality", filter.municipalities());
    add(query, "team", filter.teams());
    if (language != null) {
      query.add("lang=" + language.tag());
    }
    return path + query;
  }

  private static void add(StringJoiner query, String name, Set<String> values) {
    values.stream()
        .sorted()
        .forEach(value -> query.add(name + '=' + URLEncoder.encode(value, StandardCharsets.UTF_8)));
  }
}
