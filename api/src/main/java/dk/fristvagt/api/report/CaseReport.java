package dk.fristvagt.api.report;

import dk.fristvagt.rules.evaluation.CaseHistory;
import dk.fristvagt.rules.fact.CaseId;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.streams.query.CaseDetail;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * One case at the clock of its partition.
 *
 * @param facts every record registered by then, corrected and voided ones too, by registration, in
 *     the shape of NDJSON facts
 * @param obligations in the order of their start events
 * @param alerts every alert sent about them, by obligation and number
 * @param holders who held it, from the first on; nobody before
 */
public record CaseReport(
    Instant clock,
    String municipality,
    String caseId,
    List<Map<String, Object>> facts,
    List<ObligationRow> obligations,
    List<AlertRow> alerts,
    List<Held> holders)
    implements CaseData {

  @Override
  public Set<CaseId> shownCases() {
    return Set.of(new CaseId(municipality, caseId));
  }

  @Override
  public Set<String> shownChildren() {
    Set<String> children = new TreeSet<>();
    for (Map<String, Object> fact : facts) {
      if (fact.get(FactJson.CHILD) instanceof String child) {
        children.add(child);
      }
    }
    return children;
  }

  /**
   * A time with one holder.
   *
   * @param from inclusive
   * @param to exclusive; null for until now
   */
  public record Held(Instant from, Instant to, String team, String caseworker) {}

  /** Of a case as the stores hold it. */
  public static CaseReport of(CaseId id, CaseDetail detail) {
    return new CaseReport(
        Instant.ofEpochMilli(detail.clock()),
        id.municipality(),
        id.caseId(),
        detail.records().stream().map(FactJson::of).toList(),
        detail.evaluation().obligations().stream().map(ObligationRow::of).toList(),
        detail.alerts().stream().map(AlertRow::of).toList(),
        holders(detail.evaluation().history(), detail.clock()));
  }

  /** Of several at one instant the last holds; one that changes nothing is no new entry. */
  private static List<Held> holders(CaseHistory history, long clock) {
    List<Held> holders = new ArrayList<>();
    for (Fact event : history.events()) {
      boolean gives =
          event.type() == EventType.CASE_HANDED_OVER
              || event.type() == EventType.CASEWORKER_ASSIGNED;
      if (!gives || event.occurredAt().epochMilli() > clock) {
        continue;
      }
      Instant from = Instant.ofEpochMilli(event.occurredAt().epochMilli());
      if (!holders.isEmpty() && holders.get(holders.size() - 1).from().equals(from)) {
        holders.remove(holders.size() - 1);
      }
      Held next = new Held(from, null, event.text("team"), event.text("caseworker"));
      Held last = holders.isEmpty() ? null : holders.get(holders.size() - 1);
      if (last == null || !sameHolder(last, next)) {
        holders.add(next);
      }
    }
    List<Held> ended = new ArrayList<>(holders.size());
    for (int i = 0; i < holders.size(); i++) {
      Held held = holders.get(i);
      Instant to = i + 1 < holders.size() ? holders.get(i + 1).from() : null;
      ended.add(new Held(held.from(), to, held.team(), held.caseworker()));
    }
    return ended;
  }

  private static boolean sameHolder(Held a, Held b) {
    return a.team().equals(b.team()) && a.caseworker().equals(b.caseworker());
  }
}
