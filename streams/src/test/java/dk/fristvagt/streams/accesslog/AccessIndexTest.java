package dk.fristvagt.streams.accesslog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AccessIndexTest {

  private static final long[] C1 = {AccessTerms.ofCase("0330", "c-1")};
  private static final long[] C9 = {AccessTerms.ofCase("0330", "c-9")};

  @Property(tries = 200)
  void a_filter_never_says_no_of_what_it_holds_and_seldom_yes_of_what_it_does_not(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 3_000) int terms) {
    Random random = new Random(seed);
    Set<Long> held = new HashSet<>();
    while (held.size() < terms) {
      held.add(random.nextLong());
    }
    BlockFilter filter = new BlockFilter(held);

    assertThat(held).allMatch(filter::mayHold);
    int mistakes = 0;
    for (int i = 0; i < 1_000; i++) {
      long other = random.nextLong();
      if (!held.contains(other) && filter.mayHold(other)) {
        mistakes++;
      }
    }
    assertThat(mistakes).isLessThan(60);
  }

  @Test
  void a_block_is_passed_over_only_when_all_of_it_was_read() {
    AccessIndex index = new AccessIndex();

    for (int i = 0; i < AccessIndex.BLOCK - 1; i++) {
      index.add(i, ExampleAccess.of("a", "anna", "c-1"));
    }
    assertThat(index.mayHold(0, C9)).isTrue();
    index.pass(AccessIndex.BLOCK - 1);

    assertThat(index.mayHold(0, C9)).isFalse();
    assertThat(index.mayHold(0, C1)).isTrue();
    assertThat(index.mayHold(0, new long[] {C1[0], AccessTerms.ofSubject("bo")})).isFalse();
    assertThat(index.mayHold(1, C9)).as("nothing of it was read").isTrue();
  }

  @Test
  void a_block_that_was_begun_in_its_middle_or_has_a_gap_may_hold_anything() {
    AccessIndex index = new AccessIndex();

    for (int i = 1; i < 3 * AccessIndex.BLOCK; i++) {
      if (i != AccessIndex.BLOCK + 7) {
        index.add(i, ExampleAccess.of("a", "anna", "c-1"));
      }
    }

    assertThat(index.mayHold(0, C9)).isTrue();
    assertThat(index.mayHold(1, C9)).isTrue();
    assertThat(index.mayHold(2, C9)).isFalse();
    assertThat(index.blocks()).isEqualTo(1);
  }

  @Test
  void the_oldest_are_dropped_where_there_would_be_too_many() {
    AccessIndex index = new AccessIndex(40);
    for (int i = 0; i < 10 * AccessIndex.BLOCK; i++) {
      index.add(i, ExampleAccess.of("a", "anna", "c-1"));
    }

    assertThat(index.bytes()).isLessThanOrEqualTo(40);
    assertThat(index.mayHold(0, C9)).isTrue();
    assertThat(index.mayHold(9, C9)).isFalse();
    index.forgetBefore(10L * AccessIndex.BLOCK);
    assertThat(index.blocks()).isZero();
    assertThat(index.bytes()).isZero();
  }
}
