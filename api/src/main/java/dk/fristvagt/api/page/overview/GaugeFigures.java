package dk.fristvagt.api.page.overview;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.report.Gauges;
import java.util.ArrayList;
import java.util.List;

/** Cases and caseworkers in numbers. */
final class GaugeFigures {

  private final PageFrame frame;
  private final Figures figures;
  private final List<Figure> list = new ArrayList<>();

  private GaugeFigures(PageFrame frame) {
    this.frame = frame;
    this.figures = frame.figures();
  }

  static List<Figure> of(PageFrame frame, Gauges gauges) {
    return new GaugeFigures(frame).list(gauges);
  }

  private List<Figure> list(Gauges gauges) {
    add("Åbne sager", "Open cases", figures.count(gauges.openCases()));
    add(
        "Børn med en indsats",
        "Children with a measure",
        figures.count(gauges.childrenWithMeasure()));
    if (gauges.notifications() != null) {
      add(
          "Underretninger i denne måned",
          "Notifications this month",
          figures.count(gauges.notifications().thisMonth()));
      add(
          "Underretninger de seneste 30 dage",
          "Notifications in the last 30 days",
          figures.count(gauges.notifications().last30Days()));
    }
    Gauges.Caseload caseload = gauges.caseload();
    add(
        "Rådgivere med åbne sager",
        "Caseworkers with open cases",
        figures.count(caseload.caseworkers()));
    add(
        "Sager pr. rådgiver, gennemsnit",
        "Cases per caseworker, average",
        figures.average(caseload.average()));
    add("Sager pr. rådgiver, flest", "Cases per caseworker, most", figures.count(caseload.max()));
    add("Sager uden rådgiver", "Cases without a caseworker", figures.count(caseload.unassigned()));
    for (Gauges.OverThreshold over : caseload.overThreshold()) {
      list.add(new Figure("", label(over), figures.count(over.caseworkers()), null));
    }
    return list;
  }

  private void add(String danish, String english, String number) {
    list.add(new Figure("", frame.say(danish, english), number, null));
  }

  private String label(Gauges.OverThreshold over) {
    String group =
        over.target() == null
            ? ""
            : switch (over.target()) {
              case "CHILD_AND_FAMILY" -> frame.say(" (børn og familie)", " (child and family)");
              case "DISABILITY" -> frame.say(" (handicap)", " (disability)");
              case "YOUTH" -> frame.say(" (unge)", " (youth)");
              default -> " (" + over.target() + ')';
            };
    String norm =
        over.scope().equals("national")
            ? frame.say(", landsnorm", ", national norm")
            : frame.say(", egen norm", ", own norm");
    return frame.say("Rådgivere med over ", "Caseworkers with more than ")
        + over.limit()
        + frame.say(" sager", " cases")
        + group
        + norm;
  }
}
