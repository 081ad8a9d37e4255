package dk.fristvagt.api.page.chart;

import dk.fristvagt.api.page.chart.LineChart.Label;
import dk.fristvagt.api.page.chart.LineChart.Mark;
import java.util.ArrayList;
import java.util.List;

/**
 * Stacked bars over evenly spaced places, such as counts by week. Immutable.
 *
 * <p>The chart says nothing to those who do not see it: a table of the same numbers stands beside
 * it.
 */
public final class BarChart {

  private static final double LEFT = 56;
  private static final double RIGHT = 16;
  private static final double TOP = 12;
  private static final double BOTTOM = 28;
  private static final double FILLED = 0.7;
  private static final int MOST_LABELS = 16;

  private final int width;
  private final int height;
  private final List<String> labels;
  private final List<Layer> layers;
  private final List<Mark> marks;
  private final Scale y;

  /**
   * What is stacked, the first layer at the bottom.
   *
   * @param style the class it is drawn with: {@code bar}, {@code bar overdue}
   * @param values one per label, none less than 0
   */
  public record Layer(String style, List<Double> values) {}

  /** A part of a bar as it is drawn. */
  public record Bar(String style, double x, double y, double width, double height) {}

  /**
   * @param labels of the places, from left to right; at least one
   * @param marks on the y axis, from 0 on; at least two
   */
  public BarChart(
      int width, int height, List<String> labels, List<Layer> layers, List<Mark> marks) {
    this.width = width;
    this.height = height;
    this.labels = List.copyOf(labels);
    this.layers = List.copyOf(layers);
    this.marks = List.copyOf(marks);
    double greatest = marks.stream().mapToDouble(Mark::value).max().orElseThrow();
    this.y = new Scale(0, greatest, height - BOTTOM, TOP);
  }

  /** {@code 0 0 640 240}. */
  public String viewBox() {
    return "0 0 " + width + ' ' + height;
  }

  /** Place by place, from the bottom up; what is 0 has no bar. */
  public List<Bar> bars() {
    List<Bar> bars = new ArrayList<>();
    for (int i = 0; i < labels.size(); i++) {
      double below = 0;
      for (Layer layer : layers) {
        double value = layer.values().get(i);
        if (value > 0) {
          double top = y.at(below + value);
          bars.add(
              new Bar(
                  layer.style(),
                  LEFT + place() * (i + (1 - FILLED) / 2),
                  top,
                  place() * FILLED,
                  y.at(below) - top));
          below += value;
        }
      }
    }
    return bars;
  }

  /** The marks on the y axis, at their heights. */
  public List<Label> rows() {
    return marks.stream().map(mark -> new Label(y.at(mark.value()), mark.label())).toList();
  }

  /** Labels below, as many as there is room for; the first place always has its own. */
  public List<Label> columns() {
    int step = Math.max(1, (int) Math.ceil((double) labels.size() / MOST_LABELS));
    List<Label> columns = new ArrayList<>();
    for (int i = 0; i < labels.size(); i += step) {
      columns.add(new Label(LEFT + place() * i + place() / 2, labels.get(i)));
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

  private double place() {
    return (width - LEFT - RIGHT) / labels.size();
  }
}
