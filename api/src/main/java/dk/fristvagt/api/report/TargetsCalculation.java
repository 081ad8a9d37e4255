package dk.fristvagt.api.report;

import dk.fristvagt.rules.calendar.Calendars;
import dk.fristvagt.rules.catalogue.Catalogue;
import dk.fristvagt.rules.catalogue.LocalizedText;
import dk.fristvagt.rules.catalogue.Rule;
import dk.fristvagt.rules.catalogue.Target;
import dk.fristvagt.rules.compliance.Group;
import dk.fristvagt.rules.fact.CodePointOrder;
import dk.fristvagt.streams.store.ComplianceKey;
import dk.fristvagt.streams.view.DayFigures;
import dk.fristvagt.streams.view.PartitionView;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Makes {@link TargetsReport}s. For one report and one thread. */
final class TargetsCalculation {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::municipality, CodePointOrder.INSTANCE)
          .thenComparing(Place::team, Comparator.nullsFirst(CodePointOrder.INSTANCE));

  private final Catalogue catalogue;
  private final Calendars calendars;
  private final ViewSnapshot snapshot;
  private final TargetsQuery query;
  private final SortedMap<String, SortedMap<Place, MonthlyShares>> byRule =
      new TreeMap<>(CodePointOrder.INSTANCE);

  /** Every municipality with figures of any rule. */
  private final Set<Place> municipalities = new TreeSet<>(ORDER);

  private final List<TargetRow> rows = new ArrayList<>();

  TargetsCalculation(
      Catalogue catalogue, Calendars calendars, ViewSnapshot snapshot, TargetsQuery query) {
    this.catalogue = catalogue;
    this.calendars = calendars;
    this.snapshot = snapshot;
    this.query = query;
  }

  TargetsReport report() {
    for (PartitionView view : snapshot.views()) {
      view.figures().forEach(this::add);
    }
    for (Rule rule : catalogue.rules()) {
      Set<String> ids = idsOf(rule);
      for (String id : ids) {
        if (query.filter().acceptsRule(id)) {
          addRows(id, RuleNames.name(rule, id), rule.target());
        }
      }
    }
    for (String id : byRule.keySet()) {
      if (catalogue.rule(id).isEmpty()) {
        addRows(id, new LocalizedText(id, id), Target.NONE);
      }
    }
    return new TargetsReport(
        snapshot.clockInstant(),
        snapshot.clockMaxInstant(),
        snapshot.partitions(),
        query.by().label(),
        rows);
  }

  private void add(ComplianceKey key, DayFigures figures) {
    Group group = key.group();
    if (!query.filter().acceptsHolder(group.municipality(), group.team(), group.caseworker())) {
      return;
    }
    municipalities.add(new Place(group.municipality(), null));
    boolean counts = !figures.now().isZero() || !figures.atClose().isZero();
    if (counts && query.filter().acceptsRule(group.rule())) {
      byRule
          .computeIfAbsent(group.rule(), rule -> new TreeMap<>(ORDER))
          .computeIfAbsent(
              new Place(group.municipality(), query.by().teamOf(group)),
              place -> new MonthlyShares())
          .add(YearMonth.from(key.day()), figures);
    }
  }

  /** Of a rule made for each entry of a map, the ids with figures; its own where there are none. */
  private Set<String> idsOf(Rule rule) {
    Set<String> ids = new TreeSet<>(CodePointOrder.INSTANCE);
    if (rule.id().endsWith("*")) {
      byRule.keySet().stream()
          .filter(id -> catalogue.rule(id).filter(rule::equals).isPresent())
          .forEach(ids::add);
    }
    return ids.isEmpty() ? Set.of(rule.id()) : ids;
  }

  private void addRows(String id, LocalizedText name, Target target) {
    SortedMap<Place, MonthlyShares> figures = new TreeMap<>(ORDER);
    if (query.by() == Grouping.MUNICIPALITY) {
      municipalities.forEach(place -> figures.put(place, new MonthlyShares()));
    }
    figures.putAll(byRule.getOrDefault(id, new TreeMap<>(ORDER)));
    figures.forEach(
        (place, months) ->
            rows.add(
                new TargetRowCalculation(
                        target, months, calendars.of(place.municipality()), snapshot.clock())
                    .row(id, name, place.municipality(), place.team())));
  }

  private record Place(String municipality, String team) {}
}
