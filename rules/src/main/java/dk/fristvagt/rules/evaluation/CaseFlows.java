package dk.fristvagt.rules.evaluation;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.fact.EventType;
import dk.fristvagt.rules.fact.Fact;
import java.time.YearMonth;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Gathers what moves in one case while its events are gone through in the history's order. Mutable,
 * for one thread.
 */
final class CaseFlows {

  private final CaseHistory history;
  private final MunicipalCalendar calendar;
  private final SortedMap<CaseFlow, Integer> flows = new TreeMap<>();
  private boolean open;
  private boolean withMeasure;
  private Holder holder = Holder.UNASSIGNED;

  CaseFlows(CaseHistory history, MunicipalCalendar calendar) {
    this.history = history;
    this.calendar = calendar;
  }

  /**
   * Takes in an event and how the case stands after it.
   *
   * @param openNow whether it is open then
   * @param withMeasureNow whether a measure runs then
   */
  void after(Fact event, boolean openNow, boolean withMeasureNow) {
    Holder holderNow = holderAfter(event);
    boolean moved = !holderNow.equals(holder);
    if (openNow == open && withMeasureNow == withMeasure && !moved) {
      return;
    }
    long at = event.occurredAt().epochMilli();
    YearMonth month = YearMonth.from(calendar.localDate(at));
    if (openNow != open) {
      CaseFlow.Kind kind = openNow ? CaseFlow.Kind.OPENED : CaseFlow.Kind.CLOSED;
      add(month, kind, history.holderAt(at), 1);
    }
    if (open && isChange(holder.caseworker(), holderNow.caseworker())) {
      add(month, CaseFlow.Kind.CASEWORKER_CHANGED, holder, 1);
    }
    balance(month, CaseFlow.Kind.OPEN, open, openNow, holderNow);
    balance(month, CaseFlow.Kind.WITH_MEASURE, withMeasure, withMeasureNow, holderNow);
    open = openNow;
    withMeasure = withMeasureNow;
    holder = holderNow;
  }

  SortedMap<CaseFlow, Integer> flows() {
    return Collections.unmodifiableSortedMap(flows);
  }

  private Holder holderAfter(Fact event) {
    return event.type() == EventType.CASEWORKER_ASSIGNED
            || event.type() == EventType.CASE_HANDED_OVER
        ? new Holder(event.text("team"), event.text("caseworker"))
        : holder;
  }

  private static boolean isChange(String from, String to) {
    String nobody = Holder.UNASSIGNED.caseworker();
    return !from.equals(to) && !from.equals(nobody) && !to.equals(nobody);
  }

  private void balance(
      YearMonth month, CaseFlow.Kind kind, boolean before, boolean now, Holder holderNow) {
    if (before) {
      add(month, kind, holder, -1);
    }
    if (now) {
      add(month, kind, holderNow, 1);
    }
  }

  private void add(YearMonth month, CaseFlow.Kind kind, Holder whose, int n) {
    flows.merge(new CaseFlow(month, kind, whose), n, (a, b) -> a + b == 0 ? null : a + b);
  }
}
