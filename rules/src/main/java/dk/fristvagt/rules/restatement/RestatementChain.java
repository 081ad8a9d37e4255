package dk.fristvagt.rules.restatement;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.RecordOrder;
import dk.fristvagt.rules.fact.Fact;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How each record of a case, as it became known, changed what the case's obligations add to months
 * that had closed before.
 *
 * <p>After a month's close, what an obligation adds to it depends on the known records alone, no
 * longer on the clock: everything due in the month is due by its close. So with the records known
 * one by one ({@link NewRecord#ORDER}) it goes from what it was at the close over x1, x2, … to what
 * it is now, and each change is booked under the reason of the record that made it. The changes add
 * up to the difference, and they are a function of the set of records: neither the order of arrival
 * nor the clock's steps show.
 *
 * <p>Worked example: an assessment due on 31 March is overdue when March closes. On 3 April its
 * completion is registered, as of 30 March (late registration: overdue -1, met +1), and on 5 April
 * that is corrected to 2 April (correction: met -1, late +1). At the close 1 overdue, now 1 late.
 *
 * <p>For one thread.
 */
public final class RestatementChain {

  /** The field of a cadence event that moves a due date, perhaps to before the event itself. */
  private static final String NEXT_DUE = "nextDue";

  private final MunicipalCalendar calendar;
  private final Map<String, RestatedCounts> byObligation = new TreeMap<>();
  private final Map<String, Obligation> obligations = new HashMap<>();

  /** Without any change. */
  public RestatementChain(MunicipalCalendar calendar) {
    this.calendar = calendar;
  }

  /**
   * The changes that records registered in an interval made.
   *
   * @param records all records of one case, in any order, duplicates allowed
   * @param after exclusive, ms since the epoch; {@link Long#MIN_VALUE} for all records
   * @param clock inclusive, ms since the epoch
   */
  public static RestatementChain of(
      CaseEvaluator evaluator,
      MunicipalCalendar calendar,
      Collection<Fact> records,
      long after,
      long clock) {
    RestatementChain chain = new RestatementChain(calendar);
    List<Fact> known = new ArrayList<>(records.size());
    for (Fact record : records) {
      if (record.registeredAt().epochMilli() <= clock) {
        known.add(record);
      }
    }
    if (known.isEmpty()) {
      return chain;
    }
    known.sort(NewRecord.ORDER);
    chain.follow(evaluator, known, Math.max(after, chain.firstClose(known)), clock);
    return chain;
  }

  private void follow(CaseEvaluator evaluator, List<Fact> known, long from, long clock) {
    Map<String, Fact> winners = new HashMap<>();
    Map<String, Obligation> before = null;
    for (Fact record : known) {
      Fact winner = winners.get(record.eventId());
      if (winner != null && RecordOrder.INSTANCE.compare(record, winner) <= 0) {
        continue;
      }
      boolean counts = !record.voided() || (winner != null && !winner.voided());
      boolean follows = counts && record.registeredAt().epochMilli() > from;
      if (follows && before == null) {
        before = counted(evaluator, winners.values(), clock);
      }
      winners.put(record.eventId(), record);
      if (follows) {
        Map<String, Obligation> now = counted(evaluator, winners.values(), clock);
        change(before, now, clock, new NewRecord(record, winner == null));
        before = now;
      }
    }
  }

  /**
   * Books the change of one obligation that a record made.
   *
   * @param before what it added to the due-basis figures before the record was known, or null
   * @param now what it adds since, or null
   */
  public void change(String obligationId, DueCount before, DueCount now, NewRecord record) {
    if (!Objects.equals(before, now)) {
      book(obligationId, before, -1, record);
      book(obligationId, now, 1, record);
    }
  }

  /** Takes out what was booked for an obligation. */
  public RestatedCounts take(String obligationId) {
    RestatedCounts counts = byObligation.remove(obligationId);
    return counts == null ? new RestatedCounts() : counts;
  }

  /**
   * Obligations for which something is booked and was not taken, by id, as they were counted last.
   */
  public Map<String, Obligation> left() {
    Map<String, Obligation> left = new TreeMap<>();
    byObligation.forEach(
        (id, counts) -> {
          if (!counts.isEmpty()) {
            left.put(id, obligations.get(id));
          }
        });
    return left;
  }

  private void change(
      Map<String, Obligation> before, Map<String, Obligation> now, long clock, NewRecord record) {
    TreeSet<String> ids = new TreeSet<>(before.keySet());
    ids.addAll(now.keySet());
    for (String id : ids) {
      Obligation was = before.get(id);
      Obligation is = now.get(id);
      DueCount countedBefore = was == null ? null : DueCount.of(was, clock);
      DueCount countedNow = is == null ? null : DueCount.of(is, clock);
      if (!Objects.equals(countedBefore, countedNow)) {
        change(id, countedBefore, countedNow, record);
        obligations.put(id, is != null ? is : was);
      }
    }
  }

  private void book(String obligationId, DueCount due, long n, NewRecord record) {
    if (due == null) {
      return;
    }
    YearMonth month = YearMonth.from(due.day());
    long close = calendar.closeOf(month);
    if (close < record.registeredAt()) {
      byObligation
          .computeIfAbsent(obligationId, id -> new RestatedCounts())
          .add(new RestatedCount(month, record.reason(close), due.group(), due.status()), n);
    }
  }

  private static Map<String, Obligation> counted(
      CaseEvaluator evaluator, Collection<Fact> known, long clock) {
    Map<String, Obligation> counted = new HashMap<>();
    for (Obligation obligation : evaluator.outline(known, clock).countedAt(clock)) {
      counted.put(obligation.id(), obligation);
    }
    return counted;
  }

  /**
   * No month that closes before this has anything due in it: nothing falls due before it starts,
   * save where a cadence says so.
   */
  private long firstClose(List<Fact> known) {
    LocalDate first = LocalDate.MAX;
    for (Fact record : known) {
      LocalDate day = calendar.localDate(record.occurredAt().epochMilli());
      first = day.isBefore(first) ? day : first;
      if (record.data().get(NEXT_DUE) instanceof String nextDue) {
        LocalDate decided = LocalDate.parse(nextDue);
        first = decided.isBefore(first) ? decided : first;
      }
    }
    return calendar.closeOf(YearMonth.from(first));
  }
}
