package dk.fristvagt.schemas;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.Partitioner;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.utils.Utils;

/**
 * Puts all records of a case into one partition: murmur2 over the UTF-8 of {@code
 * municipality/caseId}, as {@link CaseChangeKeys#caseOf} writes it, modulo the number of
 * partitions. Every producer of ours and every query uses it.
 *
 * <p>A key with fewer than two slashes is hashed whole; ticks and catalogues go to every partition
 * and name theirs. A record without a key goes to partition 0. Thread-safe.
 */
public final class CasePartitioner implements Partitioner {

  /**
   * The partition of a case.
   *
   * @param partitions how many the topic has, 1 or more
   * @return from 0 to {@code partitions - 1}
   */
  public static int partition(String municipality, String caseId, int partitions) {
    return of(
        CaseChangeKeys.caseOf(municipality, caseId).getBytes(StandardCharsets.UTF_8), partitions);
  }

  /**
   * The partition of a record by its key.
   *
   * @param partitions how many the topic has, 1 or more
   */
  public static int partition(String key, int partitions) {
    return of(CaseChangeKeys.routed(key), partitions);
  }

  @Override
  public int partition(
      String topic, Object key, byte[] keyBytes, Object value, byte[] valueBytes, Cluster cluster) {
    if (keyBytes == null) {
      return 0;
    }
    String text =
        key instanceof String string ? string : new String(keyBytes, StandardCharsets.UTF_8);
    return partition(text, cluster.partitionCountForTopic(topic));
  }

  @Override
  public void configure(Map<String, ?> configs) {}

  @Override
  public void close() {}

  private static int of(byte[] routed, int partitions) {
    return Utils.toPositive(Utils.murmur2(routed)) % partitions;
  }
}
