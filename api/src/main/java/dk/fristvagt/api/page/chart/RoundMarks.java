package dk.fristvagt.api.page.chart;

import dk.fristvagt.api.page.chart.LineChart.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Marks of an axis of counts: round numbers, no more than a handful. */
public final class RoundMarks {

  private static final int MOST = 5;
  private static final long[] STEPS = {1, 2, 5};

  private RoundMarks() {}

  /**
   * From 0 to the first round number that is not below the greatest; at least two marks.
   *
   * @param greatest the greatest value that is drawn, not below 0
   * @param label how a count is written
   */
  public static List<Mark> upTo(double greatest, LongFunction<String> label) {
    long step = step(greatest);
    List<Mark> marks = new ArrayList<>();
    long value = 0;
    do {
      marks.add(new Mark(value, label.apply(value)));
      value += step;
    } while (value - step < greatest || marks.size() < 2);
    return marks;
  }

  private static long step(double greatest) {
    for (long power = 1; ; power *= 10) {
      for (long step : STEPS) {
        if (step * power * MOST >= greatest) {
          return step * power;
        }
      }
    }
  }
}
