package dk.fristvagt.streams.query;

import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.Fact;
import java.util.List;

/**
 * What is known of one case at its partition's clock.
 *
 * @param clock ms since the epoch
 * @param records every record registered by then, corrected and voided ones too, in no order; at
 *     least one
 */
public record CaseRecords(CaseId id, long clock, List<Fact> records) {

  public CaseRecords {
    records = List.copyOf(records);
  }
}
