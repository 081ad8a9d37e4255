package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.alert.Alert;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.schemas.TraceContext;

/** Where a revised case's news goes, each with the trace that it continues. */
interface CaseChangeOutput {

  /** An obligation is new or says something else than before. */
  void obligation(Obligation obligation, long clock, TraceContext trace);

  /** An obligation no longer exists. */
  void gone(Obligation obligation, long clock, TraceContext trace);

  void alert(Alert alert, Obligation obligation, long clock, TraceContext trace);
}
