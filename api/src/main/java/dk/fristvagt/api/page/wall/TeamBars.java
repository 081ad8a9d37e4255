package dk.fristvagt.api.page.wall;

import dk.fristvagt.api.page.Link;
import dk.fristvagt.api.page.PageFrame;
import dk.fristvagt.api.page.Words;
import dk.fristvagt.api.report.MatrixReport;
import dk.fristvagt.api.report.NameOrder;
import dk.fristvagt.streams.view.LiveCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Makes the bars: the team with the most overdue first, as many as can be read. */
final class TeamBars {

  /** The length of the longest bar. */
  static final long LENGTH = 1000;

  /** Where there are more teams, the last bar is that of all the others. */
  static final int MOST = 13;

  private static final Comparator<Standing> WORST_FIRST =
      Comparator.<Standing>comparingLong(team -> -team.counts.overdue())
          .thenComparingLong(team -> -team.counts.dueSoon())
          .thenComparing(Standing::team, NameOrder.INSTANCE);

  private TeamBars() {}

  static List<TeamBar> of(PageFrame frame, MatrixReport matrix) {
    Words words = new Words(frame.speech());
    List<Standing> teams = new ArrayList<>();
    for (int i = 0; i < matrix.teams().size(); i++) {
      teams.add(
          new Standing(
              "team-" + Link.segment(matrix.teams().get(i)),
              words.holder(matrix.teams().get(i)),
              matrix.byTeam().get(i)));
    }
    teams.sort(WORST_FIRST);
    if (teams.size() > MOST) {
      List<Standing> rest = teams.subList(MOST - 1, teams.size());
      LiveCounts sum =
          rest.stream().map(Standing::counts).reduce(LiveCounts.ZERO, LiveCounts::plus);
      String name = rest.size() + frame.say(" andre", " others");
      rest.clear();
      teams.add(new Standing("others", name, sum));
    }
    long greatest = Math.max(1, teams.stream().mapToLong(Standing::live).max().orElse(0));
    return teams.stream().map(team -> bar(frame, team, greatest)).toList();
  }

  private static TeamBar bar(PageFrame frame, Standing team, long greatest) {
    return new TeamBar(
        team.id,
        team.team,
        frame.figures().count(team.counts.overdue()),
        frame.figures().count(team.counts.dueSoon()),
        team.counts.overdue() * LENGTH / greatest,
        team.counts.dueSoon() * LENGTH / greatest);
  }

  private record Standing(String id, String team, LiveCounts counts) {
    private long live() {
      return counts.overdue() + counts.dueSoon();
    }
  }
}
