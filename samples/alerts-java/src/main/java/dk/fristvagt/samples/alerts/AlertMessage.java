package dk.fristvagt.samples.alerts;

import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * An alert as far as this consumer needs it.
 *
 * @param sequence counts the alerts of the obligation from 1, without gaps
 * @param kind {@code DUE_SOON}, {@code OVERDUE}, {@code MISSED}, {@code RESOLVED} or {@code
 *     RETRACTED}; whatever a later version adds is {@code UNRECOGNISED} to those who read with the
 *     schema of today
 * @param due ms since the epoch
 * @param clock when it was sent, by the clock of the service, ms since the epoch
 * @param retracts the sequence of the alert that is taken back, or null
 * @param reason why, or null
 * @param traceparent the trace that it continues, or null
 */
record AlertMessage(
    String obligationId,
    int sequence,
    String kind,
    String rule,
    String municipality,
    String caseId,
    String team,
    String caseworker,
    long due,
    long clock,
    Integer retracts,
    String reason,
    String traceparent) {

  static AlertMessage of(ConsumerRecord<String, GenericRecord> record) {
    GenericRecord alert = record.value();
    Header trace = record.headers().lastHeader("traceparent");
    return new AlertMessage(
        text(alert, "obligationId"),
        (Integer) alert.get("sequence"),
        text(alert, "kind"),
        text(alert, "rule"),
        text(alert, "municipality"),
        text(alert, "caseId"),
        text(alert, "team"),
        text(alert, "caseworker"),
        (Long) alert.get("due"),
        (Long) alert.get("clock"),
        (Integer) alert.get("retracts"),
        alert.get("reason") == null ? null : text(alert, "reason"),
        trace == null ? null : new String(trace.value(), java.nio.charset.StandardCharsets.UTF_8));
  }

  private static String text(GenericRecord record, String field) {
    return record.get(field).toString();
  }
}
