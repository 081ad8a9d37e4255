package dk.fristvagt.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionsTest {

  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration LIFETIME = Duration.ofHours(10);
  private static final int MOST = 3;
  private static final Principal SOMEBODY =
      new Principal("https://login.example", "s", "s", List.of());

  private final SetTime time = new SetTime(Instant.parse("2021-06-15T06:00:00Z"));
  private final Sessions sessions = new Sessions(new Sessions.Limits(IDLE, LIFETIME, MOST), time);

  @Test
  void a_session_is_found_by_its_id_alone() {
    Sessions.Opened opened = sessions.open(SOMEBODY, "token");

    assertThat(sessions.find(opened.id(), true)).contains(opened.session());
    assertThat(sessions.find("x", true)).isEmpty();
    assertThat(sessions.find("", true)).isEmpty();
    assertThat(sessions.find(opened.session().formToken(), true)).isEmpty();
    assertThat(sessions.find(OpaqueKeys.digest(opened.id()), true))
        .as("what is kept opens nothing")
        .isEmpty();
  }

  @Test
  void ids_and_form_tokens_are_new_each_time_and_are_not_printed() {
    Sessions.Opened one = sessions.open(SOMEBODY, "token");
    Sessions.Opened two = sessions.open(SOMEBODY, "token");

    assertThat(List.of(one.id(), one.session().formToken(), two.id(), two.session().formToken()))
        .doesNotHaveDuplicates()
        .allMatch(key -> key.matches("[A-Za-z0-9_-]{43}"));
    assertThat(one.toString()).doesNotContain(one.id(), one.session().formToken(), "token");
  }

  @Test
  void a_session_ends_when_nobody_did_anything_for_a_while() {
    String id = sessions.open(SOMEBODY, "token").id();
    for (int i = 0; i < 4; i++) {
      time.advance(IDLE.minusSeconds(1));
      assertThat(sessions.find(id, true)).isPresent();
    }
    time.advance(IDLE);

    assertThat(sessions.find(id, true)).isEmpty();
    assertThat(sessions.size()).isZero();
  }

  @Test
  void a_page_that_is_left_open_does_not_keep_a_session() {
    String id = sessions.open(SOMEBODY, "token").id();
    for (int minutes = 0; minutes < 29; minutes++) {
      time.advance(Duration.ofMinutes(1));
      assertThat(sessions.find(id, false)).isPresent();
    }
    time.advance(Duration.ofMinutes(1));

    assertThat(sessions.find(id, false)).isEmpty();
  }

  @Test
  void a_session_ends_after_its_lifetime_whatever_is_done() {
    String id = sessions.open(SOMEBODY, "token").id();
    Instant end = time.instant().plus(LIFETIME);
    while (time.instant().plus(Duration.ofMinutes(20)).isBefore(end)) {
      time.advance(Duration.ofMinutes(20));
      assertThat(sessions.find(id, true)).isPresent();
    }
    time.advance(Duration.ofMinutes(20));

    assertThat(sessions.find(id, true)).isEmpty();
  }

  @Test
  void a_session_that_is_signed_out_is_gone() {
    Sessions.Opened opened = sessions.open(SOMEBODY, "token");

    assertThat(sessions.end(opened.id())).contains(opened.session());
    assertThat(sessions.find(opened.id(), true)).isEmpty();
    assertThat(sessions.end(opened.id())).isEmpty();
  }

  @Test
  void of_too_many_the_one_idle_the_longest_ends() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      ids.add(sessions.open(SOMEBODY, "token").id());
      time.advance(Duration.ofSeconds(1));
    }
    sessions.find(ids.get(0), true);
    sessions.open(SOMEBODY, "token");

    assertThat(sessions.size()).isEqualTo(MOST);
    assertThat(sessions.find(ids.get(0), true)).isPresent();
    assertThat(sessions.find(ids.get(1), true)).isEmpty();
  }

  @Test
  void sessions_that_are_over_make_room() {
    for (int i = 0; i < MOST; i++) {
      sessions.open(SOMEBODY, "token");
    }
    time.advance(IDLE);
    sessions.open(SOMEBODY, "token");

    assertThat(sessions.size()).isEqualTo(1);
  }
}
