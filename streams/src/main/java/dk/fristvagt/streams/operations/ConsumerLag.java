package dk.fristvagt.streams.operations;

import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/** How many records the consumers are behind the end of a topic, as of their last fetch. */
public final class ConsumerLag {

  private static final String GROUP = "consumer-fetch-manager-metrics";
  private static final String NAME = "records-lag";

  private ConsumerLag() {}

  /**
   * By partition; those of which nothing was fetched yet are left out.
   *
   * @param metrics of running streams
   */
  public static Map<Integer, Long> of(Map<MetricName, ? extends Metric> metrics, String topic) {
    // Older clients write a topic's dots as underscores in the tag.
    String underscored = topic.replace('.', '_');
    Map<Integer, Long> lags = new TreeMap<>();
    metrics.forEach(
        (name, metric) -> {
          if (name.name().equals(NAME) && name.group().equals(GROUP)) {
            String of = name.tags().get("topic");
            if ((topic.equals(of) || underscored.equals(of))
                && metric.metricValue() instanceof Double lag
                && !lag.isNaN()) {
              lags.merge(Integer.valueOf(name.tags().get("partition")), lag.longValue(), Math::max);
            }
          }
        });
    return lags;
  }
}
