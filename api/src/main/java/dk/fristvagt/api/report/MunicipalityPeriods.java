package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.MunicipalCalendar;
import dk.fristvagt.rules.compliance.PeriodKind;
import dk.fristvagt.rules.evaluation.CaseFlow;
import dk.fristvagt.rules.evaluation.Holder;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/**
 * What happened in one municipality, period by period. Balances are added up from the first month
 * on, so that each period starts where the one before ended. For one report and one thread.
 */
final class MunicipalityPeriods {

  private static final double PER_HUNDRED = 100.0;
  private static final double PER_THOUSAND = 1000.0;

  private final NavigableMap<LocalDate, Map<CaseFlow, Long>> flows = new TreeMap<>();
  private final NavigableMap<LocalDate, Long> notifications = new TreeMap<>();
  private final PeriodKind kind;

  private final Map<String, Long> openByCaseworker = new HashMap<>();
  private long open;
  private long withMeasure;

  MunicipalityPeriods(PeriodKind kind) {
    this.kind = kind;
  }

  void flow(CaseFlow flow, long n) {
    flows.computeIfAbsent(first(flow.month()), day -> new HashMap<>()).merge(flow, n, Long::sum);
  }

  void notifications(LocalDate day, long n) {
    notifications.merge(kind.firstDay(day), n, Long::sum);
  }

  /**
   * The rows from the first period with anything in it up to the clock's, as far as they are
   * wanted.
   *
   * @param byTeam whether figures of teams are wanted, which notifications are not
   */
  List<GaugesReport.Period> rows(
      String municipality,
      GaugesQuery query,
      MunicipalCalendar calendar,
      long clock,
      boolean byTeam,
      Population population) {
    List<GaugesReport.Period> rows = new ArrayList<>();
    LocalDate last = kind.firstDay(calendar.localDate(clock));
    for (LocalDate first = firstPeriod(last);
        !first.isAfter(last);
        first = kind.lastDay(first).plusDays(1)) {
      Set<String> before = caseworkers();
      Movements movements = apply(flows.getOrDefault(first, Map.of()));
      if (isWanted(first, query)) {
        LocalDate to = kind.lastDay(first);
        Long received = byTeam ? null : notifications.getOrDefault(first, 0L);
        Population.Count children = population.of(municipality, to.getYear()).orElse(null);
        Set<String> left = new HashSet<>(before);
        left.removeAll(caseworkers());
        rows.add(
            new GaugesReport.Period(
                municipality,
                kind.label(first),
                first,
                to,
                calendar.endOf(to) <= clock,
                received,
                children,
                received == null || children == null
                    ? null
                    : PER_THOUSAND * received / children.children(),
                movements.opened,
                movements.closed,
                open,
                withMeasure,
                movements.changed,
                open == 0 ? null : PER_HUNDRED * movements.changed / open,
                before.size(),
                left.size(),
                Share.ratio(left.size(), before.size())));
      }
    }
    return rows;
  }

  private LocalDate firstPeriod(LocalDate otherwise) {
    LocalDate first = otherwise;
    if (!flows.isEmpty() && flows.firstKey().isBefore(first)) {
      first = flows.firstKey();
    }
    if (!notifications.isEmpty() && notifications.firstKey().isBefore(first)) {
      first = notifications.firstKey();
    }
    return first;
  }

  private boolean isWanted(LocalDate first, GaugesQuery query) {
    return (query.from() == null || !first.isBefore(kind.firstDay(query.from())))
        && (query.to() == null || !first.isAfter(query.to()));
  }

  private Movements apply(Map<CaseFlow, Long> ofPeriod) {
    Movements movements = new Movements();
    ofPeriod.forEach(
        (flow, n) -> {
          switch (flow.kind()) {
            case OPENED -> movements.opened += n;
            case CLOSED -> movements.closed += n;
            case CASEWORKER_CHANGED -> movements.changed += n;
            case WITH_MEASURE -> withMeasure += n;
            case OPEN -> {
              open += n;
              openByCaseworker.merge(flow.holder().caseworker(), n, Long::sum);
            }
          }
        });
    return movements;
  }

  /** Who holds an open case. */
  private Set<String> caseworkers() {
    Set<String> caseworkers = new HashSet<>();
    openByCaseworker.forEach(
        (caseworker, n) -> {
          if (n > 0 && !caseworker.equals(Holder.UNASSIGNED.caseworker())) {
            caseworkers.add(caseworker);
          }
        });
    return caseworkers;
  }

  private LocalDate first(YearMonth month) {
    return kind.firstDay(month.atDay(1));
  }

  private static final class Movements {
    private long opened;
    private long closed;
    private long changed;
  }
}
