package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.fact.EventType;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How one fact is told by a row.
 *
 * @param childId null where the rows name no child
 * @param source null where the rows name no source
 * @param sharedVersion whether the revision and the registration time are those of the row, which
 *     tells other things too: then a change that leaves the rest of the fact as it was is none of
 *     it
 */
record FactMapping(
    EventType type,
    Condition condition,
    Value municipality,
    Value caseId,
    Value childId,
    Value eventId,
    Value revision,
    TimeValue occurredAt,
    TimeValue registeredAt,
    Value source,
    boolean sharedVersion,
    Map<String, Value> data) {

  FactMapping {
    data = Map.copyOf(data);
  }

  Set<String> columns() {
    Set<String> columns = new HashSet<>(condition.columns());
    columns.addAll(occurredAt.columns());
    columns.addAll(registeredAt.columns());
    for (Value value : new Value[] {municipality, caseId, childId, eventId, revision, source}) {
      if (value != null) {
        columns.addAll(value.columns());
      }
    }
    data.values().forEach(value -> columns.addAll(value.columns()));
    return columns;
  }
}
