package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;

/** Where a revised case's news goes. */
interface CaseChangeOutput {

  /** An obligation is new or says something else than before. */
  void obligation(Obligation obligation, long clock);

  /** An obligation no longer exists. */
  void gone(Obligation obligation, long clock);

  void alert(Alert alert, Obligation obligation, long clock);
}
