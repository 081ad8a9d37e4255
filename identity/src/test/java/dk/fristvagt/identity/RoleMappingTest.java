package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleMappingTest {

  private static final RoleRule LEADER_OF_CLAIMED =
      new RoleRule(
          Set.of(Role.TEAM_LEAD),
          ScopeSource.ofClaim("scope.municipalities"),
          ScopeSource.ofClaim("scope.teams"));
  private static final RoleRule MANAGER_OF_0330 =
      new RoleRule(
          Set.of(Role.MANAGER, Role.WALL), ScopeSource.of(Set.of("0330")), ScopeSource.ALL);

  private static RoleMapping mapping(String claim) {
    return new RoleMapping(
        claim, Map.of("leder", LEADER_OF_CLAIMED, "CN=Chef,OU=Børn", MANAGER_OF_0330));
  }

  @Test
  void a_group_has_the_roles_and_the_scope_that_are_configured() {
    assertThat(mapping("groups").grants(Map.of("groups", List.of("CN=Chef,OU=Børn"))))
        .containsExactly(
            new Grant(Role.WALL, new Scope(Selection.of(Set.of("0330")), Selection.ALL)),
            new Grant(Role.MANAGER, new Scope(Selection.of(Set.of("0330")), Selection.ALL)));
  }

  @Test
  void municipalities_and_teams_may_come_from_the_token() {
    assertThat(
            mapping("groups")
                .grants(
                    Map.of(
                        "groups",
                        "leder",
                        "scope",
                        Map.of("municipalities", "0330", "teams", List.of("Nord", "")))))
        .containsExactly(
            new Grant(
                Role.TEAM_LEAD,
                new Scope(Selection.of(Set.of("0330")), Selection.of(Set.of("Nord")))));
  }

  @Test
  void a_token_that_names_no_municipality_or_team_gives_access_to_none() {
    assertThat(mapping("groups").grants(Map.of("groups", "leder")))
        .containsExactly(new Grant(Role.TEAM_LEAD, new Scope(Selection.NONE, Selection.NONE)));
  }

  @Test
  void a_token_never_says_all() {
    RoleMapping mapping = mapping("groups");

    assertThat(
            mapping.grants(
                Map.of(
                    "groups", "leder", "scope", Map.of("municipalities", "all", "teams", "all"))))
        .containsExactly(
            new Grant(Role.TEAM_LEAD, new Scope(Selection.NONE, Selection.of(Set.of("all")))));
    assertThat(mapping.unknownValues()).isEqualTo(1);
  }

  @Test
  void what_is_not_known_grants_nothing_and_is_counted() {
    RoleMapping mapping = mapping("groups");

    assertThat(mapping.grants(Map.of("groups", List.of("Leder", "leder ", "x")))).isEmpty();
    assertThat(mapping.unknownValues()).isEqualTo(3);
  }

  @Test
  void a_claim_that_is_missing_or_no_text_grants_nothing() {
    assertThat(mapping("groups").grants(Map.of())).isEmpty();
    assertThat(mapping("groups").grants(Map.of("groups", 7))).isEmpty();
    assertThat(mapping("groups").grants(Map.of("groups", Map.of("leder", true)))).isEmpty();
    assertThat(mapping("groups").grants(Map.of("groups", List.of(7, List.of("leder"))))).isEmpty();
  }

  @Test
  void the_claim_may_stand_in_another_and_may_have_dots_in_its_name() {
    Map<String, Object> chef = Map.of("roles", List.of("CN=Chef,OU=Børn"));

    assertThat(mapping("realm_access.roles").grants(Map.of("realm_access", chef))).hasSize(2);
    assertThat(
            mapping("https://kommune.example/x.roles")
                .grants(Map.of("https://kommune.example/x", chef)))
        .hasSize(2);
    assertThat(
            mapping("https://kommune.example/roles")
                .grants(Map.of("https://kommune.example/roles", "CN=Chef,OU=Børn")))
        .hasSize(2);
  }

  @Test
  void scopes_of_a_program_are_parted_by_spaces() {
    RoleMapping mapping = new RoleMapping("scope", Map.of("chef", MANAGER_OF_0330));

    assertThat(mapping.grants(Map.of("scope", "openid chef"))).hasSize(2);
  }
}
