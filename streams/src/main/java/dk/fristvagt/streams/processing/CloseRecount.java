package dk.fristvagt.streams.processing;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.DueCount;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.evaluation.CaseEvaluator;
import dk.fristvagt.rules.evaluation.CaseOutline;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongFunction;

/**
 * What a case's obligations added to months when they closed, worked out again because a fact came
 * late that was registered before those closes.
 *
 * @param from the first month worked out again
 * @param counts by obligation id and month
 * @param obligations by id, as they were at the last close that counted them
 */
record CloseRecount(
    YearMonth from,
    Map<String, Map<YearMonth, DueCount>> counts,
    Map<String, Obligation> obligations) {

  /**
   * @param evaluators by the catalogue in force at an instant: a month is worked out again by the
   *     one that it closed under
   * @param lateFrom the least registration among the late facts, ms since the epoch
   * @param step months that closed before this are worked out again
   */
  static CloseRecount of(
      LongFunction<CaseEvaluator> evaluators,
      MunicipalCalendar calendar,
      Collection<Fact> records,
      long lateFrom,
      long step) {
    YearMonth month = YearMonth.from(calendar.localDate(lateFrom));
    if (calendar.closeOf(month.minusMonths(1)) >= lateFrom) {
      month = month.minusMonths(1);
    }
    CloseRecount recount = new CloseRecount(month, new HashMap<>(), new HashMap<>());
    CaseOutline outline = null;
    CaseEvaluator outlinedBy = null;
    long known = Long.MIN_VALUE;
    for (; calendar.closeOf(month) < step; month = month.plusMonths(1)) {
      long close = calendar.closeOf(month);
      CaseEvaluator evaluator = evaluators.apply(close);
      if (outlinedBy != evaluator || registeredBetween(records, known, close)) {
        outline = evaluator.outline(records, close);
        outlinedBy = evaluator;
      }
      known = close;
      for (Obligation obligation : outline.countedAtCloseOf(month)) {
        recount
            .counts
            .computeIfAbsent(obligation.id(), id -> new TreeMap<>())
            .put(
                month,
                new DueCount(Group.of(obligation), obligation.dueDay(), obligation.status()));
        recount.obligations.put(obligation.id(), obligation);
      }
    }
    return recount;
  }

  private static boolean registeredBetween(Collection<Fact> records, long after, long until) {
    for (Fact record : records) {
      long registered = record.registeredAt().epochMilli();
      if (registered > after && registered <= until) {
        return true;
      }
    }
    return false;
  }
}
