package dk.fristvagt.sources;

import dk.fristvagt.rules.fact.CprNumbers;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.v1.Reject;
import java.nio.ByteBuffer;

/**
 * A record that counts for nothing, and why.
 *
 * @param detail what is wrong, never the value
 * @param original the record as it came, masked where it holds a CPR number; not to be changed
 */
@SuppressWarnings(
    "ArrayRecordComponent") // Compared by nobody; a copy for each of a million bad lines helps
// nobody.
public record Rejection(RejectReason reason, String detail, Origin origin, byte[] original) {

  /**
   * The record for the rejects topic.
   *
   * @param clock the clock at which it was rejected, ms since the epoch
   */
  public Reject toRecord(long clock) {
    Reject.Builder record =
        Reject.newBuilder()
            .setReason(reason.name())
            .setDetail(detail)
            .setOriginal(ByteBuffer.wrap(original))
            .setClock(clock);
    if (origin instanceof Origin.Line line) {
      record.setFile(CprNumbers.maskAllDigitRuns(line.file())).setLine(line.line());
    } else if (origin instanceof Origin.Offset offset) {
      record.setTopic(offset.topic()).setPartition(offset.partition()).setOffset(offset.offset());
    }
    return record.build();
  }
}
