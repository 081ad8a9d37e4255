package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {

  private static final Scope NORTH_OF_0330 =
      new Scope(Selection.of(Set.of("0330")), Selection.of(Set.of("north")));
  private static final Scope WHOLE_0101 = new Scope(Selection.of(Set.of("0101")), Selection.ALL);
  private static final Scope NORTH_EVERYWHERE =
      new Scope(Selection.ALL, Selection.of(Set.of("north")));
  private static final Scope NO_TEAM = new Scope(Selection.ALL, Selection.NONE);

  @Test
  void a_municipality_is_whole_only_with_all_its_teams() {
    Access access = new Access(List.of(NORTH_OF_0330, WHOLE_0101));

    assertThat(access.containsWhole("0101")).isTrue();
    assertThat(access.containsWhole("0330")).isFalse();
    assertThat(access.containsWhole("0999")).isFalse();
    assertThat(access.isOfWholeMunicipalities()).isFalse();
  }

  @Test
  void a_team_of_a_municipality_that_is_whole_anyway_takes_nothing_away() {
    Scope northOf0101 = new Scope(Selection.of(Set.of("0101")), Selection.of(Set.of("north")));

    assertThat(new Access(List.of(WHOLE_0101, northOf0101)).isOfWholeMunicipalities()).isTrue();
    assertThat(new Access(List.of(WHOLE_0101, NORTH_EVERYWHERE)).isOfWholeMunicipalities())
        .isFalse();
  }

  @Test
  void what_is_reached_is_where_some_team_is_in_scope() {
    Access access = new Access(List.of(NORTH_OF_0330, NO_TEAM));

    assertThat(access.reaches("0330")).isTrue();
    assertThat(access.reaches("0101")).isFalse();
    assertThat(Access.NOTHING.reaches("0330")).isFalse();
    assertThat(Access.EVERYTHING.reaches("0330")).isTrue();
    assertThat(new Access(List.of(NORTH_EVERYWHERE)).reaches("0101")).isTrue();
  }
}
