package dk.fristvagt.api.report;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.evaluation.Holder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class NameOrderTest {

  @Test
  void names_stand_as_a_dane_looks_them_up() {
    List<String> names =
        List.of(
            "anna",
            "Bo",
            "Team 2",
            "Team 2b",
            "Team 10",
            "Team 010",
            "Team Nord",
            "Vest",
            "Ærø",
            "Øst",
            "Åbenrå",
            Holder.UNASSIGNED.team());
    List<String> sorted = new ArrayList<>(names);
    Collections.reverse(sorted);

    sorted.sort(NameOrder.INSTANCE);

    assertThat(sorted)
        .containsExactly(
            "anna",
            "Bo",
            "Team 2",
            "Team 2b",
            "Team 010",
            "Team 10",
            "Team Nord",
            "Vest",
            "Ærø",
            "Øst",
            "Åbenrå",
            Holder.UNASSIGNED.team());
  }

  @Property
  void it_is_an_order(
      @ForAll @Chars({'a', 'A', 'å', ' ', '0', '1', '9'}) @StringLength(max = 6) String a,
      @ForAll @Chars({'a', 'A', 'å', ' ', '0', '1', '9'}) @StringLength(max = 6) String b,
      @ForAll @Chars({'a', 'A', 'å', ' ', '0', '1', '9'}) @StringLength(max = 6) String c) {
    NameOrder order = NameOrder.INSTANCE;

    assertThat(Integer.signum(order.compare(a, b))).isEqualTo(-Integer.signum(order.compare(b, a)));
    assertThat(order.compare(a, b) == 0).isEqualTo(a.equals(b));
    if (order.compare(a, b) <= 0 && order.compare(b, c) <= 0) {
      assertThat(order.compare(a, c)).isLessThanOrEqualTo(0);
    }
  }
}
