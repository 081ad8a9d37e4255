package dk.fristvagt.streams.processing;

import static org.assertj.core.api.Assertions.assertThat;

import dk.fristvagt.schemas.CloudEventHeaders;
import dk.fristvagt.schemas.TopicNames;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.streams.state.MonthState;
import dk.fristvagt.streams.state.StatusCountsState;
import dk.fristvagt.streams.store.StateSerde;
import dk.fristvagt.streams.store.StoreNames;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap.SimpleEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

/** The events of a bucket, whichever partition is faster. */
class ComplianceTotalsTest {

  private static final String BUCKET = "r/0330/t/w/2021-03";

  private final List<MonthState> changes =
      List.of(change(1, 10), change(5, 20), change(-1, 20), change(1, 20), change(2, 30));

  @Test
  void noIdNamesTwoEventsInOneRunNorDifferentOnesInTwo() {
    List<Map.Entry<String, Compliance>> first = run(0, 1, 2, 3, 4);
    List<Map.Entry<String, Compliance>> other = run(1, 3, 0, 4, 2);

    assertThat(first).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
    assertThat(other).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
    Map<String, Compliance> byId = new HashMap<>();
    first.forEach(event -> byId.put(event.getKey(), event.getValue()));
    for (Map.Entry<String, Compliance> event : other) {
      assertThat(byId.getOrDefault(event.getKey(), event.getValue())).isEqualTo(event.getValue());
    }
    assertThat(other.get(4).getValue()).isEqualTo(first.get(4).getValue());
    assertThat(run(0, 1, 2, 3, 4)).isEqualTo(first);
  }

  @Test
  void aBucketThatIsEmptiedAndFilledAgainAtOneClockRepeatsNoId() {
    assertThat(run(3, 2, 3, 2)).extracting(Map.Entry::getKey).doesNotHaveDuplicates();
    assertThat(run(3, 2).get(1).getKey()).isEqualTo(BUCKET + "@20#2");
  }

  /** Ids and figures of what comes of the changes in an order. */
  private List<Map.Entry<String, Compliance>> run(int... order) {
    MockProcessorContext<String, Compliance> context = new MockProcessorContext<>();
    KeyValueStore<String, MonthState> store =
        Stores.keyValueStoreBuilder(
                Stores.inMemoryKeyValueStore(StoreNames.COMPLIANCE_TOTALS),
                Serdes.String(),
                new StateSerde<>(new MonthState()))
            .withLoggingDisabled()
            .build();
    store.init(context.getStateStoreContext(), store);
    context.addStateStore(store);
    ComplianceTotals totals = new ComplianceTotals(new CloudEventHeaders(TopicNames.plain()));
    totals.init(context);
    for (int index : order) {
      totals.process(new Record<>(BUCKET, changes.get(index), 0));
    }
    List<Map.Entry<String, Compliance>> events = new ArrayList<>();
    for (var forward : context.forwarded()) {
      var record = forward.record();
      byte[] id = record.headers().lastHeader("ce_id").value();
      events.add(new SimpleEntry<>(new String(id, StandardCharsets.UTF_8), record.value()));
    }
    return events;
  }

  private static MonthState change(long met, long clock) {
    StatusCountsState none = new StatusCountsState(0L, 0L, 0L, 0L, 0L, 0L);
    StatusCountsState counts = new StatusCountsState(met, 0L, 0L, 0L, 0L, 0L);
    return new MonthState("r", "0330", "t", "w", 202103, counts, none, 0L, 0L, clock, 0);
  }
}
