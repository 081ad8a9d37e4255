package dk.fristvagt.identity;

/** What a route, a page or a stream of events shows, and so what one must be allowed to ask for. */
public enum Permission {

  /** How many deadlines there are, by team and rule. No case, no caseworker. */
  COUNTS,

  /** Every figure: compliance, targets, restatements, forecasts. No case, no caseworker. */
  FIGURES,

  /** Cases, obligations and what they are worked out from; lists of them, and exports. */
  CASES,

  /** The service's own state, metrics, and rejects without personal data. */
  OPERATIONS,

  /** Who looked at what. */
  ACCESS_LOG
}
