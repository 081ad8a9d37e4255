package dk.fristvagt.streams.rejects;

import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.schemas.v1.Reject;
import java.nio.ByteBuffer;

/** Whether a reject can be taken in again, and if not, why. */
public enum Retriability {
  /** Its original is there as it came. */
  RETRIABLE,
  /** A CPR number was found in it, which nobody kept. */
  CPR_NUMBER,
  /**
   * Its original has ten asterisks in a row: what stands for a CPR number, whatever else it was
   * rejected for.
   */
  MASKED,
  /** Only the beginning of its original was kept. */
  CUT,
  /** Where it came from is not a file or {@code case-changes}: only what read it can read it. */
  OTHER_ORIGIN;

  /**
   * How the detail of a line begins of which only the beginning is kept, as the reader of files
   * writes it.
   */
  private static final String CUT_DETAIL = "the line is longer than ";

  private static final int MASK_LENGTH = 10;

  /**
   * Whether a reject's original is whole.
   *
   * <p>Every way of masking leaves ten asterisks in a row where there was a number, in a text, in a
   * name and in bytes that could not be read. An original that had them by itself is not retriable
   * either: rather one too few than a masked one taken for a fact.
   *
   * @param caseChanges the topic whose records can be retried
   */
  public static Retriability of(Reject reject, String caseChanges) {
    if (reject.getReason().equals(RejectReason.CPR_NUMBER.name())) {
      return CPR_NUMBER;
    }
    if (reject.getFile() == null && !caseChanges.equals(reject.getTopic())) {
      return OTHER_ORIGIN;
    }
    if (holdsMask(reject.getOriginal())) {
      return MASKED;
    }
    return reject.getFile() != null && reject.getDetail().startsWith(CUT_DETAIL) ? CUT : RETRIABLE;
  }

  private static boolean holdsMask(ByteBuffer original) {
    int run = 0;
    for (int i = original.position(); i < original.limit(); i++) {
      run = original.get(i) == '*' ? run + 1 : 0;
      if (run == MASK_LENGTH) {
        return true;
      }
    }
    return false;
  }
}
