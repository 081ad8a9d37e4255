package dk.fristvagt.api.report;

import java.util.List;

/**
 * What became of rejects that were retried.
 *
 * @param retried how many were taken in
 * @param alreadyRetried how many had been before, and were left alone
 * @param stillRejected those that are no facts yet; nothing was written of them
 * @param notRetriable those that can never be taken in from here
 * @param unlisted how many more of these two there are, beyond the first 1,000 of each
 */
public record RetryReport(
    long retried,
    long alreadyRetried,
    List<StillRejected> stillRejected,
    List<NotRetriable> notRetriable,
    long unlisted) {

  /**
   * @param detail what is wrong, never the value
   */
  public record StillRejected(String id, String reason, String detail) {}

  /**
   * @param because {@code CPR_NUMBER}, {@code MASKED}, {@code CUT}, {@code OTHER_ORIGIN} or {@code
   *     NO_FACT}
   */
  public record NotRetriable(String id, String because) {}
}
