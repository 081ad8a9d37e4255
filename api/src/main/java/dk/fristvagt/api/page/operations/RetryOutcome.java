package dk.fristvagt.api.page.operations;

import dk.fristvagt.api.report.RetryReport;

/**
 * What became of rejects that were just retried, in numbers alone, so that it may stand in an
 * address.
 *
 * @param retried taken in, now or before
 * @param left still rejected, or not to be retried at all
 */
public record RetryOutcome(long retried, long left) {

  public static RetryOutcome of(RetryReport report) {
    return new RetryOutcome(
        report.retried() + report.alreadyRetried(),
        report.stillRejected().size() + report.notRetriable().size() + report.unlisted());
  }
}
