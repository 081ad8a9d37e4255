package dk.fristvagt.sources.capture;

import dk.fristvagt.rules.fact.Fact;
import dk.fristvagt.rules.fact.FactReader;
import dk.fristvagt.rules.fact.FactTime;
import dk.fristvagt.rules.fact.RejectReason;
import dk.fristvagt.rules.fact.RejectedFactException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Says what the change of a row means in facts: a pure function of the mapping and the change, so
 * that a change that is captured twice says the same twice.
 *
 * <p>A fact that the row told before and after is written when it changed, and then its revision
 * must have risen; one that it tells no more is void with the next revision. Thread-safe.
 */
final class FactChanges {

  /** One fact's share of a change. */
  sealed interface Outcome {

    record Written(Fact fact) implements Outcome {}

    /**
     * @param detail where and what is wrong, never the value
     */
    record Rejected(RejectReason reason, String detail) implements Outcome {}
  }

  private final CaptureMapping mapping;
  private final RowReader rows;

  FactChanges(CaptureMapping mapping, Function<String, ZoneId> zones) {
    this.mapping = mapping;
    this.rows = new RowReader(zones);
  }

  /**
   * @param clock that no fact may be ahead of, ms since the epoch
   */
  List<Outcome> of(RowChange change, long clock) {
    TableMapping table = mapping.tables().get(change.table());
    List<Outcome> outcomes = new ArrayList<>();
    if (table == null) {
      return outcomes;
    }
    for (FactMapping fact : table.facts()) {
      try {
        outcomes.addAll(outcomes(table, fact, change, clock));
      } catch (RejectedFactException e) {
        outcomes.add(
            new Outcome.Rejected(
                e.reason(),
                change.table() + ", " + fact.type().identifier() + ": " + e.getMessage()));
      }
    }
    return outcomes;
  }

  private List<Outcome> outcomes(
      TableMapping table, FactMapping mapping, RowChange change, long clock)
      throws RejectedFactException {
    Fact before = before(mapping, change.before());
    boolean told = change.after() != null && mapping.condition().holds(change.after());
    if (!told) {
      return before == null ? List.of() : taken(table, mapping, change, before, clock);
    }
    Fact after = rows.fact(mapping, change.after(), clock);
    if (before == null) {
      return List.of(new Outcome.Written(after));
    }
    if (!isSameFact(before, after)) {
      return List.of(
          new Outcome.Written(voided(before, before.revision() + 1, after.registeredAt(), clock)),
          new Outcome.Written(after));
    }
    if (saysTheSame(before, after)) {
      return before.revision() == after.revision() || mapping.sharedVersion()
          ? List.of()
          : List.of(new Outcome.Written(after));
    }
    if (after.revision() <= before.revision()) {
      throw new RejectedFactException(
          RejectReason.BAD_VALUE, "the fact changed and its revision did not rise");
    }
    return List.of(new Outcome.Written(after));
  }

  /** What the row told until now; null where it was no fact, or a reject. */
  private Fact before(FactMapping mapping, Map<String, Object> row) {
    if (row == null || !mapping.condition().holds(row)) {
      return null;
    }
    try {
      return rows.fact(mapping, row, Long.MAX_VALUE / 2);
    } catch (RejectedFactException e) {
      return null;
    }
  }

  private List<Outcome> taken(
      TableMapping table, FactMapping mapping, RowChange change, Fact before, long clock)
      throws RejectedFactException {
    if (change.after() != null) {
      int revision = Math.max(before.revision() + 1, rows.revision(mapping, change.after()));
      FactTime registeredAt = rows.registeredAt(mapping, change.after(), before.municipality());
      return List.of(new Outcome.Written(voided(before, revision, registeredAt, clock)));
    }
    return switch (table.deletes()) {
      case VOID ->
          List.of(
              new Outcome.Written(
                  voided(before, before.revision() + 1, before.registeredAt(), clock)));
      case REJECT ->
          throw new RejectedFactException(
              RejectReason.MISSING_FIELD,
              "registeredAt is missing: the row was deleted, and nothing says when");
      case IGNORE -> List.of();
    };
  }

  private static Fact voided(Fact fact, int revision, FactTime registeredAt, long clock)
      throws RejectedFactException {
    Fact voided = with(fact, revision, true, registeredAt);
    FactReader.check(voided, clock);
    return voided;
  }

  private static boolean isSameFact(Fact a, Fact b) {
    return a.caseKey().equals(b.caseKey()) && a.eventId().equals(b.eventId());
  }

  private static boolean saysTheSame(Fact a, Fact b) {
    return a.equals(with(b, a.revision(), a.voided(), a.registeredAt()));
  }

  private static Fact with(Fact fact, int revision, boolean voided, FactTime registeredAt) {
    return new Fact(
        fact.municipality(),
        fact.caseId(),
        fact.eventId(),
        revision,
        voided,
        fact.childId(),
        fact.occurredAt(),
        registeredAt,
        fact.source(),
        fact.type(),
        fact.data(),
        null);
  }
}
