package dk.fristvagt.streams.processing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * CloudEvents 1.0 attributes in binary mode (Kafka protocol binding §3.2). The id is made from what
 * the event says, so that a replay gives the same one.
 */
final class CloudEventHeaders {

  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] SOURCE = bytes("/fristvagt");
  private static final byte[] CONTENT_TYPE = bytes("application/vnd.confluent.avro");

  private CloudEventHeaders() {}

  /**
   * @param type {@code dk.fristvagt.alert.v1}
   * @param clock ms since the epoch
   */
  static Headers of(String type, String id, String subject, long clock) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_type", bytes(type));
    headers.add("ce_source", SOURCE);
    headers.add("ce_id", bytes(id));
    headers.add("ce_subject", bytes(subject));
    headers.add("ce_time", bytes(Instant.ofEpochMilli(clock).toString()));
    headers.add("content-type", CONTENT_TYPE);
    return headers;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
