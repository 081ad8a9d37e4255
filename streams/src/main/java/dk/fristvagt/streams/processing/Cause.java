package dk.fristvagt.streams.processing;

/** Why a case is looked at. */
enum Cause {
  /** Facts or the clock: something of it may have changed under the catalogue in force. */
  FACTS,
  /** Another catalogue has come into force with this step. */
  CATALOGUE
}
