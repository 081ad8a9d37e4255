package dk.fristvagt.api.metrics;

import dk.fristvagt.api.report.CaptureState;
import dk.fristvagt.api.report.Operations;
import dk.fristvagt.rules.alert.AlertKind;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.streams.operations.ConsumerLag;
import dk.fristvagt.streams.operations.PartitionTicks;
import dk.fristvagt.streams.operations.RestoreProgress;
import dk.fristvagt.streams.operations.StreamsHealth;
import dk.fristvagt.streams.operations.ThreadHealth;
import dk.fristvagt.streams.rejects.RejectSummary;
import dk.fristvagt.streams.view.AlertTimings;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.PartitionViews;
import io.prometheus.metrics.model.registry.MultiCollector;
import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service's state at the time of a scrape: clocks, obligations, rejects, streams. What is gone,
 * such as a partition that moved away, is gone from the next scrape on. Thread-safe.
 */
final class StateCollector implements MultiCollector {

  /** By what counts are told apart that not everybody may see. */
  static final String MUNICIPALITY = "municipality";

  private static final Logger LOG = LoggerFactory.getLogger(StateCollector.class);
  private static final double MS_PER_SECOND = 1_000;

  private final Operations operations;
  private final PartitionViews views;
  private final int expectedPartitions;
  private final InstantSource time;

  private record RuleAndMunicipality(String rule, String municipality) {}

  StateCollector(
      Operations operations, PartitionViews views, int expectedPartitions, InstantSource time) {
    this.operations = operations;
    this.views = views;
    this.expectedPartitions = expectedPartitions;
    this.time = time;
  }

  @Override
  public MetricSnapshots collect() {
    MetricSnapshots.Builder all = MetricSnapshots.builder();
    List<PartitionView> answering =
        views.all().stream().filter(view -> view.clock() != Long.MIN_VALUE).toList();
    Instant now = time.instant();
    clocks(all, answering, now);
    obligations(all, answering);
    rejects(all);
    alerts(all, views.alertTimings());
    operations
        .streams()
        .ifPresent(
            streams -> {
              streams(all, streams);
              sources(all, streams.ticks(), now);
              restores(all, streams.restores());
              lags(all, streams);
              streams.stateDirectory().ifPresent(directory -> disk(all, directory));
              KafkaMeasures.addTo(all, streams.metrics());
            });
    captures(all, operations.captures().get(), Instant.now());
    operations
        .pushClients()
        .ifPresent(
            clients ->
                one(
                    all,
                    "fristvagt_push_clients",
                    "Browsers that follow the figures",
                    clients.getAsInt()));
    return all.build();
  }

  private void clocks(MetricSnapshots.Builder all, List<PartitionView> answering, Instant now) {
    GaugeFamily age =
        new GaugeFamily(
            "fristvagt_clock_age_seconds",
            "How far the clock of a partition is behind the service's time",
            "partition");
    for (PartitionView view : answering) {
      age.add(seconds(Instant.ofEpochMilli(view.clock()), now), String.valueOf(view.partition()));
    }
    age.addTo(all);
    one(
        all,
        "fristvagt_partitions_answering",
        "Partitions that answers are made from",
        answering.size());
    one(
        all,
        "fristvagt_partitions_expected",
        "Partitions there are; fewer that answer give figures that are not whole",
        expectedPartitions);
  }

  private static void obligations(MetricSnapshots.Builder all, List<PartitionView> answering) {
    Map<RuleAndMunicipality, LiveCounts> counts = new HashMap<>();
    for (PartitionView view : answering) {
      for (Map.Entry<Group, LiveCounts> of : view.counts().entrySet()) {
        counts.merge(
            new RuleAndMunicipality(of.getKey().rule(), of.getKey().municipality()),
            of.getValue(),
            LiveCounts::plus);
      }
    }
    GaugeFamily obligations =
        new GaugeFamily(
            "fristvagt_obligations",
            "Obligations that are not done with, by rule, municipality and status",
            "rule",
            MUNICIPALITY,
            "status");
    counts.forEach(
        (of, live) -> {
          obligations.add(live.open(), of.rule, of.municipality, "open");
          obligations.add(live.dueSoon(), of.rule, of.municipality, "due-soon");
          obligations.add(live.overdue(), of.rule, of.municipality, "overdue");
        });
    obligations.addTo(all);
  }

  private void rejects(MetricSnapshots.Builder all) {
    RejectSummary summary = operations.rejects().summary();
    GaugeFamily rejects =
        new GaugeFamily(
            "fristvagt_rejects",
            "Rejects by reason, and whether they were taken in after all",
            "reason",
            "retried");
    for (RejectSummary.ReasonCount of : summary.reasons()) {
      rejects.add(of.total() - of.retried(), of.reason(), "false");
      rejects.add(of.retried(), of.reason(), "true");
    }
    rejects.addTo(all);
    one(
        all,
        "fristvagt_rejects_read_complete",
        "1 when all rejects were read and the reading goes on, else 0",
        summary.reading().complete() && summary.reading().failingSince() == null ? 1 : 0);
  }

  private static void alerts(MetricSnapshots.Builder all, AlertTimings timings) {
    CounterSnapshot.Builder sent =
        CounterSnapshot.builder()
            .name("fristvagt_alerts")
            .help("Alerts sent by kind since the start, by the partitions of this instance");
    timings
        .sent()
        .forEach(
            (kind, count) ->
                sent.dataPoint(
                    CounterSnapshot.CounterDataPointSnapshot.builder()
                        .value(count)
                        .labels(Labels.of("kind", label(kind)))
                        .build()));
    all.metricSnapshot(sent.build());
    AlertTimings.Latencies latencies = timings.latencies();
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < latencies.counts().size(); i++) {
      buckets.bucket(
          i < latencies.bounds().size() ? latencies.bounds().get(i) : Double.POSITIVE_INFINITY,
          latencies.counts().get(i));
    }
    all.metricSnapshot(
        HistogramSnapshot.builder()
            .name("fristvagt_alert_latency_seconds")
            .help(
                "From the instant of a deadline that was reached until its alert was handed to the"
                    + " producer")
            .dataPoint(
                HistogramSnapshot.HistogramDataPointSnapshot.builder()
                    .classicHistogramBuckets(buckets.build())
                    .sum(latencies.sumSeconds())
                    .build())
            .build());
  }

  /** As the topic and the pages write it: {@code due-soon}. */
  private static String label(AlertKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** A directory that cannot be asked now is left out, as is one that is not made yet. */
  private static void disk(MetricSnapshots.Builder all, Path directory) {
    try {
      FileStore store = Files.getFileStore(directory);
      one(
          all,
          "fristvagt_disk_usable_bytes",
          "Bytes that can still be written on the file system of the stores",
          store.getUsableSpace());
      one(
          all,
          "fristvagt_disk_size_bytes",
          "Size of the file system of the stores",
          store.getTotalSpace());
    } catch (IOException e) {
      LOG.debug("the disk of the stores cannot be asked", e);
    }
  }

  private static void streams(MetricSnapshots.Builder all, StreamsHealth streams) {
    GaugeFamily states =
        new GaugeFamily(
            "fristvagt_streams_state", "1 for the state that the streams are in", "state");
    KafkaStreams.State now = streams.state();
    for (KafkaStreams.State state : KafkaStreams.State.values()) {
      states.add(state == now ? 1 : 0, state.name());
    }
    states.addTo(all);
    GaugeFamily threads =
        new GaugeFamily("fristvagt_stream_threads", "Stream threads by state", "state");
    streams.threads().stream()
        .collect(Collectors.groupingBy(ThreadHealth::state, TreeMap::new, Collectors.counting()))
        .forEach((state, count) -> threads.add(count, state));
    threads.addTo(all);
    all.metricSnapshot(
        CounterSnapshot.builder()
            .name("fristvagt_stream_failures")
            .help("Stream threads that failed and were replaced since the start")
            .dataPoint(
                CounterSnapshot.CounterDataPointSnapshot.builder()
                    .value(streams.failures())
                    .build())
            .build());
  }

  private void sources(MetricSnapshots.Builder all, List<PartitionTicks> partitions, Instant now) {
    GaugeFamily age =
        new GaugeFamily(
            "fristvagt_source_age_seconds",
            "How long ago it is that a source was complete, in the partition where that is longest",
            "source");
    for (String source : new TreeSet<>(operations.sources())) {
      partitions.stream()
          .filter(partition -> partition.sources().containsKey(source))
          .mapToLong(partition -> partition.sources().get(source))
          .min()
          .ifPresent(least -> age.add(seconds(Instant.ofEpochMilli(least), now), source));
    }
    age.addTo(all);
  }

  private static void captures(
      MetricSnapshots.Builder all, List<CaptureState> captures, Instant now) {
    GaugeFamily alarms =
        new GaugeFamily(
            "fristvagt_capture_alarm",
            "What is wrong with a captured source: 1",
            "source",
            "alarm");
    GaugeFamily age =
        new GaugeFamily(
            "fristvagt_capture_heartbeat_age_seconds",
            "How long ago a captured source gave its last sign of life",
            "source");
    GaugeFamily slot =
        new GaugeFamily(
            "fristvagt_capture_slot_lag_bytes",
            "Log that a database keeps for the capture",
            "source");
    for (CaptureState capture : captures) {
      capture.alarms().forEach(alarm -> alarms.add(1, capture.source(), alarm));
      if (capture.heartbeat() != null) {
        age.add(seconds(capture.heartbeat(), now), capture.source());
      }
      if (capture.slotLagBytes() != null) {
        slot.add(capture.slotLagBytes(), capture.source());
      }
    }
    alarms.addTo(all);
    age.addTo(all);
    slot.addTo(all);
  }

  private static void restores(
      MetricSnapshots.Builder all, List<RestoreProgress.Restore> restores) {
    List<RestoreProgress.Restore> running =
        restores.stream().filter(restore -> restore.endedAt() == null).toList();
    one(
        all,
        "fristvagt_restores_running",
        "Stores that are being filled from their changelogs",
        running.size());
    GaugeFamily left =
        new GaugeFamily(
            "fristvagt_restore_remaining_records",
            "Records still to be read to fill the stores of a name",
            "store");
    Map<String, Long> byStore =
        restores.stream()
            .collect(
                Collectors.toMap(
                    RestoreProgress.Restore::store,
                    restore ->
                        restore.endedAt() == null
                            ? Math.max(0, restore.total() - restore.restored())
                            : 0L,
                    Long::sum,
                    TreeMap::new));
    byStore.forEach((store, records) -> left.add(records, store));
    left.addTo(all);
  }

  private void lags(MetricSnapshots.Builder all, StreamsHealth streams) {
    GaugeFamily lag =
        new GaugeFamily(
            "fristvagt_lag_records",
            "Records of case-changes not read yet, as of the last fetch",
            "partition");
    ConsumerLag.of(streams.metrics(), operations.topics().caseChanges())
        .forEach((partition, records) -> lag.add(records, String.valueOf(partition)));
    lag.addTo(all);
  }

  private static void one(MetricSnapshots.Builder all, String name, String help, double value) {
    GaugeFamily gauge = new GaugeFamily(name, help);
    gauge.add(value);
    gauge.addTo(all);
  }

  /** Never negative: a clock may be ahead by what the machine's clock was set back. */
  private static double seconds(Instant since, Instant now) {
    return Math.max(0, Duration.between(since, now).toMillis() / MS_PER_SECOND);
  }
}
