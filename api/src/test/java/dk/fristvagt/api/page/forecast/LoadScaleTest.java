package dk.fristvagt.api.page.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.api.page.forecast.LoadScale.Step;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoadScaleTest {

  @Test
  void four_equal_steps_lead_to_the_greatest() {
    assertThat(new LoadScale(10).steps())
        .containsExactly(
            new Step(1, 1, 2), new Step(2, 3, 5), new Step(3, 6, 7), new Step(4, 8, 10));
    assertThat(new LoadScale(2).steps()).containsExactly(new Step(2, 1, 1), new Step(4, 2, 2));
    assertThat(new LoadScale(0).steps()).isEmpty();
    assertThat(new LoadScale(0).of(0)).isZero();
  }

  @Property
  void a_number_is_as_strong_as_the_step_that_names_it(
      @ForAll @IntRange(min = 1, max = 5000) int greatest,
      @ForAll @IntRange(min = 1, max = 5000) int number) {
    int due = Math.min(greatest, number);
    LoadScale scale = new LoadScale(greatest);

    assertThat(scale.steps())
        .filteredOn(step -> step.from() <= due && due <= step.to())
        .extracting(Step::strength)
        .containsExactly(scale.of(due));
  }
}
