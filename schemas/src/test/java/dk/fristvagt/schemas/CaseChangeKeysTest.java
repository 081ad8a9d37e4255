package dk.fristvagt.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.junit.jupiter.api.Test;

class CaseChangeKeysTest {

  @Property
  void aKeyNamesOneFactOnly(
      @ForAll @Chars({'/', '%'}) @CharRange(from = '0', to = 'G') String caseId,
      @ForAll @Chars({'/', '%'}) @CharRange(from = '0', to = 'G') String eventId,
      @ForAll @IntRange(max = 20) int revision) {
    String key = CaseChangeKeys.fact("0330", caseId, eventId, revision);

    assertThat(CaseChangeKeys.parse(key)).contains(new FactKey("0330", caseId, eventId, revision));
  }

  @Property
  void everyRecordOfACaseGoesToThePartitionOfTheCase(
      @ForAll String caseId,
      @ForAll String eventId,
      @ForAll @IntRange(max = 3) int revision,
      @ForAll @IntRange(min = 1, max = 64) int partitions) {
    String key = CaseChangeKeys.fact("0330", caseId, eventId, revision);

    int expected = CasePartitioner.partition("0330", caseId, partitions);

    assertThat(CasePartitioner.partition(key, partitions))
        .isEqualTo(expected)
        .isBetween(0, partitions - 1);
    try (CasePartitioner partitioner = new CasePartitioner()) {
      assertThat(
              partitioner.partition(
                  "t", key, key.getBytes(StandardCharsets.UTF_8), null, null, cluster(partitions)))
          .isEqualTo(expected);
    }
  }

  @Test
  void theKeysReadAsWritten() {
    assertThat(CaseChangeKeys.fact("0330", "c-17", "n1", 2)).isEqualTo("0330/c-17/n1/2");
    assertThat(CaseChangeKeys.fact("0330", "a/b", "50%", 0)).isEqualTo("0330/a%2Fb/50%25/0");
    assertThat(CaseChangeKeys.tick("dubu/1")).isEqualTo("tick/dubu%2F1");
    assertThat(CaseChangeKeys.catalogue(7)).isEqualTo("catalogue/7");
  }

  @Test
  void otherKeysAreNoFacts() {
    for (String key :
        List.of("", "tick/dubu", "a/b/c", "a/b/c/d", "a/b/c/1/e", "a/b%2/c/1", "a/b/c/01")) {
      assertThat(CaseChangeKeys.parse(key)).as(key).isEmpty();
    }
  }

  @Test
  void thePartitionsOfKnownCasesNeverChange() {
    assertThat(
            List.of("c-1", "c-2", "c-3", "c-17", "æøå").stream()
                .map(id -> CasePartitioner.partition("0330", id, 12)))
        .containsExactly(9, 1, 1, 2, 8);
  }

  private static Cluster cluster(int partitions) {
    Node node = new Node(0, "localhost", 9092);
    List<PartitionInfo> all = new ArrayList<>();
    for (int i = 0; i < partitions; i++) {
      all.add(new PartitionInfo("t", i, node, new Node[] {node}, new Node[] {node}));
    }
    return new Cluster("c", List.of(node), all, Set.of(), Set.of());
  }
}
