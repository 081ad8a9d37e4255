package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PrincipalTest {

  private static final Scope NORTH_OF_0330 =
      new Scope(Selection.of(Set.of("0330")), Selection.of(Set.of("north")));
  private static final Scope SOUTH_OF_0101 =
      new Scope(Selection.of(Set.of("0101")), Selection.of(Set.of("south")));

  @Test
  void grantsAddUpAndMakeNoThird() {
    Access cases =
        principal(
                new Grant(Role.TEAM_LEAD, NORTH_OF_0330), new Grant(Role.TEAM_LEAD, SOUTH_OF_0101))
            .access(Permission.CASES);

    assertThat(cases.contains("0330", "north")).isTrue();
    assertThat(cases.contains("0101", "south")).isTrue();
    assertThat(cases.contains("0330", "south")).isFalse();
    assertThat(cases.contains("0101", "north")).isFalse();
  }

  @Test
  void whatHasNoTeamIsSeenByThoseWhoSeeAllTeams() {
    Scope all = new Scope(Selection.of(Set.of("0330")), Selection.ALL);

    assertThat(
            principal(new Grant(Role.MANAGER, all))
                .access(Permission.FIGURES)
                .contains("0330", null))
        .isTrue();
    assertThat(
            principal(new Grant(Role.TEAM_LEAD, NORTH_OF_0330))
                .access(Permission.CASES)
                .contains("0330", null))
        .isFalse();
  }

  @Test
  void nothingIsAllowedThatIsNotGranted() {
    assertThat(principal().access(Permission.COUNTS).isNothing()).isTrue();
    assertThat(
            principal(new Grant(Role.MANAGER, Scope.EVERYTHING))
                .access(Permission.CASES)
                .isNothing())
        .isTrue();
    assertThat(new Scope(Selection.NONE, Selection.ALL).contains("0330", "north")).isFalse();
  }

  @Test
  void whoIsAtTheMachineMaySeeEverything() {
    for (Permission permission : Permission.values()) {
      assertThat(Principal.LOCAL.access(permission).isEverything()).isTrue();
    }
  }

  private static Principal principal(Grant... grants) {
    return new Principal("https://idp.example", "p-1", "P", List.of(grants));
  }
}
