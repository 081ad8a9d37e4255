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

  /** Gauges, movements by month and next wake of each case. Case key to {@code CaseState}. */
  public static final String CASES = "cases";

  /** Compliance figures by day and group. */
  public static final String COMPLIANCE = "compliance-by-day";

  /** Why closed months changed, by month, group and reason. */
  public static final String RESTATEMENTS = "restatements";

  /** What each case's records have been counted for. Case key to {@code RegistrationState}. */
  public static final String REGISTRATIONS = "registrations";

  /** Days from occurrence to registration, by month, municipality and team. */
  public static final String REGISTRATION_LAGS = "registration-lags";

  /** One entry: how far the partition is. */
  public static final String CLOCK = "clock";

  /** Late facts that wait for a step to be done, in order of arrival. */
  public static final String PARKED = "parked";

  /** The catalogues that were, are and will be in force, by a number in the order they came. */
  public static final String CATALOGUES = "catalogues";

  /** One entry while every case is looked at for a new catalogue: how far that is. */
  public static final String CATALOGUE_SWEEP = "catalogue-sweep";

  /** What the step that takes up a new catalogue changed in the view, in order. */
  public static final String VIEW_UNDO = "view-undo";

  /** Compliance figures by month and group over all partitions. */
  public static final String COMPLIANCE_TOTALS = "compliance-totals";

  private StoreNames() {}
}
