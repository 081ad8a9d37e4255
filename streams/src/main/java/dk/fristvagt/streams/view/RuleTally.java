package dk.fristvagt.streams.view;

import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import java.time.LocalDate;
import java.time.YearMonth;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;
import org.pcollections.TreePMap;

/**
 * What the obligations of one rule within a {@link Scope} add up to. Immutable.
 *
 * @param live how many are live
 * @param overdueByDue how many overdue ones there are by due, ms since the epoch
 * @param months what was due day by day, of the months that have any
 */
public record RuleTally(
    LiveCounts live, TreePMap<Long, Integer> overdueByDue, HashPMap<YearMonth, MonthTally> months) {

  static final RuleTally ZERO =
      new RuleTally(LiveCounts.ZERO, TreePMap.empty(), HashTreePMap.empty());

  /** The due of the longest overdue, ms since the epoch; null when none is. */
  public Long oldestOverdue() {
    return overdueByDue.isEmpty() ? null : overdueByDue.firstKey();
  }

  /** Due basis, between two local dates, both inclusive. */
  public MetOfDue between(LocalDate first, LocalDate last) {
    YearMonth firstMonth = YearMonth.from(first);
    YearMonth lastMonth = YearMonth.from(last);
    long met = 0;
    long due = 0;
    for (YearMonth month = firstMonth; !month.isAfter(lastMonth); month = month.plusMonths(1)) {
      MonthTally tally = months.get(month);
      if (tally != null) {
        MetOfDue sum =
            tally.sum(
                month.equals(firstMonth) ? first.getDayOfMonth() : 1,
                month.equals(lastMonth) ? last.getDayOfMonth() : month.lengthOfMonth());
        met += sum.met();
        due += sum.due();
      }
    }
    return new MetOfDue(met, due);
  }

  /** With n more of a live one; n may be negative. */
  RuleTally plus(Obligation obligation, int n) {
    return new RuleTally(
        live.plus(obligation.status(), n),
        obligation.status() == ObligationStatus.OVERDUE
            ? overdue(obligation.due(), n)
            : overdueByDue,
        months);
  }

  /** With more due on a day; both numbers may be negative. */
  RuleTally plus(LocalDate day, long met, long due) {
    YearMonth month = YearMonth.from(day);
    MonthTally tally =
        months.getOrDefault(month, MonthTally.EMPTY).plus(day.getDayOfMonth(), met, due);
    return new RuleTally(
        live, overdueByDue, tally.isZero() ? months.minus(month) : months.plus(month, tally));
  }

  boolean isZero() {
    return live.isZero() && months.isEmpty();
  }

  private TreePMap<Long, Integer> overdue(long due, int n) {
    int sum = overdueByDue.getOrDefault(due, 0) + n;
    return sum == 0 ? overdueByDue.minus(due) : overdueByDue.plus(due, sum);
  }
}
