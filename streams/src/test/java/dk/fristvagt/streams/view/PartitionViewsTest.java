package dk.fristvagt.streams.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionViewsTest {

  private final PartitionViews views = new PartitionViews();

  @Test
  void a_listener_is_told_after_each_view_that_comes_or_goes() {
    List<Integer> seen = new ArrayList<>();
    views.onChange(() -> seen.add(views.all().size()));

    views.publish(new PartitionViewBuilder(0).at(1));
    views.publish(new PartitionViewBuilder(1).at(1));
    views.publish(new PartitionViewBuilder(0).at(2));
    views.remove(1);

    assertThat(seen).containsExactly(1, 2, 2, 1);
  }

  @Test
  void a_listener_that_was_taken_back_is_told_no_more() {
    List<String> told = new ArrayList<>();
    Runnable end = views.onChange(() -> told.add("one"));
    views.onChange(() -> told.add("other"));
    end.run();

    views.publish(new PartitionViewBuilder(0).at(1));

    assertThat(told).containsExactly("other");
  }
}
