package dk.fristvagt.streams.rejects;

import java.time.Instant;

/**
 * What is known of a reject, its original aside.
 *
 * @param reason one of {@link dk.fristvagt.rules.fact.RejectReason}; a text, for a later version
 *     may know more of them
 * @param detail what is wrong, never the value
 * @param clock the clock at which it was rejected; null where there was none
 * @param recordedAt when the broker got it
 * @param retriedAt when the broker got the mark that it was taken in after all; null where it was
 *     not
 */
public record RejectEntry(
    RejectId id,
    String reason,
    String detail,
    Instant clock,
    Instant recordedAt,
    RejectOrigin origin,
    Retriability retriability,
    Instant retriedAt) {

  RejectEntry retried(Instant at) {
    return new RejectEntry(
        id,
        reason,
        detail,
        clock,
        recordedAt,
        origin,
        retriability,
        retriedAt == null ? at : retriedAt);
  }
}
