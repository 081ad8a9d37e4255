package dk.fristvagt.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.identity.Principal;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.schemas.v1.AccessAction;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowingTest {

  private static final CaseId C1 = new CaseId("0330", "c-1");
  private static final CaseId C2 = new CaseId("0330", "c-2");

  private final Following following = new Following(Duration.ofMinutes(5));

  private static Asked asked(String issuer, String subject, String filter) {
    return new Asked(
        new Principal(issuer, subject, subject, List.of()),
        AccessAction.LISTED,
        "GET /worklist",
        filter,
        "html");
  }

  @Test
  void a_record_stands_for_the_same_person_the_same_filter_and_no_other_case() {
    following.logged(asked("i", "anna", "team=Nord"), Set.of(C1), Set.of("b-1"), 1_000);

    assertThat(covers("i", "anna", "team=Nord", Set.of(C1), 2_000)).isTrue();
    assertThat(covers("i", "anna", "team=Nord", Set.of(), 2_000)).isTrue();
    assertThat(covers("i", "anna", "team=Nord", Set.of(C1, C2), 2_000)).isFalse();
    assertThat(covers("i", "bo", "team=Nord", Set.of(C1), 2_000)).isFalse();
    assertThat(covers("j", "anna", "team=Nord", Set.of(C1), 2_000)).isFalse();
    assertThat(covers("i", "anna", "team=Syd", Set.of(C1), 2_000)).isFalse();
    assertThat(following.covers(asked("i", "anna", "team=Nord"), Set.of(C1), Set.of("b-2"), 2_000))
        .isFalse();
  }

  @Test
  void it_stands_for_as_long_as_it_says_and_not_when_the_clock_went_back() {
    following.logged(asked("i", "anna", ""), Set.of(C1), Set.of(), 1_000);

    assertThat(covers("i", "anna", "", Set.of(C1), 300_999)).isTrue();
    assertThat(covers("i", "anna", "", Set.of(C1), 301_000)).isFalse();
    assertThat(covers("i", "anna", "", Set.of(C1), 999)).isFalse();
  }

  @Test
  void a_tag_is_confirmed_to_whom_it_was_given_while_the_record_stands() {
    Asked anna = asked("i", "anna", "");
    following.tagged(anna, "\"before\"", 1_000);
    following.logged(anna, Set.of(C1), Set.of(), 1_000);
    following.tagged(anna, "\"t\"", 2_000);

    assertThat(following.covers(anna.principal(), "\"before\"", 2_000)).isFalse();
    assertThat(following.covers(anna.principal(), "\"t\"", 300_999)).isTrue();
    assertThat(following.covers(anna.principal(), "\"t\"", 301_000)).isFalse();
    assertThat(following.covers(asked("i", "bo", "").principal(), "\"t\"", 2_000)).isFalse();
  }

  private boolean covers(
      String issuer, String subject, String filter, Set<CaseId> cases, long now) {
    return following.covers(asked(issuer, subject, filter), cases, Set.of(), now);
  }
}
