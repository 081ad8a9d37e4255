package dk.fristvagt.streams.store;

/**
 * The names of the state stores; part of the names of changelog topics, so never changed lightly.
 */
public final class StoreNames {

  /**
   * Every fact's winning record per revision. Key of the topic {@code case-changes} to its value,
   * as it came.
   */
  public static final String FACTS = "facts";

  /** Every obligation. Case key, NUL, obligation id to {@code ObligationState}. */
  public static final String OBLIGATIONS = "obligations";

  /**
   * Every alert that was sent. Case key, NUL, obligation id, NUL, number to {@code SentAlertState}.
   */
  public static final String ALERTS_SENT = "alerts-sent";

  /**
   * Open, due-soon and overdue obligations. Due instant and obligation id to {@code
   * ObligationState}.
   */
  public static final String WORKLIST = "worklist";

  /**
   * When which case must be looked at. Instant and case key to the least late registration, or
   * nothing.
   */
  public static final String WAKE_INDEX = "wake-index";

  /** Gauges and next wake of each case. Case key to {@code CaseState}. */
  public static final String CASES = "cases";

  /** Compliance figures by day and group. */
  public static final String COMPLIANCE = "compliance-by-day";

  /** One entry: how far the partition is. */
  public static final String CLOCK = "clock";

  /** Late facts that wait for a step to be done, in order of arrival. */
  public static final String PARKED = "parked";

  /** Compliance figures by month and group over all partitions. */
  public static final String COMPLIANCE_TOTALS = "compliance-totals";

  private StoreNames() {}
}
