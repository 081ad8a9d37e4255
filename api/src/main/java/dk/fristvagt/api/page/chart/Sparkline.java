package dk.fristvagt.api.page.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A share month by month, with the target that was in force, small enough for a table's cell. A
 * month without data is a gap. Immutable.
 */
public final class Sparkline {

  private static final double WIDTH = 120;
  private static final double HEIGHT = 36;
  private static final double EDGE = 4;

  private final List<Double> shares;
  private final List<Double> targets;
  private final Scale x;
  private final Scale y = new Scale(0, 1, HEIGHT - EDGE, EDGE);

  /**
   * @param shares 0 to 1; null for a gap
   * @param targets 0 to 1, as many; null where there is none
   */
  public Sparkline(List<Double> shares, List<Double> targets) {
    this.shares = new ArrayList<>(shares);
    this.targets = new ArrayList<>(targets);
    this.x = new Scale(0, Math.max(1, shares.size() - 1), EDGE, WIDTH - EDGE);
  }

  /** {@code 0 0 120.0 36.0}. */
  public String viewBox() {
    return "0 0 " + LineChart.number(WIDTH) + ' ' + LineChart.number(HEIGHT);
  }

  /** The line of 0 %. */
  public String floor() {
    return "M0 " + at(0, y) + 'H' + LineChart.number(WIDTH);
  }

  /** The path of the share: a new stroke after each gap. */
  public String share() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < shares.size(); i++) {
      if (shares.get(i) != null) {
        boolean goesOn = i > 0 && shares.get(i - 1) != null;
        path.append(goesOn ? 'L' : 'M').append(at(i, x)).append(' ').append(at(shares.get(i), y));
      }
    }
    return path.toString();
  }

  /** The path of the target: level within a month, a step where it changes. */
  public String target() {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < targets.size(); i++) {
      if (targets.get(i) == null) {
        continue;
      }
      if (i > 0 && targets.get(i - 1) != null) {
        path.append('V').append(at(targets.get(i), y));
      } else {
        path.append('M').append(at(Math.max(0, i - 0.5), x)).append(' ');
        path.append(at(targets.get(i), y));
      }
      path.append('H').append(at(Math.min(targets.size() - 1, i + 0.5), x));
    }
    return path.toString();
  }

  /** The last month with data, and every one with a gap on both sides, which a path shows not. */
  public List<LineChart.Dot> dots() {
    List<LineChart.Dot> dots = new ArrayList<>();
    boolean last = true;
    for (int i = shares.size() - 1; i >= 0; i--) {
      if (shares.get(i) == null) {
        continue;
      }
      boolean before = i > 0 && shares.get(i - 1) != null;
      boolean after = i + 1 < shares.size() && shares.get(i + 1) != null;
      if (last || !before && !after) {
        dots.add(new LineChart.Dot(x.at(i), y.at(shares.get(i))));
      }
      last = false;
    }
    return dots;
  }

  private static String at(double value, Scale scale) {
    return LineChart.number(scale.at(value));
  }
}
