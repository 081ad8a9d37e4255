package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.histories.CaseHistories;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.streams.state.ClockState;
import dk.fristvagt.streams.store.StoreNames;
import dk.fristvagt.streams.view.CatalogueInForce;
import dk.fristvagt.streams.view.PartitionView;
import java.nio.charset.StandardCharsets;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.kafka.streams.KeyValue;

/**
 * What the topic of views adds up to is what the stores hold: read as it grows or from a compacted
 * beginning, whatever restarts, whether the topic was lost, and whether nobody wrote it for a
 * while.
 */
class SharedViewTest {

  private static final TopologySettings SETTINGS =
      new TopologySettings(
          TopicNames.plain(),
          BuiltInCatalogues.dkChildServices(),
          Calendars.danish(false),
          Set.of(ProcessorHarness.SOURCE),
          Period.ofDays(30));

  private String topicId = "first";
  private final ViewSharing sharing = new ViewSharing("views", () -> topicId);

  @Provide
  Arbitrary<List<Fact>> histories() {
    return CaseHistories.ofSeveralCases();
  }

  @Property(tries = 40)
  void theTopicAddsUpToWhatTheStoresHold(
      @ForAll("histories") List<Fact> records, @ForAll long seed) {
    Random random = new Random(seed);
    List<Long> ticks = ProcessorEqualsOracleTest.ticks(records, random);
    ProcessorHarness harness =
        new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1 + random.nextInt(8));
    if (random.nextInt(3) > 0) {
      harness.restart(sharing);
    }
    FollowedView following = FollowedView.of(SETTINGS).apply(0);
    int followed = 0;
    long shown = Long.MIN_VALUE;
    List<Fact> left = ProcessorEqualsOracleTest.byRegistration(records, random);
    for (long tick : ticks) {
      List<Fact> due = ProcessorEqualsOracleTest.takeUntil(left, tick);
      Collections.shuffle(due, random);
      for (Fact fact : due) {
        harness.fact(fact, fact.registeredAt().epochMilli());
        switch (random.nextInt(12)) {
          case 0 -> harness.restart();
          case 1 -> harness.restart(sharing);
          case 2 -> harness.restart((ViewSharing) null);
          case 3 -> {
            // Lost and made again: readers of the old one begin anew.
            topicId = "another " + random.nextLong();
            harness.viewsTopic().clear();
            following = FollowedView.of(SETTINGS).apply(0);
            followed = 0;
            shown = Long.MIN_VALUE;
            harness.restart(sharing);
          }
          default -> harness.punctuate();
        }
      }
      harness.tick(tick);
      for (; followed < harness.viewsTopic().size(); followed++) {
        take(following, harness.viewsTopic().get(followed));
        if (following.atMarker().isPresent()) {
          assertThat(following.atMarker().get().clock()).isGreaterThanOrEqualTo(shown);
          shown = following.atMarker().get().clock();
        }
      }
    }
    harness.restart(sharing);
    harness.drain();
    while (!isWritten(harness)) {
      harness.punctuate();
    }
    for (; followed < harness.viewsTopic().size(); followed++) {
      take(following, harness.viewsTopic().get(followed));
    }

    harness.restart(sharing);
    PartitionView held = harness.view();
    assertSame(following.atMarker().orElseThrow(), held);
    FollowedView fromTheBeginning = FollowedView.of(SETTINGS).apply(0);
    compacted(harness.viewsTopic()).forEach(record -> take(fromTheBeginning, record));
    assertSame(fromTheBeginning.atMarker().orElseThrow(), held);
    assertThat(fromTheBeginning.progress().orElseThrow().total())
        .isEqualTo(harness.entries(StoreNames.CASES));
  }

  private static boolean isWritten(ProcessorHarness harness) {
    ClockState clock = harness.<String, ClockState>store(StoreNames.CLOCK).get("clock");
    return clock != null && clock.getViewsIn() != null;
  }

  private static void take(FollowedView view, KeyValue<String, byte[]> record) {
    view.apply(record.key.getBytes(StandardCharsets.UTF_8), record.value);
  }

  /** The latest record of each key, in order. */
  private static List<KeyValue<String, byte[]>> compacted(List<KeyValue<String, byte[]>> topic) {
    List<KeyValue<String, byte[]>> kept = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int i = topic.size() - 1; i >= 0; i--) {
      if (seen.add(topic.get(i).key)) {
        kept.add(topic.get(i));
      }
    }
    Collections.reverse(kept);
    return kept;
  }

  private static void assertSame(PartitionView actual, PartitionView expected) {
    assertThat(actual.catalogue().fingerprint()).isEqualTo(expected.catalogue().fingerprint());
    assertThat(without(actual)).isEqualTo(without(expected));
  }

  /** Each has its own evaluator, which equals itself alone. */
  private static PartitionView without(PartitionView view) {
    CatalogueInForce none = null;
    return new PartitionView(
        view.partition(),
        view.clock(),
        view.live(),
        view.counts(),
        view.figures(),
        view.cases(),
        view.notifications(),
        view.restatements(),
        view.registrationLags(),
        view.flows(),
        none,
        view.indexes());
  }
}
