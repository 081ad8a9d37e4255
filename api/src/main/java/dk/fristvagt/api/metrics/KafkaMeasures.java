package dk.fristvagt.api.metrics;

import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * A choice of what Kafka's clients and streams measure, each folded into one number.
 *
 * <p>All of it would be some thousand series per instance (every store of every partition has about
 * twenty of RocksDB alone), most of which nobody looks at.
 */
final class KafkaMeasures {

  private static final String THREAD = "stream-thread-metrics";
  private static final String STORE = "stream-state-metrics";
  private static final String FETCH = "consumer-fetch-manager-metrics";
  private static final String PRODUCER = "producer-metrics";

  private static final double MS_PER_SECOND = 1_000;

  /** Over all threads, stores or clients. */
  private enum Fold {
    SUM,
    MAX,
    /** The greatest of durations, which Kafka gives in ms and Prometheus wants in s. */
    MAX_SECONDS
  }

  private record Measure(String group, String kafkaName, String name, Fold fold, String help) {}

  private static final List<Measure> MEASURES =
      List.of(
          new Measure(
              THREAD,
              "process-rate",
              "fristvagt_kafka_process_records_per_second",
              Fold.SUM,
              "Records processed per second, over all stream threads"),
          new Measure(
              THREAD,
              "commit-rate",
              "fristvagt_kafka_commits_per_second",
              Fold.SUM,
              "Commits per second, over all stream threads"),
          new Measure(
              THREAD,
              "commit-latency-max",
              "fristvagt_kafka_commit_max_seconds",
              Fold.MAX_SECONDS,
              "Longest commit of a stream thread lately"),
          new Measure(
              THREAD,
              "process-latency-max",
              "fristvagt_kafka_process_max_seconds",
              Fold.MAX_SECONDS,
              "Longest processing of one batch lately"),
          new Measure(
              FETCH,
              "records-consumed-rate",
              "fristvagt_kafka_consumed_records_per_second",
              Fold.SUM,
              "Records consumed per second, restores included"),
          new Measure(
              FETCH,
              "bytes-consumed-rate",
              "fristvagt_kafka_consumed_bytes_per_second",
              Fold.SUM,
              "Bytes consumed per second, restores included"),
          new Measure(
              PRODUCER,
              "record-send-rate",
              "fristvagt_kafka_sent_records_per_second",
              Fold.SUM,
              "Records sent per second by the streams, changelogs included"),
          new Measure(
              PRODUCER,
              "record-error-rate",
              "fristvagt_kafka_send_errors_per_second",
              Fold.SUM,
              "Records per second that the streams could not send"),
          // One cache for all stores, of which each reports the whole.
          new Measure(
              STORE,
              "block-cache-usage",
              "fristvagt_rocksdb_block_cache_bytes",
              Fold.MAX,
              "Bytes in the block cache that all stores share, write buffers included"),
          new Measure(
              STORE,
              "block-cache-capacity",
              "fristvagt_rocksdb_block_cache_capacity_bytes",
              Fold.MAX,
              "Size of the block cache that all stores share"),
          new Measure(
              STORE,
              "size-all-mem-tables",
              "fristvagt_rocksdb_memtable_bytes",
              Fold.SUM,
              "Bytes in the write buffers of all stores"),
          new Measure(
              STORE,
              "estimate-table-readers-mem",
              "fristvagt_rocksdb_table_reader_bytes",
              Fold.SUM,
              "Bytes of memory that reading tables takes outside the block cache"),
          new Measure(
              STORE,
              "total-sst-files-size",
              "fristvagt_rocksdb_files_bytes",
              Fold.SUM,
              "Bytes of all files of all stores on the disk"));

  private static final Map<String, Map<String, Measure>> BY_GROUP_AND_NAME =
      MEASURES.stream()
          .collect(
              Collectors.groupingBy(
                  Measure::group, Collectors.toMap(Measure::kafkaName, measure -> measure)));

  private KafkaMeasures() {}

  static void addTo(MetricSnapshots.Builder all, Map<MetricName, ? extends Metric> metrics) {
    Map<Measure, Double> values = new HashMap<>();
    metrics.forEach(
        (name, metric) -> {
          Measure measure = BY_GROUP_AND_NAME.getOrDefault(name.group(), Map.of()).get(name.name());
          // With a topic or partition in its tags it is a part of what is counted already.
          if (measure != null
              && !name.tags().containsKey("topic")
              && metric.metricValue() instanceof Number number
              && !Double.isNaN(number.doubleValue())) {
            values.merge(
                measure,
                number.doubleValue(),
                measure.fold == Fold.SUM ? Double::sum : Double::max);
          }
        });
    for (Measure measure : MEASURES) {
      Double value = values.get(measure);
      if (value != null) {
        GaugeFamily gauge = new GaugeFamily(measure.name, measure.help);
        gauge.add(measure.fold == Fold.MAX_SECONDS ? value / MS_PER_SECOND : value);
        gauge.addTo(all);
      }
    }
  }
}
