package dk.fristvagt.streams.rejects;

import dk.fristvagt.schemas.v1.Reject;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The record that says that a reject was taken in after all. It stands in the rejects themselves,
 * after the reject that it marks, so that whoever reads them knows, and so that it is not forgotten
 * before that one is. A second one of the same reject says nothing new.
 */
public final class RejectMark {

  /** Its reason, which is none of {@link dk.fristvagt.rules.fact.RejectReason}. */
  public static final String REASON = "RETRIED";

  private RejectMark() {}

  /**
   * @param rejects the topic that the reject stands in
   * @param clock ms since the epoch
   */
  public static Reject of(String rejects, RejectId id, long clock) {
    return new Reject(
        REASON,
        "taken in after all",
        rejects,
        id.partition(),
        id.offset(),
        null,
        null,
        ByteBuffer.allocate(0),
        clock);
  }

  /** Whether a record of the rejects is such a mark. */
  public static boolean is(Reject reject) {
    return reject.getReason().equals(REASON);
  }

  /** Which reject a mark marks; nothing when it names none of the topic that it stands in. */
  static Optional<RejectId> marked(String rejects, Reject mark) {
    return rejects.equals(mark.getTopic())
            && mark.getPartition() != null
            && mark.getOffset() != null
            && mark.getOffset() >= 0
        ? Optional.of(new RejectId(mark.getPartition(), mark.getOffset()))
        : Optional.empty();
  }
}
