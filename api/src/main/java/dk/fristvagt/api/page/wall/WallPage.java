package dk.fristvagt.api.page.wall;

import dk.fristvagt.api.page.Figures;
import dk.fristvagt.api.page.Page;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.report.MatrixReport;
import java.util.List;

/**
 * What the wall screen shows: counts alone, no case and no caseworker.
 *
 * @param scope what the figures are limited to; null where they are all
 * @param numbers the huge ones
 * @param teams the bars
 */
public record WallPage(PageFrame frame, String scope, List<WallNumber> numbers, List<TeamBar> teams)
    implements Page {

  private static final int FEW = 7;

  /**
   * @param within24Hours how many must be done in that time, none of them overdue
   */
  public static WallPage of(
      PageFrame frame, String scope, MatrixReport matrix, long within24Hours) {
    Figures figures = frame.figures();
    return new WallPage(
        frame,
        scope,
        List.of(
            new WallNumber(
                "wall-overdue",
                matrix.total().overdue() == 0 ? "none" : "overdue",
                frame.say("Overskredet", "Overdue"),
                figures.count(matrix.total().overdue())),
            new WallNumber(
                "wall-hours",
                within24Hours == 0 ? "none" : "hours",
                frame.say("Frist inden 24 timer", "Due within 24 hours"),
                figures.count(within24Hours)),
            new WallNumber(
                "wall-due-soon",
                matrix.total().dueSoon() == 0 ? "none" : "due-soon",
                frame.say("Udløber snart", "Due soon"),
                figures.count(matrix.total().dueSoon())),
            new WallNumber(
                "wall-open",
                "open",
                frame.say("Åbne i øvrigt", "Otherwise open"),
                figures.count(matrix.total().open()))),
        TeamBars.of(frame, matrix));
  }

  @Override
  public String template() {
    return "wall.jte";
  }

  public String say(String danish, String english) {
    return frame.say(danish, english);
  }

  /** The clock in hours and minutes. */
  public String hour() {
    return frame.figures().hour(frame.clock());
  }

  /** The clock's day. */
  public String day() {
    return frame.figures().longDay(frame.figures().localDate(frame.clock()));
  }

  /** Whether the bars are so few that they can be high. */
  public boolean isRoomy() {
    return teams.size() <= FEW;
  }
}
