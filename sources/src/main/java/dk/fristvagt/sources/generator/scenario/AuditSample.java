package dk.fristvagt.sources.generator.scenario;

import java.time.LocalDate;
import java.util.Map;

/**
 * A sample of open cases whose files were audited.
 *
 * @param size how many cases
 * @param from first local day of the audits, inclusive
 * @param to last local day, inclusive, before the cut-off
 * @param notInOrder of each criterion: in how many files it was not
 * @param correctedBefore how many were entered wrongly first and put right before the cut-off
 * @param repeated how many were sent twice
 * @param voided how many more were entered by mistake and taken back before the cut-off
 * @param registeredAfter how many more were registered after the cut-off only
 */
public record AuditSample(
    int size,
    LocalDate from,
    LocalDate to,
    Map<String, Integer> notInOrder,
    int correctedBefore,
    int repeated,
    int voided,
    int registeredAfter) {

  public AuditSample {
    notInOrder = Map.copyOf(notInOrder);
  }
}
