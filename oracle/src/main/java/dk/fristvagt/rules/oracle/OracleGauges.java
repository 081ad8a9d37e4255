package dk.fristvagt.rules.oracle;

import dk.fristvagt.rules.fact.Fact;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The gauges of months: each case's standing is worked out anew from what had happened before each
 * event and by the end of each month.
 */
final class OracleGauges {

  private static final String NOBODY = "unassigned";
  private static final Set<String> OPENINGS = Set.of("CaseOpened", "CaseReopened");
  private static final Set<String> HOLDINGS = Set.of("CaseworkerAssigned", "CaseHandedOver");
  private static final Set<String> ENDS = Set.of("CaseClosed", "ChildMoved", "ChildTurned18");

  private final Instant clock;
  private final SortedMap<String, Integer> numbers = new TreeMap<>();

  private OracleGauges(Instant clock) {
    this.clock = clock;
  }

  static SortedMap<String, Integer> of(Collection<Fact> records, Instant clock) {
    OracleGauges gauges = new OracleGauges(clock);
    OracleHistory.byCase(records)
        .forEach(
            (caseKey, recordsOfCase) -> {
              List<OracleEvent> events = new ArrayList<>(OracleHistory.at(recordsOfCase, clock));
              events.removeIf(event -> event.at().isAfter(clock));
              if (!events.isEmpty()) {
                gauges.add(caseKey, events);
              }
            });
    return gauges.numbers;
  }

  private void add(String caseKey, List<OracleEvent> events) {
    String municipality = events.get(0).fact().municipality();
    for (int i = 0; i < events.size(); i++) {
      List<OracleEvent> before = events.subList(0, i);
      List<OracleEvent> after = events.subList(0, i + 1);
      OracleEvent event = events.get(i);
      YearMonth month = YearMonth.from(event.date());
      if (isOpen(before) != isOpen(after)) {
        List<OracleEvent> byThen = new ArrayList<>(events);
        byThen.removeIf(other -> other.at().isAfter(event.at()));
        count(isOpen(after) ? "OPENED" : "CLOSED", municipality, holder(byThen), month);
      }
      String from = caseworker(before);
      String to = caseworker(after);
      if (isOpen(before) && !from.equals(to) && !from.equals(NOBODY) && !to.equals(NOBODY)) {
        count("CASEWORKER_CHANGED", municipality, holder(before), month);
      }
    }
    YearMonth last = YearMonth.from(DanishDays.dateOf(clock));
    for (YearMonth month = YearMonth.from(events.get(0).date());
        !month.isAfter(last);
        month = month.plusMonths(1)) {
      Instant end = OracleCompliance.closeOf(month);
      List<OracleEvent> byThen = new ArrayList<>(events);
      byThen.removeIf(event -> !event.at().isBefore(end));
      if (isOpen(byThen)) {
        count("OPEN", municipality, holder(byThen), month);
      }
      if (hasMeasure(byThen)) {
        count("WITH_MEASURE", municipality, holder(byThen), month);
      }
    }
    int running = runningAssessments(events);
    if (running > 0) {
      numbers.put("ASSESSMENTS " + caseKey, running);
    }
  }

  private void count(String kind, String municipality, String holder, YearMonth month) {
    numbers.merge(String.join(" ", kind, municipality, holder, month.toString()), 1, Integer::sum);
  }

  private static boolean isOpen(List<OracleEvent> events) {
    OracleEvent last = null;
    for (OracleEvent event : events) {
      if (OPENINGS.contains(event.type()) || event.type().equals("CaseClosed")) {
        last = event;
      }
    }
    return last != null && OPENINGS.contains(last.type());
  }

  private static boolean hasMeasure(List<OracleEvent> events) {
    Set<String> running = new TreeSet<>();
    for (OracleEvent event : events) {
      if (event.type().equals("MeasureStarted")) {
        running.add(event.chain());
      } else if (event.type().equals("MeasureEnded")) {
        running.remove(event.chain());
      }
    }
    return !running.isEmpty();
  }

  private static String holder(List<OracleEvent> events) {
    OracleEvent last = lastHolding(events);
    return last == null ? NOBODY + " " + NOBODY : last.text("team") + " " + last.text("caseworker");
  }

  private static String caseworker(List<OracleEvent> events) {
    OracleEvent last = lastHolding(events);
    return last == null ? NOBODY : last.text("caseworker");
  }

  private static OracleEvent lastHolding(List<OracleEvent> events) {
    OracleEvent last = null;
    for (OracleEvent event : events) {
      last = HOLDINGS.contains(event.type()) ? event : last;
    }
    return last;
  }

  private static int runningAssessments(List<OracleEvent> events) {
    Set<String> ids = new TreeSet<>();
    for (OracleEvent event : events) {
      if (event.type().equals("ChildAssessmentStarted")) {
        ids.add(event.text("assessmentId"));
      }
    }
    int running = 0;
    for (String id : ids) {
      OracleEvent start = null;
      for (OracleEvent event : events) {
        if (event.type().equals("ChildAssessmentStarted") && event.is("assessmentId", id)) {
          start = event;
        }
      }
      OracleEvent latest = start;
      if (events.stream().noneMatch(event -> endsAssessment(event, latest))) {
        running++;
      }
    }
    return running;
  }

  private static boolean endsAssessment(OracleEvent event, OracleEvent start) {
    boolean notBefore = !event.at().isBefore(start.at());
    boolean same = start.text("assessmentId").equals(event.text("assessmentId"));
    return switch (event.type()) {
      case "ChildAssessmentCompleted" ->
          same && (notBefore || (event.datePrecision() && event.date().equals(start.date())));
      case "ChildAssessmentCancelled" -> same && notBefore;
      default -> ENDS.contains(event.type()) && notBefore;
    };
  }
}
