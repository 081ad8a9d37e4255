package dk.fristvagt.api.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RecentChangesTest {

  @Test
  void what_was_missed_is_all_that_came_after_in_order() {
    RecentChanges recent = new RecentChanges(10, 1_000);
    recent.restart(4);
    add(recent, "five", "six", "seven");

    assertThat(after(recent, 4)).contains("five six seven ");
    assertThat(after(recent, 5)).contains("six seven ");
    assertThat(after(recent, 7)).contains("");
  }

  @Test
  void states_before_the_first_and_after_the_newest_lead_nowhere() {
    RecentChanges recent = new RecentChanges(10, 1_000);
    recent.restart(4);
    add(recent, "five");

    assertThat(after(recent, 3)).isEmpty();
    assertThat(after(recent, 6)).isEmpty();
    assertThat(after(recent, -1)).isEmpty();
  }

  @Test
  void beyond_the_number_the_oldest_go() {
    RecentChanges recent = new RecentChanges(2, 1_000);
    add(recent, "one", "two", "three");

    assertThat(after(recent, 0)).isEmpty();
    assertThat(after(recent, 1)).contains("two three ");
  }

  @Test
  void beyond_the_bytes_the_oldest_go_but_never_the_newest() {
    RecentChanges recent = new RecentChanges(10, 9);
    add(recent, "one", "two", "three");
    assertThat(after(recent, 1)).isEmpty();
    assertThat(after(recent, 2)).contains("three ");

    add(recent, "much too long");
    assertThat(after(recent, 2)).isEmpty();
    assertThat(after(recent, 3)).contains("much too long ");
  }

  @Test
  void after_a_restart_nothing_leads_on_from_before() {
    RecentChanges recent = new RecentChanges(10, 1_000);
    add(recent, "one");
    recent.restart(2);

    assertThat(after(recent, 1)).isEmpty();
    assertThat(after(recent, 2)).contains("");
  }

  private static void add(RecentChanges recent, String... changes) {
    for (String change : changes) {
      recent.add((change + ' ').getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Optional<String> after(RecentChanges recent, long sequence) {
    return recent.after(sequence).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
