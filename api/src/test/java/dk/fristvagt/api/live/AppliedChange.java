package dk.fristvagt.api.live;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a reader does with a change, written from docs/live.md alone and over JSON alone. */
public final class AppliedChange {

  private static final List<String> WHOLE =
      List.of("clock", "clockMax", "stale", "partitions", "totals", "gauges", "catalogue");

  private AppliedChange() {}

  /** The status after the change. */
  public static JsonNode to(JsonNode status, JsonNode change) {
    ObjectNode after = status.deepCopy();
    for (String field : WHOLE) {
      if (change.has(field)) {
        after.set(field, change.get(field));
      }
    }
    Map<String, JsonNode> rules = new LinkedHashMap<>();
    status.get("rules").forEach(rule -> rules.put(rule.get("id").asText(), rule));
    change.path("removedRules").forEach(id -> rules.remove(id.asText()));
    change.path("rules").forEach(rule -> rules.put(rule.get("id").asText(), rule));
    List<JsonNode> ordered = new ArrayList<>(rules.values());
    if (change.has("ruleOrder")) {
      ordered.clear();
      change.get("ruleOrder").forEach(id -> ordered.add(rules.get(id.asText())));
    }
    ArrayNode array = after.putArray("rules");
    array.addAll(ordered);
    return after;
  }
}
