package dk.fristvagt.api.metrics;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;

/** One gauge with its values by labels, as they are gathered. Not thread-safe. */
final class GaugeFamily {

  private final GaugeSnapshot.Builder gauge;
  private final String[] labels;
  private boolean empty = true;

  GaugeFamily(String name, String help, String... labels) {
    this.gauge = GaugeSnapshot.builder().name(name).help(help);
    this.labels = labels;
  }

  /**
   * @param values one for each label, in their order
   */
  void add(double value, String... values) {
    empty = false;
    gauge.dataPoint(
        GaugeSnapshot.GaugeDataPointSnapshot.builder()
            .value(value)
            .labels(Labels.of(labels, values))
            .build());
  }

  /** A family without values is left out. */
  void addTo(MetricSnapshots.Builder all) {
    if (!empty) {
      all.metricSnapshot(gauge.build());
    }
  }
}
