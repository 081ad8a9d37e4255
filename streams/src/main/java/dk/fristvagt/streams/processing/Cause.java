package dk.fristvagt.streams.processing;

import dk.fristvagt.streams.store.WakeIndex;

/**
 * Why a case is looked at, as far as what it says may change for other reasons than its records.
 */
enum Cause {
  /** Facts and the clock, under the catalogue in force. */
  FACTS,
  /** Another catalogue has come into force with this step, whatever else. */
  CATALOGUE,
  /** Facts that are kept no more. */
  ERASURE;

  /** The cause that an entry of the wake index gives by its late registration. */
  static Cause of(long lateFrom) {
    return lateFrom == WakeIndex.ERASED ? ERASURE : FACTS;
  }
}
