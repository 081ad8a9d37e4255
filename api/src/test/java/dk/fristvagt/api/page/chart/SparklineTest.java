package dk.fristvagt.api.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SparklineTest {

  // Three places at 4, 60 and 116; 0 % at 32, 100 % at 4.

  @Test
  void a_month_without_data_is_a_gap_and_what_stands_alone_is_a_dot() {
    Sparkline chart = new Sparkline(Arrays.asList(0.0, null, 1.0), Arrays.asList(null, null, null));

    assertThat(chart.share()).isEqualTo("M4.0 32.0M116.0 4.0");
    assertThat(chart.dots()).containsExactly(new LineChart.Dot(116, 4), new LineChart.Dot(4, 32));
    assertThat(chart.target()).isEmpty();
  }

  @Test
  void a_target_is_level_within_its_month_and_steps_between_months() {
    Sparkline chart = new Sparkline(Arrays.asList(0.5, 0.5, 0.5), Arrays.asList(null, 0.5, 1.0));

    assertThat(chart.share()).isEqualTo("M4.0 18.0L60.0 18.0L116.0 18.0");
    assertThat(chart.target()).isEqualTo("M32.0 18.0H88.0V4.0H116.0");
    assertThat(chart.dots()).containsExactly(new LineChart.Dot(116, 18));
  }
}
