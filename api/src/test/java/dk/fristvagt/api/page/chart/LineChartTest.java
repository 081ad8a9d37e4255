package dk.fristvagt.api.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.chart.LineChart.Line;
import dk.fristvagt.api.page.chart.LineChart.Mark;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineChartTest {

  private static final List<Mark> PERCENT = List.of(new Mark(0, "0 %"), new Mark(1, "100 %"));

  @Test
  void a_line_goes_from_the_left_to_the_right_and_up_with_its_values() {
    Line line = new Line("line", List.of(0.0, 0.5, 1.0));
    LineChart chart = new LineChart(272, 140, List.of("a", "b", "c"), List.of(line), PERCENT);

    // 200 wide from 56 to 256, 100 high from 112 up to 12.
    assertThat(chart.path(line)).isEqualTo("M56.0 112.0L156.0 62.0L256.0 12.0");
  }

  @Test
  void a_place_without_a_value_is_a_gap_and_a_lonely_one_a_dot() {
    Line line = new Line("line", Arrays.asList(1.0, null, 1.0, 1.0));
    LineChart chart = new LineChart(272, 140, List.of("a", "b", "c", "d"), List.of(line), PERCENT);

    assertThat(chart.path(line)).isEqualTo("M56.0 12.0M189.3 12.0L256.0 12.0");
    assertThat(chart.lonely(line)).containsExactly(new LineChart.Dot(56, 12));
  }

  @Test
  void many_places_are_labelled_sparsely_and_the_last_always() {
    LineChart chart = new LineChart(640, 140, Collections.nCopies(24, "x"), List.of(), PERCENT);

    assertThat(chart.columns()).hasSize(12);
    assertThat(chart.columns().get(11).place()).isEqualTo(624);
  }

  /** 568 wide between the edges, of which a label of eleven letters takes about 97. */
  @Test
  void long_labels_never_run_into_each_other() {
    LineChart chart =
        new LineChart(640, 140, Collections.nCopies(24, "januar 2021"), List.of(), PERCENT);

    assertThat(chart.columns()).hasSize(5);
    assertThat(chart.columns().get(4).place()).isEqualTo(624);
  }

  @Test
  void a_line_of_steps_holds_each_value_for_half_a_place_on_both_sides() {
    Line line = new Line("line target", Arrays.asList(0.0, 1.0, null), true);
    LineChart chart = new LineChart(272, 140, List.of("a", "b", "c"), List.of(line), PERCENT);

    assertThat(chart.path(line)).isEqualTo("M56.0 112.0H106.0V12.0H206.0");
    assertThat(chart.lonely(line)).isEmpty();
  }
}
