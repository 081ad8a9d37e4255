package dk.fristvagt.api.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.chart.BarChart.Bar;
import dk.fristvagt.api.page.chart.BarChart.Layer;
import dk.fristvagt.api.page.chart.LineChart.Label;
import dk.fristvagt.api.page.chart.LineChart.Mark;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarChartTest {

  private static final List<Mark> TO_TEN = List.of(new Mark(0, "0"), new Mark(10, "10"));

  @Test
  void layers_are_stacked_and_what_is_zero_has_no_bar() {
    BarChart chart =
        new BarChart(
            272,
            140,
            List.of("a", "b"),
            List.of(
                new Layer("bar overdue", List.of(2.0, 0.0)), new Layer("bar", List.of(3.0, 10.0))),
            TO_TEN);

    // Two places of 100 from 56 on, 70 of each filled; 10 is 100 high, from 112 up.
    assertThat(chart.bars())
        .containsExactly(
            new Bar("bar overdue", 71, 92, 70, 20),
            new Bar("bar", 71, 62, 70, 30),
            new Bar("bar", 171, 12, 70, 100));
    assertThat(chart.columns()).containsExactly(new Label(106, "a"), new Label(206, "b"));
  }

  @Test
  void many_places_are_labelled_sparsely_from_the_first_on() {
    List<Double> none = Collections.nCopies(53, 0.0);
    BarChart chart =
        new BarChart(
            602, 140, Collections.nCopies(53, "x"), List.of(new Layer("bar", none)), TO_TEN);

    assertThat(chart.columns()).hasSize(14);
    assertThat(chart.bars()).isEmpty();
  }
}
