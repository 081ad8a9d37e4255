package dk.fristvagt.rules.fact;

/**
 * Why a record is kept out of every figure. Where several apply, the first in this order is the one
 * given.
 */
public enum RejectReason {
  /** Not a record at all: no JSON object, no Avro record of a known schema. */
  UNREADABLE,
  /** Its type is none of {@link EventType}. */
  UNKNOWN_TYPE,
  /** A required field of the envelope or the payload is absent, null or empty. */
  MISSING_FIELD,
  /** An enum, number, date or municipality code that is none, or a value of the wrong kind. */
  BAD_VALUE,
  /** A text in it looks like a Danish civil registration number. */
  CPR_NUMBER,
  /** It is said to have happened more than five minutes after it was registered. */
  OCCURRED_AFTER_REGISTERED,
  /** It is said to be registered more than five minutes after the clock. */
  REGISTERED_IN_FUTURE
}
