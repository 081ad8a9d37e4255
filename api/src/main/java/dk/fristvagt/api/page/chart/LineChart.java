package dk.fristvagt.api.page.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines over evenly spaced places, such as shares by month. A place without a value is a gap, not a
 * zero. Immutable.
 *
 * <p>The chart says nothing to those who do not see it: a table of the same numbers stands beside
 * it.
 */
public final class LineChart {

  private static final double LEFT = 56;
  private static final double RIGHT = 16;
  private static final double TOP = 12;
  private static final double BOTTOM = 28;
  private static final double HALF = 0.5;
  private static final int MOST_LABELS = 12;

  /** About the width of a figure or small letter in the size that labels are set in. */
  private static final double LABEL_LETTER = 7.5;

  private static final double LABEL_GAP = 14;

  private final int width;
  private final int height;
  private final List<String> labels;
  private final List<Line> lines;
  private final List<Mark> marks;
  private final Scale x;
  private final Scale y;

  /**
   * A line.
   *
   * @param style the class it is drawn with: {@code line}, {@code line second}, {@code line target}
   * @param values one per label; null for a gap
   * @param steps whether a value holds for the whole of its place, so that the line goes in steps
   */
  public record Line(String style, List<Double> values, boolean steps) {

    public Line(String style, List<Double> values) {
      this(style, values, false);
    }
  }

  /** A value on the y axis that is labelled and has a line across. */
  public record Mark(double value, String label) {}

  /** A text at a place. */
  public record Label(double place, String text) {}

  /** A point of a line. */
  public record Dot(double x, double y) {}

  /**
   * @param labels of the places, from left to right; at least one
   * @param marks on the y axis, the least and the greatest of which are its ends; at least two
   */
  public LineChart(int width, int height, List<String> labels, List<Line> lines, List<Mark> marks) {
    this.width = width;
    this.height = height;
    this.labels = List.copyOf(labels);
    this.lines = List.copyOf(lines);
    this.marks = List.copyOf(marks);
    this.x = new Scale(0, Math.max(1, labels.size() - 1), LEFT, width - RIGHT);
    double least = marks.stream().mapToDouble(Mark::value).min().orElseThrow();
    double greatest = marks.stream().mapToDouble(Mark::value).max().orElseThrow();
    this.y = new Scale(least, greatest, height - BOTTOM, TOP);
  }

  /** {@code 0 0 640 240}. */
  public String viewBox() {
    return "0 0 " + width + ' ' + height;
  }

  public List<Line> lines() {
    return lines;
  }

  /** The path of a line: a new stroke after each gap. */
  public String path(Line line) {
    return line.steps() ? steps(line) : straight(line);
  }

  private String straight(Line line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < line.values().size(); i++) {
      Double value = line.values().get(i);
      if (value == null) {
        pen = false;
        continue;
      }
      path.append(pen ? 'L' : 'M').append(number(x.at(i))).append(' ').append(number(y.at(value)));
      pen = true;
    }
    return path.toString();
  }

  /** From half a place before a value's own to half a place after it, within the chart. */
  private String steps(Line line) {
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < line.values().size(); i++) {
      Double value = line.values().get(i);
      if (value != null) {
        String height = number(y.at(value));
        path.append(pen ? "V" + height : "M" + number(edge(i - HALF)) + ' ' + height);
        path.append('H').append(number(edge(i + HALF)));
      }
      pen = value != null;
    }
    return path.toString();
  }

  private double edge(double place) {
    return Math.min(right(), Math.max(LEFT, x.at(place)));
  }

  /** Points with a gap on both sides, which a path does not show. */
  public List<Dot> lonely(Line line) {
    List<Dot> dots = new ArrayList<>();
    if (line.steps()) {
      return dots;
    }
    List<Double> values = line.values();
    for (int i = 0; i < values.size(); i++) {
      boolean before = i > 0 && values.get(i - 1) != null;
      boolean after = i + 1 < values.size() && values.get(i + 1) != null;
      if (values.get(i) != null && !before && !after) {
        dots.add(new Dot(x.at(i), y.at(values.get(i))));
      }
    }
    return dots;
  }

  /** The marks on the y axis, at their heights. */
  public List<Label> rows() {
    return marks.stream().map(mark -> new Label(y.at(mark.value()), mark.label())).toList();
  }

  /** Labels below, as many as there is room for; the last place always has its own. */
  public List<Label> columns() {
    int longest = labels.stream().mapToInt(String::length).max().orElse(0);
    double room = (right() - LEFT) / (longest * LABEL_LETTER + LABEL_GAP);
    double most = Math.max(1, Math.min(MOST_LABELS, Math.floor(room)));
    int step = Math.max(1, (int) Math.ceil(labels.size() / most));
    List<Label> columns = new ArrayList<>();
    for (int i = (labels.size() - 1) % step; i < labels.size(); i += step) {
      columns.add(new Label(x.at(i), labels.get(i)));
    }
    return columns;
  }

  public double left() {
    return LEFT;
  }

  public double right() {
    return width - RIGHT;
  }

  public double bottom() {
    return height - BOTTOM;
  }

  /** As SVG writes it, whatever the language. */
  public static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
