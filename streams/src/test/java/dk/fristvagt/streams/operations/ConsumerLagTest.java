package dk.fristvagt.streams.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;
import org.junit.jupiter.api.Test;

class ConsumerLagTest {

  private final Map<MetricName, Metric> metrics = new HashMap<>();

  @Test
  void isThatOfEachPartitionOfTheTopicAsFarAsItIsKnown() {
    lag("one", "x.case-changes", "0", 7.0);
    lag("two", "x_case-changes", "1", 3.0);
    lag("one", "x.case-changes", "2", Double.NaN);
    lag("one", "other", "3", 9.0);

    assertThat(ConsumerLag.of(metrics, "x.case-changes"))
        .containsExactlyInAnyOrderEntriesOf(Map.of(0, 7L, 1, 3L));
  }

  private void lag(String client, String topic, String partition, double value) {
    MetricName name =
        new MetricName(
            "records-lag",
            "consumer-fetch-manager-metrics",
            "",
            Map.of("client-id", client, "topic", topic, "partition", partition));
    metrics.put(
        name,
        new Metric() {
          @Override
          public MetricName metricName() {
            return name;
          }

          @Override
          public Object metricValue() {
            return value;
          }
        });
  }
}
