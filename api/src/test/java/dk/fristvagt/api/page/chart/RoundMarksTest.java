package dk.fristvagt.api.page.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.chart.LineChart.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoundMarksTest {

  @Test
  void marks_are_round_and_reach_the_greatest() {
    assertThat(values(0)).containsExactly(0.0, 1.0);
    assertThat(values(1)).containsExactly(0.0, 1.0);
    assertThat(values(5)).containsExactly(0.0, 1.0, 2.0, 3.0, 4.0, 5.0);
    assertThat(values(7)).containsExactly(0.0, 2.0, 4.0, 6.0, 8.0);
    assertThat(values(23)).containsExactly(0.0, 5.0, 10.0, 15.0, 20.0, 25.0);
    assertThat(values(1234)).containsExactly(0.0, 500.0, 1000.0, 1500.0);
  }

  private static List<Double> values(double greatest) {
    return RoundMarks.upTo(greatest, Long::toString).stream().map(Mark::value).toList();
  }
}
