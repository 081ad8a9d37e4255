package dk.fristvagt.api.page.chart;

import dk.fristvagt.api.page.Figures;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What runs over time, a lane each, below a band of what held meanwhile and ticks of what happened;
 * the clock is a line across. What lies outside the axis is cut off at its ends. Immutable.
 *
 * <p>The chart says nothing to those who do not see it: a table of the same stands beside it.
 */
public final class TimelineChart {

  private static final int WIDTH = 1040;
  private static final double NARROWEST_LEFT = 40;
  private static final double RIGHT = 20;
  private static final double AXIS_HEIGHT = 36;
  private static final double BAND_HEIGHT = 30;
  private static final double TICKS_HEIGHT = 22;
  private static final double LANE_HEIGHT = 24;
  private static final double BOTTOM = 8;
  private static final double TEXT_WIDTH = 6.8;
  private static final int LABEL_LETTERS = 38;

  private final List<Band> bands;
  private final List<Instant> ticks;
  private final List<Lane> lanes;
  private final Instant clock;
  private final Instant from;
  private final Instant to;
  private final Scale x;
  private final TimeAxis axis;
  private final double left;

  /**
   * A time with one holder.
   *
   * @param to exclusive
   */
  public record Band(Instant from, Instant to, String text) {}

  /** What a lane shows at an instant; drawn by its shape, so that it needs no colour. */
  public enum Shape {
    WARNING,
    DUE,
    DONE,
    ENDED,
    MISSED
  }

  /** A mark in a lane. */
  public record Mark(Instant at, Shape shape) {}

  /**
   * A part of a lane.
   *
   * @param to exclusive
   * @param style the class it is drawn with
   */
  public record Bar(Instant from, Instant to, String style) {}

  /**
   * One lane.
   *
   * @param label at its left; shortened where it is long
   * @param title what it says when it is pointed at
   */
  public record Lane(String label, String title, List<Bar> bars, List<Mark> marks) {}

  /** A text at a place. */
  public record Label(double place, String text) {}

  /**
   * @param from the left end of the axis
   * @param to the right end, after {@code from}
   * @param bands what held, from left to right; may be none
   * @param ticks when something happened; may be none
   * @param lanes from top to bottom
   */
  public TimelineChart(
      Instant from,
      Instant to,
      Instant clock,
      List<Band> bands,
      List<Instant> ticks,
      List<Lane> lanes,
      ZoneId zone,
      Figures figures) {
    // Room at both ends, so that no mark is cut in half.
    Duration room = Duration.between(from, to).dividedBy(50).plusMinutes(1);
    this.from = from.minus(room);
    this.to = to.plus(room);
    this.clock = clock;
    this.bands = List.copyOf(bands);
    this.ticks = List.copyOf(ticks);
    this.lanes = List.copyOf(lanes);
    int letters = lanes.stream().mapToInt(lane -> label(lane).length()).max().orElse(0);
    this.left = NARROWEST_LEFT + letters * TEXT_WIDTH;
    this.x = new Scale(this.from.toEpochMilli(), this.to.toEpochMilli(), left, WIDTH - RIGHT);
    this.axis = new TimeAxis(this.from, this.to, zone, figures);
  }

  /** {@code 0 0 1040 240}. */
  public String viewBox() {
    return "0 0 " + WIDTH + ' ' + LineChart.number(bottom() + BOTTOM);
  }

  /** The place of an instant, within the axis. */
  public double x(Instant at) {
    Instant within = at.isBefore(from) ? from : at.isAfter(to) ? to : at;
    return x.at(within.toEpochMilli());
  }

  /** How wide a bar is drawn; never so little that it is not seen. */
  public double width(Instant start, Instant end) {
    return Math.max(2, x(end) - x(start));
  }

  /** Years, months or days along the top. */
  public List<Label> marks() {
    return axis.marks().stream().map(mark -> new Label(x(mark.at()), mark.text())).toList();
  }

  public List<Band> bands() {
    return bands;
  }

  /** A band's text where there is room for it; else empty. */
  public String text(Band band) {
    double letters = (x(band.to()) - x(band.from()) - 8) / TEXT_WIDTH;
    return band.text().length() <= letters ? band.text() : "";
  }

  public List<Instant> ticks() {
    return ticks;
  }

  public List<Lane> lanes() {
    return lanes;
  }

  /** A lane's label, no longer than there is room for. */
  public String label(Lane lane) {
    String label = lane.label();
    return label.length() <= LABEL_LETTERS ? label : label.substring(0, LABEL_LETTERS - 1) + "…";
  }

  public Instant clock() {
    return clock;
  }

  public double left() {
    return left;
  }

  public double right() {
    return WIDTH - RIGHT;
  }

  /** Where the band's top is. */
  public double bandTop() {
    return AXIS_HEIGHT;
  }

  /** Where the ticks' middle is. */
  public double ticksMiddle() {
    return AXIS_HEIGHT + bandHeight() + TICKS_HEIGHT / 2;
  }

  /** Where the middle of the n-th lane is, from 0. */
  public double laneMiddle(int n) {
    return lanesTop() + n * LANE_HEIGHT + LANE_HEIGHT / 2;
  }

  /** Where the last lane ends. */
  public double bottom() {
    return lanesTop() + lanes.size() * LANE_HEIGHT;
  }

  private double lanesTop() {
    return AXIS_HEIGHT + bandHeight() + (ticks.isEmpty() ? 0 : TICKS_HEIGHT);
  }

  private double bandHeight() {
    return bands.isEmpty() ? 0 : BAND_HEIGHT;
  }
}
