package dk.fristvagt.api.metrics;

import dk.fristvagt.api.report.Operations;
import dk.fristvagt.identity.Access;
import dk.fristvagt.streams.view.PartitionViews;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmInfoMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;

/**
 * Everything the service measures: the process, its requests, and its state at the time of the
 * scrape. Thread-safe.
 *
 * <p>No label holds a case, a child, a team or a caseworker; the number of series is bounded by the
 * rules, municipalities, partitions, sources and routes there are.
 */
public final class ServiceMetrics implements AutoCloseable {

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics garbageCollection = new JvmGcMetrics();
  private final ExpositionFormats formats = ExpositionFormats.init();

  /**
   * @param time what the clocks are held against
   */
  public ServiceMetrics(
      Operations operations, PartitionViews views, int expectedPartitions, InstantSource time) {
    new JvmInfoMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ClassLoaderMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    garbageCollection.bindTo(registry);
    registry
        .getPrometheusRegistry()
        .register(new StateCollector(operations, views, expectedPartitions, time));
  }

  /**
   * A scrape's answer.
   *
   * @param body to be written as it is
   */
  @SuppressWarnings("ArrayRecordComponent") // Written out once and compared by nobody.
  public record Scrape(String contentType, byte[] body) {}

  /** Where more can be measured. */
  public MeterRegistry meters() {
    return registry;
  }

  /**
   * Everything as it is now; of what is told by municipality, those alone of which all may be seen.
   *
   * @param accept the formats that can be read; null for Prometheus' own text
   */
  public Scrape scrape(String accept, Access access) {
    ExpositionFormatWriter writer = formats.findWriter(accept);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    try {
      writer.write(body, within(access, registry.getPrometheusRegistry().scrape()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Scrape(writer.getContentType(), body.toByteArray());
  }

  private static MetricSnapshots within(Access access, MetricSnapshots all) {
    if (access.isEverything()) {
      return all;
    }
    MetricSnapshots.Builder some = MetricSnapshots.builder();
    for (MetricSnapshot one : all) {
      some.metricSnapshot(
          one instanceof GaugeSnapshot gauge
              ? new GaugeSnapshot(
                  gauge.getMetadata(),
                  gauge.getDataPoints().stream()
                      .filter(point -> isWithin(access, point.getLabels()))
                      .toList())
              : one);
    }
    return some.build();
  }

  private static boolean isWithin(Access access, Labels labels) {
    return !labels.contains(StateCollector.MUNICIPALITY)
        || access.containsWhole(labels.get(StateCollector.MUNICIPALITY));
  }

  @Override
  public void close() {
    garbageCollection.close();
    registry.close();
  }
}
