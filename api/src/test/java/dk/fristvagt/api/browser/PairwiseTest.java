package dk.fristvagt.api.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairwiseTest {

  @Test
  void every_two_choices_meet_in_some_row() {
    List<List<?>> parts = List.of(List.of("a", "b", "c"), List.of(1, 2), List.of(true, false));

    Set<Pairwise.Pair> met = new HashSet<>();
    Pairwise.rows(parts).forEach(row -> met.addAll(Pairwise.pairs(row)));

    // 3 × 2 + 3 × 2 + 2 × 2
    assertThat(met).hasSize(16);
  }

  @Test
  void there_are_far_fewer_rows_than_there_could_be() {
    assertThat(Pairwise.rows(Scene.choices())).hasSizeBetween(40, 50);
  }
}
