package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.rules.catalogue.yaml.BuiltInCatalogues;
import dk.fristvagt.streams.state.CaseState;
import dk.fristvagt.streams.state.SweepState;
import dk.fristvagt.streams.store.StoreNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.apache.kafka.streams.state.KeyValueStore;

class CatalogueSweepTest {

  private final ProcessorHarness stores =
      new ProcessorHarness(BuiltInCatalogues.dkChildServices(), 1);

  @Property(tries = 100)
  void everyCaseIsNamedOnceWhereverItIsRestarted(
      @ForAll @IntRange(max = 40) int cases, @ForAll long seed) {
    Random random = new Random(seed);
    KeyValueStore<String, CaseState> store = stores.store(StoreNames.CASES);
    KeyValueStore<String, SweepState> cursor = stores.store(StoreNames.CATALOGUE_SWEEP);
    TreeSet<String> keys = new TreeSet<>();
    while (keys.size() < cases) {
      keys.add("0330/" + (random.nextBoolean() ? "æ" : "") + random.nextInt(1000));
    }
    keys.forEach(
        key ->
            store.put(
                key,
                new CaseState(
                    "0330", key, 0L, true, null, "t", "c", List.of(), List.of(), 0, List.of())));
    CatalogueSweep sweep = new CatalogueSweep(cursor, store);
    sweep.start();
    List<String> named = new ArrayList<>();
    while (sweep.isUnderWay()) {
      List<String> next = sweep.next(1 + random.nextInt(7));
      named.addAll(next);
      sweep.flush();
      if (random.nextBoolean()) {
        sweep = new CatalogueSweep(cursor, store);
      }
    }

    assertThat(named).hasSize(cases).containsExactlyInAnyOrderElementsOf(keys);
    assertThat(cursor.get("sweep")).isNull();
    keys.forEach(store::delete);
  }
}
