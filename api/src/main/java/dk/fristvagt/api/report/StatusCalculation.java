package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.compliance.Verdict;
import dk.fristvagt.rules.evaluation.Obligation;
import dk.fristvagt.rules.evaluation.ObligationStatus;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.LiveCounts;
import dk.fristvagt.streams.view.MetOfDue;
import dk.fristvagt.streams.view.PartitionView;
import dk.fristvagt.streams.view.RuleTally;
import dk.fristvagt.streams.view.Scope;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes {@link StatusReport}s. For one report and one thread. */
final class StatusCalculation {

  private final Catalogue catalogue;
  private final ViewSnapshot snapshot;
  private final GroupFilter filter;
  private final LocalToday today;
  private final ChildrenCount children;
  private final Map<String, Sum> sums = new TreeMap<>();

  StatusCalculation(
      Catalogue catalogue,
      Calendars calendars,
      ViewSnapshot snapshot,
      GroupFilter filter,
      ChildrenCount children) {
    this.catalogue = catalogue;
    this.snapshot = snapshot;
    this.filter = filter;
    this.today = new LocalToday(calendars, snapshot.clock());
    this.children = children;
  }

  StatusReport report(boolean stale) {
    for (PartitionView view : snapshot.views()) {
      if (filter.caseworkers().isEmpty()) {
        Tallies.forEach(view, filter, this::addTally);
      } else {
        addLive(view);
        addFigures(view);
      }
    }
    LiveCounts totals =
        sums.values().stream().map(sum -> sum.live).reduce(LiveCounts.ZERO, LiveCounts::plus);
    return new StatusReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        stale,
        snapshot.partitions(),
        new StatusReport.Totals(totals.open(), totals.dueSoon(), totals.overdue()),
        rules(),
        new GaugeCalculation(catalogue, snapshot, filter, today, children).gauges(),
        FollowedCatalogue.of(snapshot, catalogue));
  }

  private void addTally(Scope scope, String rule, RuleTally tally) {
    LocalDate day = today.in(scope.municipality());
    MetOfDue month = tally.between(day.withDayOfMonth(1), day.withDayOfMonth(day.lengthOfMonth()));
    MetOfDue days = tally.between(today.firstOfLast30Days(scope.municipality()), day);
    if (!tally.live().isZero() || month.due() != 0 || days.due() != 0) {
      sum(rule).add(tally, month, days);
    }
  }

  private void addLive(PartitionView view) {
    view.counts()
        .forEach(
            (group, counts) -> {
              if (filter.accepts(group)) {
                Sum sum = sum(group.rule());
                sum.live = sum.live.plus(counts);
              }
            });
    sums.forEach(
        (rule, sum) -> {
          if (sum.live.overdue() > 0 && view.live().containsKey(rule)) {
            sum.addOldest(oldestOverdue(view.live().get(rule).values()));
          }
        });
  }

  /** The overdue ones come first in a list; ends at the first that is not. */
  private Long oldestOverdue(Iterable<Obligation> byDue) {
    for (Obligation obligation : byDue) {
      if (obligation.status() != ObligationStatus.OVERDUE) {
        return null;
      }
      if (filter.accepts(obligation)) {
        return obligation.due();
      }
    }
    return null;
  }

  private void addFigures(PartitionView view) {
    view.figures()
        .tailMap(ComplianceKey.from(today.earliest()))
        .forEach(
            (key, figures) -> {
              Group group = key.group();
              if (filter.accepts(group) && !figures.now().isZero()) {
                boolean month = today.isThisMonth(group.municipality(), key.day());
                boolean days = today.isLast30Days(group.municipality(), key.day());
                if (month || days) {
                  sum(group.rule())
                      .addFigures(month, days, figures.now().met(), figures.now().due());
                }
              }
            });
  }

  private Sum sum(String rule) {
    return sums.computeIfAbsent(rule, id -> new Sum());
  }

  private List<RuleStatus> rules() {
    LocalDate day =
        filter.municipalities().size() == 1
            ? today.in(filter.municipalities().iterator().next())
            : today.common();
    List<RuleStatus> rows = new ArrayList<>();
    for (Rule rule : catalogue.rules()) {
      List<String> ids =
          rule.id().endsWith("*")
              ? sums.keySet().stream().filter(id -> isOf(rule, id)).toList()
              : List.of(rule.id());
      for (String id : ids.isEmpty() ? List.of(rule.id()) : ids) {
        if (filter.acceptsRule(id)) {
          rows.add(row(id, RuleNames.name(rule, id), rule.target(), day));
        }
      }
    }
    for (String id : sums.keySet()) {
      if (catalogue.rule(id).isEmpty()) {
        rows.add(row(id, new LocalizedText(id, id), Target.NONE, day));
      }
    }
    return rows;
  }

  private boolean isOf(Rule rule, String id) {
    return catalogue.rule(id).map(Rule::id).filter(rule.id()::equals).isPresent();
  }

  private RuleStatus row(String id, LocalizedText name, Target target, LocalDate day) {
    Sum sum = sums.getOrDefault(id, new Sum());
    return new RuleStatus(
        id,
        name,
        sum.live.open(),
        sum.live.dueSoon(),
        sum.live.overdue(),
        sum.oldestOverdue == null ? null : Instant.ofEpochMilli(sum.oldestOverdue),
        Share.of(sum.monthMet, sum.monthDue),
        Share.of(sum.daysMet, sum.daysDue),
        TargetShare.on(target, day),
        Verdict.of(sum.monthMet, sum.monthDue, target, day));
  }

  /** What one rule adds up to. */
  private static final class Sum {
    private LiveCounts live = LiveCounts.ZERO;
    private Long oldestOverdue;
    private long monthMet;
    private long monthDue;
    private long daysMet;
    private long daysDue;

    private void add(RuleTally tally, MetOfDue month, MetOfDue days) {
      live = live.plus(tally.live());
      addOldest(tally.oldestOverdue());
      monthMet += month.met();
      monthDue += month.due();
      daysMet += days.met();
      daysDue += days.due();
    }

    private void addOldest(Long due) {
      if (due != null && (oldestOverdue == null || due < oldestOverdue)) {
        oldestOverdue = due;
      }
    }

    private void addFigures(boolean month, boolean days, long met, long due) {
      if (month) {
        monthMet += met;
        monthDue += due;
      }
      if (days) {
        daysMet += met;
        daysDue += due;
      }
    }
  }
}
