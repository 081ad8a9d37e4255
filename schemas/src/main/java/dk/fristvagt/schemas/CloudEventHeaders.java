package dk.fristvagt.schemas;

import dk.fristvagt.schemas.v1.AccessRecorded;
import dk.fristvagt.schemas.v1.Alert;
import dk.fristvagt.schemas.v1.Compliance;
import dk.fristvagt.schemas.v1.Obligation;
import dk.fristvagt.schemas.v1.Reject;
import dk.fristvagt.schemas.v1.StatusCounts;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * The headers of every record that goes out: CloudEvents 1.0 attributes in binary mode (Kafka
 * protocol binding 1.0.2, §3.2), and the trace that the record continues.
 *
 * <p>An id is made from what the event says, never by chance or from a wall clock: a replay of the
 * same log gives the same one, and no two events of one source share one. Thread-safe.
 */
public final class CloudEventHeaders {

  /** Of {@code data}: Confluent's wire format, a zero byte, the schema's id, Avro. */
  public static final String CONTENT_TYPE = "application/vnd.confluent.avro";

  public static final String OBLIGATION = "dk.fristvagt.obligation.v1";
  public static final String OBLIGATION_REMOVED = "dk.fristvagt.obligation.removed.v1";
  public static final String ALERT = "dk.fristvagt.alert.v1";
  public static final String COMPLIANCE = "dk.fristvagt.compliance.v1";
  public static final String COMPLIANCE_REMOVED = "dk.fristvagt.compliance.removed.v1";
  public static final String REJECT = "dk.fristvagt.reject.v1";
  public static final String REJECT_RETRIED = "dk.fristvagt.reject.retried.v1";
  public static final String ACCESS = "dk.fristvagt.access.v1";

  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] CONTENT_TYPE_BYTES = bytes(CONTENT_TYPE);

  /** The reason of a record that says what became of a reject. */
  private static final String RETRIED = "RETRIED";

  /** Enough to tell lines of one file, or sums of one bucket and clock, that differ. */
  private static final int DIGEST_BYTES = 8;

  /** Two times six by status, and two by completion. */
  private static final int COUNTERS = 14;

  private final byte[] source;

  /**
   * @param topics whose records the headers are of; their prefix is part of the source, so that two
   *     systems in one cluster do not share ids
   */
  public CloudEventHeaders(TopicNames topics) {
    source = bytes(source(topics));
  }

  /** {@code /fristvagt}, and the prefix of the topics where they have one. */
  public static String source(TopicNames topics) {
    return topics.prefix().isEmpty() ? "/fristvagt" : "/fristvagt/" + topics.prefix();
  }

  /** Of an obligation that is new or says something else. */
  public Headers obligation(Obligation obligation, TraceContext trace) {
    String id = obligation.getId();
    long clock = obligation.getClock();
    return traced(withData(event(OBLIGATION, id + '@' + clock, id, clock)), trace);
  }

  /**
   * Of the tombstone of an obligation.
   *
   * @param clock ms since the epoch
   */
  public Headers obligationRemoved(String id, long clock, TraceContext trace) {
    return traced(event(OBLIGATION_REMOVED, id + '@' + clock, id, clock), trace);
  }

  public Headers alert(Alert alert, TraceContext trace) {
    String subject = alert.getObligationId();
    return traced(
        withData(event(ALERT, subject + '#' + alert.getSequence(), subject, alert.getClock())),
        trace);
  }

  /**
   * Of the figures of a bucket. Which sums are written on the way to the last one depends on which
   * partition was faster, so a record is named by what it says as well: a replay may write other
   * sums, but none under the name of another.
   *
   * @param change 1 for the first record of the bucket with its clock, 2 for the next, …
   */
  public Headers compliance(String bucket, Compliance figures, int change) {
    long clock = figures.getClock();
    String id = complianceId(bucket, clock, change) + '/' + digest(counters(figures));
    return withData(event(COMPLIANCE, id, bucket, clock));
  }

  /**
   * Of the tombstone of a bucket.
   *
   * @param clock ms since the epoch
   * @param change as in {@link #compliance}
   */
  public Headers complianceRemoved(String bucket, long clock, int change) {
    return event(COMPLIANCE_REMOVED, complianceId(bucket, clock, change), bucket, clock);
  }

  /**
   * Of a reject, or of the record that says what became of one. Named by where the rejected record
   * came from: its topic, partition and offset; or its file, line and content.
   *
   * @param time of the record where the reject names no clock, ms since the epoch
   */
  public Headers reject(Reject reject, long time, TraceContext trace) {
    String origin = origin(reject);
    boolean retried = reject.getReason().equals(RETRIED);
    return traced(
        withData(
            event(
                retried ? REJECT_RETRIED : REJECT,
                retried ? origin + "#retried" : origin,
                origin,
                reject.getClock() == null ? time : reject.getClock())),
        trace);
  }

  /**
   * Of an access, which happens once and is never replayed; named by its own id and part. Continues
   * no trace: that would join what somebody looked at with what happened in the case.
   */
  public Headers access(AccessRecorded access) {
    String id = access.getAccessId();
    return withData(event(ACCESS, id + '#' + access.getPart(), id, access.getAt()));
  }

  private static String complianceId(String bucket, long clock, int change) {
    return bucket + '@' + clock + '#' + change;
  }

  private static ByteBuffer counters(Compliance figures) {
    ByteBuffer counters = ByteBuffer.allocate(COUNTERS * Long.BYTES);
    put(figures.getCounts(), counters);
    put(figures.getAtClose(), counters);
    return counters
        .putLong(figures.getCompletedInTime())
        .putLong(figures.getCompletedLate())
        .flip();
  }

  private static void put(StatusCounts counts, ByteBuffer counters) {
    counters
        .putLong(counts.getMet())
        .putLong(counts.getLate())
        .putLong(counts.getOverdue())
        .putLong(counts.getLapsed())
        .putLong(counts.getMissed())
        .putLong(counts.getUnknown());
  }

  private static String origin(Reject reject) {
    if (reject.getTopic() != null) {
      return reject.getTopic() + '/' + reject.getPartition() + '/' + reject.getOffset();
    }
    String content = digest(reject.getOriginal());
    return reject.getFile() == null
        ? content
        : reject.getFile() + '/' + reject.getLine() + '/' + content;
  }

  private static String digest(ByteBuffer original) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(original.duplicate());
      return HexFormat.of().formatHex(sha256.digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private RecordHeaders event(String type, String id, String subject, long time) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_type", bytes(type));
    headers.add("ce_source", source);
    headers.add("ce_id", bytes(id));
    headers.add("ce_subject", bytes(subject));
    headers.add("ce_time", bytes(Instant.ofEpochMilli(time).toString()));
    return headers;
  }

  private static RecordHeaders withData(RecordHeaders headers) {
    headers.add("content-type", CONTENT_TYPE_BYTES);
    return headers;
  }

  private static Headers traced(RecordHeaders headers, TraceContext trace) {
    trace.addTo(headers);
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
